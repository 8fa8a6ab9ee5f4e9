//! The second level: what the clauses are encoded as, statement by statement.

use qufen_analysis::diff::{Change, ChangeKind, Difference, Effect, FactChange, FactDifference};
use qufen_semantics::model::{ClauseId, Model};
use schemars::JsonSchema;
use serde::Serialize;

/// One statement that says something else, or says it otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleChange {
    /// What it is about.
    pub kind: ChangeKind,
    /// The old clauses that it is about.
    pub old: Vec<String>,
    /// The new clauses that it is about.
    pub new: Vec<String>,
    /// What is changed, where the clauses do not say it: a name, an outcome, an actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What the old version says, in words of the language; `null` where it says nothing.
    pub before: Option<String>,
    /// What the new version says.
    pub after: Option<String>,
    /// What it does to cases: `equivalent` and `no_outcome` are proved.
    pub effect: Effect,
}

impl RuleChange {
    /// Whether there is anything to read: words that stay the same over an enumeration with further
    /// values are another formula, proved to say the same, and nobody changed them.
    pub(crate) fn is_seen(&self) -> bool {
        self.effect != Effect::Equivalent || self.before.is_none() || self.before != self.after
    }
}

/// A fact that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FactNote {
    /// Its name in the old version.
    pub old: Option<String>,
    /// Its name in the new version.
    pub new: Option<String>,
    /// How it differs.
    pub change: FactNoteKind,
    /// Variants that only the old version knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
    /// Variants that only the new version knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub come: Vec<String>,
}

/// How a fact differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactNoteKind {
    /// 新增.
    Added,
    /// 不再使用.
    Dropped,
    /// 更名.
    Renamed,
    /// Other variants, or another order of them.
    Variants,
    /// One name, two kinds of type: two facts.
    Kind,
}

/// The changes, in the order of the text.
pub fn changes(old: &Model, new: &Model, difference: &Difference) -> Vec<RuleChange> {
    let about = |change: &Change| RuleChange {
        kind: change.kind,
        old: cites(old, &change.old),
        new: cites(new, &change.new),
        subject: change.subject.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        effect: change.effect,
    };
    difference.changes.iter().map(about).collect()
}

/// The facts that are not the same in both.
pub fn facts(old: &Model, new: &Model, difference: &Difference) -> Vec<FactNote> {
    let name = |model: &Model, index: usize| model.facts.get(index).map(|it| it.name.clone());
    let about = |change: &FactChange| {
        let (kind, gone, come) = match &change.what {
            FactDifference::Added => (FactNoteKind::Added, Vec::new(), Vec::new()),
            FactDifference::Dropped => (FactNoteKind::Dropped, Vec::new(), Vec::new()),
            FactDifference::Renamed => (FactNoteKind::Renamed, Vec::new(), Vec::new()),
            FactDifference::Kind => (FactNoteKind::Kind, Vec::new(), Vec::new()),
            FactDifference::Variants { gone, come } => {
                (FactNoteKind::Variants, gone.clone(), come.clone())
            }
        };
        FactNote {
            old: change.old.and_then(|it| name(old, it.index())),
            new: change.new.and_then(|it| name(new, it.index())),
            change: kind,
            gone,
            come,
        }
    };
    difference.facts.iter().map(about).collect()
}

/// The citations of clauses.
pub(crate) fn cites(model: &Model, clauses: &[ClauseId]) -> Vec<String> {
    let found = clauses
        .iter()
        .filter_map(|id| model.clauses.get(id.index()));
    found.map(|clause| clause.citation.clone()).collect()
}
