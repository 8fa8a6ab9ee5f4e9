//! A change: what the new version says instead of the old, one statement at a time.

use qufen_semantics::model::ClauseId;
use schemars::JsonSchema;
use serde::Serialize;

/// One atomic change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of statement it is about.
    pub kind: ChangeKind,
    /// The old clauses that it is about; empty for what is new, and for what stands in no clause.
    pub old: Vec<ClauseId>,
    /// The new clauses that it is about; empty for what is gone, and for what stands in no clause.
    pub new: Vec<ClauseId>,
    /// What is changed, where the clauses do not say it: the name of a definition, reading, fact or
    /// distinction, the outcome that a rule or requirement is about, the actor of a norm.
    pub subject: Option<String>,
    /// What the old version says, in words of the language and of the old version; `None` where it
    /// says nothing.
    pub before: Option<String>,
    /// What the new version says.
    pub after: Option<String>,
    /// What it does to cases.
    pub effect: Effect,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A provision that is new, with everything below it and everything that it does by standing
    /// where it stands.
    Inserted,
    /// A provision that is gone.
    Deleted,
    /// A provision that stands under another heading than before.
    Moved,
    /// Provisions that were merged, or one that was split.
    Regrouped,
    /// The condition of a clause, without its 除外 and fictions.
    Condition,
    /// `当 … 则 …`: its outcome, or a condition of its own.
    Rule,
    /// 须.
    Requirement,
    /// 除外.
    Exception,
    /// 视为符合.
    Deeming,
    /// 适用 or 参照.
    Scope,
    /// 否则 …: the outcome outside the scope.
    OutOfScope,
    /// The outcomes, and which of them prevails.
    Precedence,
    /// 缺省.
    Default,
    /// 从严到宽.
    Leniency,
    /// A definition.
    Definition,
    /// 约束.
    Constraint,
    /// 推定.
    Presumption,
    /// A 解读: its options and their words.
    Reading,
    /// Which option of a 解读 is the default.
    ReadingDefault,
    /// 效果.
    Effect,
    /// 义务, 禁止 or 权利.
    Norm,
    /// 考量.
    Factor,
    /// 区分.
    Distinction,
    /// 断言.
    Assertion,
}

/// What a change does to cases, with the other changes made or not made in every combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Proved: only other words; it says the same of every case.
    Equivalent,
    /// Proved: no outcome of a case of which everything is known turns on it, though it says
    /// something else.
    NoOutcome,
    /// Proved: some case is possible without it that is not possible with it, or the reverse.
    Cases,
    /// Some case comes out otherwise with it than without it, if perhaps only together with other
    /// changes.
    Outcome,
    /// Proved: with only some of the other changes it would make a case come out otherwise; with all
    /// of them no case does, under any reading.
    Offset,
    /// Not established within the budget.
    Unknown,
}
