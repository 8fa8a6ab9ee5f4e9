//! The `cover` JSON.

use super::SuiteCoverage;
use super::words;
use qufen_analysis::cover::{Level, Standing, Tally, findings};
use qufen_diagnostics::Language;
use schemars::JsonSchema;
use serde::Serialize;

/// The result of `qufen cover`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverReport {
    /// One for each version that was measured.
    pub policies: Vec<PolicyCover>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PolicyCover {
    /// Its title.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// 草案 or 示例; absent for enacted law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// How many scenarios count.
    pub scenarios: usize,
    /// Outcomes, each as the determined outcome of some scenario.
    pub outcomes: Count,
    /// Roles of clauses: reached, carrying an outcome, defeated, met or failed as a requirement,
    /// and so on.
    pub roles: Count,
    /// Values of conditions.
    pub conditions: Count,
    /// Obligations of masking MC/DC.
    pub mcdc: Count,
    /// Every clause and definition that has something to exercise, in the order of the text.
    pub clauses: Vec<ClauseCover>,
    /// What no scenario exercises though some case could.
    pub missing: Vec<Missing>,
    /// What no case can exercise, with the reason: proved, and no part of any count of feasible.
    pub infeasible: Vec<Infeasible>,
}

/// How many of what is feasible is exercised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    /// Exercised.
    pub met: usize,
    /// Exercised by some case.
    pub feasible: usize,
    /// Proved impossible.
    pub infeasible: usize,
    /// The share in per cent, rounded down.
    pub percent: usize,
}

/// One clause or definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClauseCover {
    /// Its citation, or `定义 …`.
    pub cite: String,
    /// Its roles.
    pub roles: Count,
    /// The values of its conditions.
    pub conditions: Count,
    /// Its MC/DC obligations.
    pub mcdc: Count,
}

/// Something to exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The clause or definition.
    pub cite: String,
    /// `outcome`, `role`, `condition` or `mcdc`.
    pub level: &'static str,
    /// What is to be exercised.
    pub aim: String,
    /// The findings of a case that would exercise it, whatever else is so.
    pub example: Vec<String>,
}

/// Something that cannot be exercised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Infeasible {
    /// The clause or definition.
    pub cite: String,
    /// `outcome`, `role`, `condition` or `mcdc`.
    pub level: &'static str,
    /// What cannot be exercised.
    pub aim: String,
    /// Why.
    pub reason: String,
}

/// The report as data.
pub fn cover_report(suites: &[SuiteCoverage]) -> CoverReport {
    CoverReport {
        policies: suites.iter().map(policy).collect(),
    }
}

/// The report as JSON text.
///
/// # Errors
/// Strings and numbers: none in practice.
pub fn json(suites: &[SuiteCoverage]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&cover_report(suites)).map(|text| text + "\n")
}

/// The JSON Schema of [`json`].
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::default()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<CoverReport>()
}

fn policy(suite: &SuiteCoverage) -> PolicyCover {
    let instrument = &suite.model.instrument;
    let counted = |level| count(suite.coverage.tally(level));
    let rows = suite.rows();
    let clauses = rows
        .iter()
        .filter(|row| row.subject != super::rows::Subject::Outcomes);
    let clauses = clauses.map(|row| ClauseCover {
        cite: suite.name(row.subject),
        roles: count(row.tally(Level::Clause)),
        conditions: count(row.tally(Level::Condition)),
        mcdc: count(row.tally(Level::Mcdc)),
    });
    PolicyCover {
        policy: instrument.title.clone(),
        version: instrument.version.clone(),
        nature: instrument.nature.clone(),
        scenarios: suite.scenarios.len(),
        outcomes: counted(Level::Outcome),
        roles: counted(Level::Clause),
        conditions: counted(Level::Condition),
        mcdc: counted(Level::Mcdc),
        clauses: clauses.collect(),
        missing: missing(suite),
        infeasible: infeasible(suite),
    }
}

fn count(tally: Tally) -> Count {
    Count {
        met: tally.met,
        feasible: tally.feasible(),
        infeasible: tally.infeasible,
        percent: tally.percent(),
    }
}

fn missing(suite: &SuiteCoverage) -> Vec<Missing> {
    let missing = suite.coverage.missing().map(|(entry, witness)| Missing {
        cite: suite.name(suite.subject(entry.aim)),
        level: level(entry.aim.level()),
        aim: words::aim(suite, entry.aim, Language::Chinese),
        example: findings(&suite.model, witness),
    });
    missing.collect()
}

fn infeasible(suite: &SuiteCoverage) -> Vec<Infeasible> {
    let entries = suite.coverage.entries.iter();
    let infeasible = entries.filter_map(|entry| match entry.standing {
        Standing::Infeasible(reason) => Some(Infeasible {
            cite: suite.name(suite.subject(entry.aim)),
            level: level(entry.aim.level()),
            aim: words::aim(suite, entry.aim, Language::Chinese),
            reason: words::reason(suite, entry.aim, reason, Language::Chinese),
        }),
        _ => None,
    });
    infeasible.collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Outcome => "outcome",
        Level::Clause => "role",
        Level::Condition => "condition",
        Level::Mcdc => "mcdc",
    }
}
