//! What became of a mutant.

use qufen_semantics::model::Case;

/// How one mutant fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A scenario notices.
    Killed {
        /// Its place among the scenarios.
        scenario: usize,
        /// How.
        by: Notice,
    },
    /// The same decision, for the same reasons, in every case under every reading.
    Equivalent,
    /// No scenario notices, though some case would.
    Survived(Box<Killer>),
    /// The diagram outgrew its budget; no scenario that could be asked without it notices.
    Incomplete,
}

/// How a scenario notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// The outcomes that remain are others.
    Outcome,
    /// Only the reasons or consequences are others, in every scenario.
    Reasons,
}

/// The plainest case that would notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Killer {
    /// The case, as it would stand in a scenario.
    pub case: Case,
    /// What remains possible under the law.
    pub meant: Vec<String>,
    /// What remains possible under the slip.
    pub slipped: Vec<String>,
}
