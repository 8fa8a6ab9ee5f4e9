//! The `analyze` JSON.

use super::{Analysis, Example, Finding, FindingKind, Question, Sentence, Share};
use crate::space::Findings;
use num_traits::ToPrimitive;
use qufen_semantics::model::Model;
use schemars::JsonSchema;
use serde::Serialize;

/// The result of `qufen analyze`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnalyzeReport {
    /// The instrument's title, without 《》.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// `草案` or `示例`; `null` for enacted law.
    pub nature: Option<String>,
    /// The weightiest first.
    pub findings: Vec<AnalyzeFinding>,
    /// Questions that the budget did not suffice for; nothing is established about them.
    pub incomplete: Vec<Question>,
}

/// One thing that a drafter may want to know.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnalyzeFinding {
    /// What it is.
    pub kind: FindingKind,
    /// The clauses that it is about, the one that says too much or too little first.
    pub cites: Vec<String>,
    /// The finding, in one sentence.
    pub sentence: Sentence,
    /// Cases that show it; `qufen decide --case` reads each `witness`.
    pub examples: Vec<AnalyzeExample>,
    /// How many cases it concerns.
    pub share: Option<AnalyzeShare>,
}

/// A case that shows a finding.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnalyzeExample {
    /// What it shows.
    pub about: Sentence,
    /// The case.
    pub witness: Findings,
    /// What becomes of it, whatever the facts that it leaves open.
    pub outcome: String,
}

/// A part of the cases, counted exactly.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnalyzeShare {
    /// How many, as a decimal string.
    pub cases: String,
    /// Out of how many, as a decimal string.
    pub of: String,
    /// One divided by the other.
    pub share: f64,
    /// What both count.
    pub among: Sentence,
}

/// The analysis as data.
pub fn report(model: &Model, analysis: &Analysis) -> AnalyzeReport {
    AnalyzeReport {
        policy: model.instrument.title.clone(),
        version: model.instrument.version.clone(),
        nature: model.instrument.nature.clone(),
        findings: analysis
            .findings
            .iter()
            .map(|it| entry(model, it))
            .collect(),
        incomplete: analysis.incomplete.clone(),
    }
}

/// The JSON Schema of [`AnalyzeReport`].
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::default()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<AnalyzeReport>()
}

fn entry(model: &Model, finding: &Finding) -> AnalyzeFinding {
    let cites = finding.clauses.iter();
    AnalyzeFinding {
        kind: finding.kind,
        cites: cites
            .map(|id| model.clauses[id.index()].citation.clone())
            .collect(),
        sentence: finding.sentence.clone(),
        examples: finding
            .examples
            .iter()
            .map(|it| example(model, it))
            .collect(),
        share: finding.share.as_ref().map(share),
    }
}

fn example(model: &Model, example: &Example) -> AnalyzeExample {
    AnalyzeExample {
        about: example.about.clone(),
        witness: example.witness.findings(model),
        outcome: model.outcomes[example.outcome.index()].clone(),
    }
}

fn share(share: &Share) -> AnalyzeShare {
    AnalyzeShare {
        cases: share.cases.to_string(),
        of: share.of.to_string(),
        share: ratio(share),
        among: share.among.clone(),
    }
}

/// One count divided by the other, to the precision of an `f64`.
pub(super) fn ratio(share: &Share) -> f64 {
    let (cases, of) = (share.cases.to_f64(), share.of.to_f64());
    match (cases, of) {
        (Some(cases), Some(of)) if of > 0.0 => cases / of,
        _ => 0.0,
    }
}
