//! Scenarios, resolved against one model: what the harness runs.

use crate::model::{Case, ClauseId, FactId, OutcomeId, ReadingId};
use qufen_diagnostics::Location;

/// One 场景 under one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedScenario {
    /// Its title.
    pub title: String,
    /// The file that holds it, as messages name it.
    pub file: String,
    /// The title's words.
    pub place: Location,
    /// 说明 lines.
    pub notes: Vec<String>,
    /// 区分, each with the side that it claims.
    pub covers: Vec<Coverage>,
    /// The facts and readings.
    pub case: Case,
    /// The readings that it states or takes over; the others are the defaults.
    pub stated_readings: Vec<ReadingId>,
    /// 期望, when it states one.
    pub expected: Option<Expected>,
}

/// A 场景 under another version than its own: its facts and readings, as far as that one has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedCase {
    /// Its title.
    pub title: String,
    /// The facts and readings.
    pub case: Case,
    /// Facts and readings that it states and the version does not know, or not with that value; by
    /// name.
    pub lost: Vec<String>,
}

/// A 场景 of a version that a decision amended, as a case of the version that came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InheritedScenario {
    /// Under the new version. 期望 and 区分 speak of the old one and are left there.
    pub scenario: ResolvedScenario,
    /// The same facts and readings under the version amended.
    pub before: Case,
    /// Facts and readings that it states and the new version does not know, or not with that value;
    /// by name.
    pub lost: Vec<String>,
}

/// `区分 甲 与 乙 此方`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The name of 此方.
    pub this_name: String,
    /// The name of 彼方.
    pub that_name: String,
    /// Whether it claims 此方.
    pub this_side: bool,
    /// The statement.
    pub place: Location,
}

/// 期望.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// One outcome, or all that must remain possible.
    pub outcomes: Vec<OutcomeId>,
    /// Whether it says 未定.
    pub open: bool,
    /// Clauses that must be in the basis.
    pub basis: Vec<ClauseId>,
    /// Facts that must still be open.
    pub pending_facts: Vec<FactId>,
    /// Clauses that must still be open.
    pub pending_clauses: Vec<ClauseId>,
    /// The statement.
    pub place: Location,
}
