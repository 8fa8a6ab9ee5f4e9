//! What follows from a decision, what is weighed, and what is to be proved.

use super::{ClauseId, Formula};

/// 考量: one thing to weigh. Never decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The clause.
    pub clause: ClauseId,
    /// For example 看初衷.
    pub name: String,
    /// 有利.
    pub favourable: Formula,
    /// 不利.
    pub adverse: Formula,
}

/// 效果.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The clause whose words are the effect.
    pub clause: ClauseId,
    /// When it follows; may speak of outcomes.
    pub condition: Formula,
}

/// 义务, 禁止, 权利.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// The clause that says so.
    pub clause: ClauseId,
    /// Which of the three.
    pub modality: Modality,
    /// Who.
    pub actor: String,
    /// What, in the law's words.
    pub act: String,
    /// Towards whom.
    pub addressee: Option<String>,
    /// When; may speak of outcomes.
    pub condition: Formula,
}

/// 应当, 不得, 可以.
pub use qufen_syntax::ast::Modality;

/// 区分: a proof obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distinction {
    /// The clause.
    pub clause: ClauseId,
    /// The name of 此方.
    pub this_name: String,
    /// The name of 彼方.
    pub that_name: String,
    /// 此方.
    pub this: Formula,
    /// 彼方.
    pub that: Formula,
}

/// 断言: a proof obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The clause below which it stands, if any.
    pub clause: Option<ClauseId>,
    /// `true` for 恒, `false` for 可能.
    pub always: bool,
    /// May speak of facts, clauses and outcomes.
    pub formula: Formula,
    /// The source words.
    pub source: String,
}
