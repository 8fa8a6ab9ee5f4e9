//! The whole comparison, in the shape of the `diff` JSON.

use crate::claims::Claim;
use crate::outcomes::Outcomes;
use crate::particulars::{Particular, Version};
use crate::rules::{FactNote, RuleChange};
use crate::text::{AlignedClause, ClauseChange};
use crate::trials::{Flip, Tally, Undecided};
use qufen_analysis::diff::Effect;
use schemars::JsonSchema;
use serde::Serialize;

/// Everything that is to be said of two versions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Comparison {
    /// The version compared with.
    pub old: Version,
    /// The version compared.
    pub new: Version,
    /// `true` where it is proved that every case has the same outcome under every reading and that the
    /// same follows from it; `false` where a case is otherwise; `null` where that is not established.
    pub equivalent: Option<bool>,
    /// What came of the claims that were made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assertions: Vec<Claim>,
    /// What the versions say about themselves; where a text is not held, all of it, else what
    /// differs.
    pub particulars: Vec<Particular>,
    /// Whether the new version says that it repeals the old one.
    pub repeals_old: bool,
    /// Levels of which nothing can be said, because the text of a version is not held.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_comparable: Vec<Level>,
    /// The clauses that changed.
    pub text: Vec<ClauseChange>,
    /// Every clause of both versions side by side, for documents.
    #[serde(skip)]
    pub aligned: Vec<AlignedClause>,
    /// What clauses are encoded as, statement by statement.
    pub rules: Vec<RuleChange>,
    /// Facts that are not the same in both versions.
    pub facts: Vec<FactNote>,
    /// What becomes of the cases.
    #[serde(flatten)]
    pub outcomes: Outcomes,
    /// The scenarios that come out otherwise.
    pub scenarios: Vec<Flip>,
    /// How many scenarios came out how.
    pub scenario_count: Tally,
    /// Scenarios that one version cannot decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scenarios_undecided: Vec<Undecided>,
}

impl Comparison {
    /// Whether everything was worked out within the budget.
    pub fn is_complete(&self) -> bool {
        let outcomes = &self.outcomes;
        let caused = outcomes.transitions.iter().all(|it| it.causes.is_some());
        let known = self.rules.iter().all(|it| it.effect != Effect::Unknown);
        let settled = outcomes.unsettled.is_none() && outcomes.under_readings.is_some();
        settled && self.equivalent.is_some() && caused && known
    }
}

/// What two versions are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The words of the clauses.
    Text,
    /// What the clauses are encoded as.
    Rules,
    /// What becomes of the cases.
    Outcomes,
    /// What becomes of the scenarios.
    Scenarios,
}

impl Level {
    /// All of them.
    pub const ALL: [Level; 4] = [Level::Text, Level::Rules, Level::Outcomes, Level::Scenarios];
}

/// The JSON Schema of [`Comparison`].
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::default()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Comparison>()
}
