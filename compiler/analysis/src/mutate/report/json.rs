//! The `mutate` JSON. It never depends on the language of messages.

use super::messages::Words;
use super::source::source;
use crate::mutate::{Killer, Notice, Operator, Survey, Verdict};
use qufen_diagnostics::Language;
use qufen_evaluator::value_json;
use qufen_semantics::model::Model;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The result of `qufen mutate`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MutateReport {
    /// The instrument's title.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// `草案` or `示例`; absent for enacted law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// The scenarios that rest on it and could be decided.
    pub scenarios: usize,
    /// All slips together.
    pub total: Tally,
    /// By kind of slip; kinds that the law offers no place for are left out.
    pub operators: Vec<OperatorTally>,
    /// Every slip, in the order of the law.
    pub mutants: Vec<MutantReport>,
}

/// How many slips fare how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// All.
    pub mutants: usize,
    /// Noticed because a scenario comes out otherwise.
    pub by_outcome: usize,
    /// Noticed only because a scenario has other reasons or consequences.
    pub by_reasons: usize,
    /// Proved to change no decision in any case under any reading.
    pub equivalent: usize,
    /// Noticed by no scenario, though a case would.
    pub survived: usize,
    /// Noticed by no scenario, and the budget did not suffice to tell more.
    pub incomplete: usize,
}

/// The slips of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OperatorTally {
    /// The kind.
    pub operator: Operator,
    /// How they fare.
    #[serde(flatten)]
    pub tally: Tally,
}

/// One slip.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MutantReport {
    /// Its kind.
    pub operator: Operator,
    /// The clause that it befell, or `定义 …`, `结论 …`.
    pub cite: String,
    /// The slip in words of the law.
    pub slip: String,
    /// What became of it.
    pub status: Status,
    /// The scenario that notices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed_by: Option<KilledBy>,
    /// A case that would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killer: Option<KillerReport>,
}

/// What became of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A scenario notices.
    Killed,
    /// Proved to change no decision.
    Equivalent,
    /// No scenario notices.
    Survived,
    /// No scenario notices, and the budget did not suffice to tell more.
    Incomplete,
}

/// The scenario that notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KilledBy {
    /// Its title.
    pub scenario: String,
    /// The file that holds it.
    pub file: String,
    /// `outcome`, or `reasons` when no scenario comes out otherwise.
    pub by: By,
}

/// How a scenario notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// By its outcome.
    Outcome,
    /// By its reasons or consequences.
    Reasons,
}

/// The plainest case that would notice.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct KillerReport {
    /// By the fact's name, as in a case file; facts that are left out are unknown.
    pub facts: Map<String, Value>,
    /// By the reading's name: the options that are not the default.
    pub readings: Map<String, Value>,
    /// The outcomes that remain under the law.
    pub meant: Vec<String>,
    /// The outcomes that remain under the slip.
    pub slipped: Vec<String>,
    /// The same as 场景 source, where it can be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The report as JSON text.
pub fn json(model: &Model, survey: &Survey) -> String {
    // Strings, numbers and lists: serialising them cannot fail.
    serde_json::to_string_pretty(&report(model, survey)).unwrap_or_default() + "\n"
}

/// Its schema, for `docs/schema/mutate.json`.
pub fn json_schema() -> Schema {
    schema_for!(MutateReport)
}

fn report(model: &Model, survey: &Survey) -> MutateReport {
    let operators = tallies(survey);
    let total = operators
        .iter()
        .fold(Tally::default(), |sum, it| sum.and(&it.tally));
    MutateReport {
        policy: model.instrument.title.clone(),
        version: model.instrument.version.clone(),
        nature: model.instrument.nature.clone(),
        scenarios: survey.scenarios.len(),
        total,
        operators,
        mutants: (0..survey.mutants.len())
            .map(|index| told(model, survey, index))
            .collect(),
    }
}

fn told(model: &Model, survey: &Survey, index: usize) -> MutantReport {
    let (mutant, verdict) = &survey.mutants[index];
    let mut report = MutantReport {
        operator: mutant.operator,
        cite: mutant.cite.clone(),
        slip: (Words::of(Language::Chinese).slip)(&mutant.slip),
        status: Status::Incomplete,
        killed_by: None,
        killer: None,
    };
    match verdict {
        Verdict::Killed { scenario, by } => {
            report.status = Status::Killed;
            report.killed_by = survey
                .scenarios
                .get(*scenario)
                .map(|(title, file)| KilledBy {
                    scenario: title.clone(),
                    file: file.clone(),
                    by: match by {
                        Notice::Outcome => By::Outcome,
                        Notice::Reasons => By::Reasons,
                    },
                });
        }
        Verdict::Equivalent => report.status = Status::Equivalent,
        Verdict::Survived(killer) => {
            report.status = Status::Survived;
            report.killer = Some(killing(model, killer, source(model, survey, index)));
        }
        Verdict::Incomplete => {}
    }
    report
}

fn killing(model: &Model, killer: &Killer, source: Option<String>) -> KillerReport {
    let facts = model.facts.iter().zip(&killer.case.facts);
    let facts = facts
        .filter_map(|(fact, value)| Some((fact.name.clone(), value_json(&fact.domain, (*value)?))));
    let readings = model.readings.iter().zip(&killer.case.readings);
    let readings = readings.filter(|(reading, option)| reading.default != **option);
    let readings = readings.filter_map(|(reading, option)| {
        let (label, _) = reading.options.get(*option as usize)?;
        Some((reading.name.clone(), Value::String(label.clone())))
    });
    KillerReport {
        facts: facts.collect(),
        readings: readings.collect(),
        meant: killer.meant.clone(),
        slipped: killer.slipped.clone(),
        source,
    }
}

/// By kind of slip, in their order.
pub fn tallies(survey: &Survey) -> Vec<OperatorTally> {
    let mut by_operator: BTreeMap<Operator, Tally> = BTreeMap::new();
    for (mutant, verdict) in &survey.mutants {
        let tally = by_operator.entry(mutant.operator).or_default();
        tally.mutants += 1;
        match verdict {
            Verdict::Killed {
                by: Notice::Outcome,
                ..
            } => tally.by_outcome += 1,
            Verdict::Killed {
                by: Notice::Reasons,
                ..
            } => tally.by_reasons += 1,
            Verdict::Equivalent => tally.equivalent += 1,
            Verdict::Survived(_) => tally.survived += 1,
            Verdict::Incomplete => tally.incomplete += 1,
        }
    }
    let tallies = by_operator.into_iter();
    tallies
        .map(|(operator, tally)| OperatorTally { operator, tally })
        .collect()
}

impl Tally {
    /// Both together.
    pub fn and(&self, other: &Tally) -> Tally {
        Tally {
            mutants: self.mutants + other.mutants,
            by_outcome: self.by_outcome + other.by_outcome,
            by_reasons: self.by_reasons + other.by_reasons,
            equivalent: self.equivalent + other.equivalent,
            survived: self.survived + other.survived,
            incomplete: self.incomplete + other.incomplete,
        }
    }
}
