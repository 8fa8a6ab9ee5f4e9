//! What a drafter should know of a policy: clauses that do nothing, conditions said twice, clauses
//! that meet and which prevails, what only a reading or the 缺省 decides.
//!
//! Each question stands in its own file and answers with findings; every finding has a sentence,
//! citations, and cases that replay through `decide`. Nothing here knows any particular law.

mod altered;
mod changes;
mod conflicts;
mod deemed;
mod exceptions;
mod exclusions;
mod fictions;
mod finding;
mod firing;
mod gaps;
mod ground;
mod human;
mod joint;
mod parts;
mod profit;
mod provision;
mod readings;
mod reason;
mod report;
mod restated;
mod show;
mod study;
#[cfg(test)]
mod tests;
mod together;
mod waivers;
mod weighing;
mod words;

pub use finding::{Example, Finding, FindingKind, Sentence, Share};
pub use human::human;
pub use report::{AnalyzeReport, json_schema, report};

use crate::space::{Budget, Overrun, Space, within};
use qufen_semantics::model::Model;
use schemars::JsonSchema;
use serde::Serialize;
use study::Study;

/// The findings, and the questions that the budget did not suffice for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// The weightiest first.
    pub findings: Vec<Finding>,
    /// What was not established.
    pub incomplete: Vec<Question>,
}

/// The questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Whether each clause can fire and matter, and what it says that is not said elsewhere.
    Clauses,
    /// Which exceptions of requirements and of clauses that are no ground do nothing.
    Waivers,
    /// What is owed to each fiction, and under which readings.
    Fictions,
    /// Which provisions do nothing only as long as others stand.
    IdleTogether,
    /// Which results depend on a reading.
    Readings,
    /// Which results depend on several readings together.
    ReadingsTogether,
    /// What exclusions add to the requirements.
    Exclusions,
    /// Which clauses conflict.
    Conflicts,
    /// What only the 缺省 decides.
    Gaps,
    /// Where considerations and outcome pull apart.
    Factors,
}

impl Question {
    /// Those that are asked one by one; [`Question::IdleTogether`] is asked of what they find.
    const ALL: [Question; 9] = [
        Question::Clauses,
        Question::Waivers,
        Question::Fictions,
        Question::Readings,
        Question::ReadingsTogether,
        Question::Exclusions,
        Question::Conflicts,
        Question::Gaps,
        Question::Factors,
    ];

    fn ask(self, study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
        match self {
            Question::Clauses => clauses(study),
            Question::Waivers => waivers::findings(study),
            Question::Fictions => deemed::findings(study),
            Question::IdleTogether => Ok(Vec::new()),
            Question::Readings => readings::findings(study),
            Question::ReadingsTogether => joint::findings(study),
            Question::Exclusions => exclusions::findings(study),
            Question::Conflicts => conflicts::findings(study),
            Question::Gaps => gaps::findings(study),
            Question::Factors => weighing::findings(study),
        }
    }
}

/// A clause that does nothing as a whole is not taken apart as well.
fn clauses(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found = firing::findings(study)?;
    let idle: Vec<_> = found.iter().map(|finding| finding.clauses[0]).collect();
    found.extend(restated::findings(study, &idle)?);
    found.extend(exceptions::findings(study, &idle)?);
    Ok(found)
}

/// The analysis of a model.
pub fn analyze(model: &Model, budget: Budget) -> Analysis {
    if let Ok(findings) = within(model, budget, analyze_in) {
        return Analysis {
            findings,
            incomplete: Vec::new(),
        };
    }
    // One question is too large; the others may still be answered alone.
    let mut analysis = Analysis::default();
    for question in Question::ALL {
        match within(model, budget, |space| question.ask(&Study::of(space)?)) {
            Ok(findings) => analysis.findings.extend(findings),
            Err(Overrun) => analysis.incomplete.push(question),
        }
    }
    let findings = &analysis.findings;
    if !together::is_asked(findings) {
        sort(&mut analysis.findings);
        return analysis;
    }
    match within(model, budget, |space| {
        together::told(&Study::of(space)?, findings.clone())
    }) {
        Ok(findings) => analysis.findings = findings,
        Err(Overrun) => analysis.incomplete.push(Question::IdleTogether),
    }
    sort(&mut analysis.findings);
    analysis
}

/// All findings, in a space that stands already.
///
/// # Errors
/// [`Overrun`] when the diagram is too small.
pub fn analyze_in(space: &Space<'_>) -> Result<Vec<Finding>, Overrun> {
    // 约束 that contradict one another leave no case to speak of.
    if !space.some(space.everything())? {
        return Ok(Vec::new());
    }
    let study = Study::of(space)?;
    let mut findings = Vec::new();
    for question in Question::ALL {
        findings.extend(space.passing(|| question.ask(&study))?);
    }
    let mut findings = together::told(&study, findings)?;
    sort(&mut findings);
    Ok(findings)
}

/// The weightiest first; of one kind, in the order of the law.
fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| finding.kind);
}
