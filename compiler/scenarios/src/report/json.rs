//! The `test` JSON.

use super::line_and_column;
use crate::compare::Change;
use crate::suite::{CaseReport, Status, SuiteReport};
use qufen_diagnostics::{Diagnostic, Severity};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// The result of `qufen test`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TestReport {
    /// Scenarios that are as their golden and their 期望 say.
    pub passed: usize,
    /// Scenarios that count as failed, and findings that are errors.
    pub failed: usize,
    /// Every selected scenario, by file, in order of the file.
    pub cases: Vec<TestCaseReport>,
    /// Findings outside the scenarios: unreadable goldens, entries without a scenario.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<TestProblem>,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TestCaseReport {
    /// Its title.
    pub name: String,
    /// The file that holds it.
    pub file: String,
    /// `passed`, `failed`, `new` when it has no golden yet, or `changed` when it is inherited from the
    /// version amended and the decision changes its outcome.
    pub status: TestStatus,
    /// How the decision differs from the golden.
    pub changed: BTreeSet<Change>,
    /// The outcome, or 未定; `null` when nothing could be decided.
    pub outcome: Option<String>,
    /// For a scenario that an amended version inherits: before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherited: Option<InheritedCase>,
    /// Codes of the reasons for which it fails.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<TestProblem>,
}

/// An inherited scenario under both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InheritedCase {
    /// The version that the decision made, as `《…》 版本 …`.
    pub version: String,
    /// The outcome before the decision; all that remained possible, where that is more than one.
    pub before: Vec<String>,
    /// After it.
    pub after: Vec<String>,
    /// Whether the same outcome rests on other clauses; renumbering apart.
    pub other_reasons: bool,
    /// Facts and readings that it states and the version does not know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_spoken_of: Vec<String>,
}

/// How a scenario stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TestStatus {
    /// As expected.
    Passed,
    /// Otherwise.
    Failed,
    /// No golden yet.
    New,
    /// Another outcome through the decision.
    Changed,
}

/// A finding with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TestProblem {
    /// For example `QF0540`.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// The file; empty when it is about none.
    pub file: String,
    /// From 1; 0 when it is about no file.
    pub line: usize,
    /// What the words of the code's page are filled with.
    pub arguments: Vec<(String, String)>,
}

/// The report as data.
pub fn test_report(report: &SuiteReport) -> TestReport {
    let tally = report.tally();
    let cases: Vec<TestCaseReport> = report
        .cases()
        .map(|(file, case)| TestCaseReport {
            name: case.title.clone(),
            file: file.file.clone(),
            status: match case.status {
                Status::Passed => TestStatus::Passed,
                Status::Failed => TestStatus::Failed,
                Status::New => TestStatus::New,
                Status::Changed => TestStatus::Changed,
            },
            inherited: inherited(case),
            changed: case.changed.clone(),
            outcome: case
                .record
                .as_ref()
                .map(|record| record.outcome().to_owned()),
            failures: super::case_findings(report, case)
                .iter()
                .map(|finding| problem(report, finding))
                .collect(),
        })
        .collect();
    TestReport {
        passed: tally.passed,
        failed: tally.problems
            + report
                .cases()
                .filter(|(_, c)| report.counts_as_failed(c))
                .count(),
        cases,
        problems: report
            .all_problems()
            .map(|finding| problem(report, finding))
            .collect(),
    }
}

fn inherited(case: &CaseReport) -> Option<InheritedCase> {
    let fate = case.inherited.as_ref()?;
    Some(InheritedCase {
        version: case.instrument.clone(),
        before: fate.before.clone(),
        after: fate.after.clone(),
        other_reasons: case.status == Status::Passed && !case.differences.is_empty(),
        not_spoken_of: fate.lost.clone(),
    })
}

/// The report as JSON text.
pub fn json(report: &SuiteReport) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&test_report(report)).map(|text| text + "\n")
}

/// The JSON Schema of [`json`].
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::default()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<TestReport>()
}

fn problem(report: &SuiteReport, finding: &Diagnostic) -> TestProblem {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let arguments = finding.arguments.iter();
    TestProblem {
        code: finding.code.to_string(),
        severity: severity.into(),
        file: finding
            .place
            .map_or("", |place| report.sources.name(place.source))
            .into(),
        line: finding
            .place
            .map_or(0, |place| line_and_column(&report.sources, place).0),
        arguments: arguments
            .map(|(name, value)| ((*name).into(), value.clone()))
            .collect(),
    }
}
