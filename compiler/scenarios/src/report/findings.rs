//! A report as diagnostics, for the formats that show places.

use crate::compare::{Change, Failure};
use crate::messages;
use crate::suite::{CaseReport, Status, SuiteReport};
use qufen_diagnostics::{Diagnostic, Language, Severity, codes};
use qufen_evaluator::Truth;

/// Everything to say about a run, in order of file and scenario, problems of a file first.
pub fn findings(report: &SuiteReport) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for file in &report.files {
        all.extend(file.problems.iter().cloned());
        all.extend(
            file.cases
                .iter()
                .flat_map(|case| case_findings(report, case)),
        );
    }
    let inherited = report.inherited.iter().flat_map(|suite| &suite.files);
    let inherited = inherited.flat_map(|file| &file.cases);
    all.extend(inherited.flat_map(|case| case_findings(report, case)));
    all.extend(report.problems.iter().cloned());
    all
}

/// What is to say about one scenario; nothing when it passed.
pub fn case_findings(report: &SuiteReport, case: &CaseReport) -> Vec<Diagnostic> {
    let mut all: Vec<Diagnostic> = case
        .failures
        .iter()
        .map(|failure| failure_finding(case, failure))
        .collect();
    if !case.changed.is_empty() {
        let words: Vec<&str> = case.changed.iter().map(|change| kind(*change)).collect();
        let finding = Diagnostic::new(codes::GOLDEN_DIFFERS, case.place);
        all.push(
            finding
                .with("name", &case.title)
                .with("changed", words.join("、")),
        );
    }
    if case.status == Status::New {
        let mut finding = Diagnostic::new(codes::GOLDEN_MISSING, case.place);
        if !report.check {
            finding.severity = Severity::Note;
        }
        let outcome = case.record.as_ref().map_or("", |record| record.outcome());
        all.push(finding.with("name", &case.title).with("outcome", outcome));
    }
    if let Some(fate) = case
        .inherited
        .as_ref()
        .filter(|_| case.status == Status::Changed)
    {
        let mut finding = Diagnostic::new(codes::OUTCOME_CHANGED_BY_DECISION, case.place);
        if !report.check {
            finding.severity = Severity::Note;
        }
        let finding = finding.with("name", &case.title);
        let finding = finding.with("before", settled(&fate.before));
        let finding = finding.with("version", &case.instrument);
        all.push(finding.with("after", settled(&fate.after)));
    }
    if let Some((golden, now)) = &case.flipped {
        let finding = Diagnostic::new(codes::OUTCOME_FLIPPED, case.place);
        let finding = finding
            .with("name", &case.title)
            .with("version", &case.instrument);
        all.push(finding.with("now", now).with("golden", golden));
    }
    all
}

fn failure_finding(case: &CaseReport, failure: &Failure) -> Diagnostic {
    let stated = case.expectation_place.unwrap_or(case.place);
    let finding = match failure {
        Failure::Outcome {
            expected,
            open,
            actual,
        } => Diagnostic::new(codes::EXPECTED_OUTCOME, stated)
            .with("expected", outcomes(expected, *open))
            .with("actual", outcomes(actual, actual.len() > 1)),
        Failure::Basis { missing, actual } => Diagnostic::new(codes::EXPECTED_BASIS, stated)
            .with("missing", missing.join("、"))
            .with(
                "actual",
                if actual.is_empty() {
                    "—".into()
                } else {
                    actual.join("、")
                },
            ),
        Failure::Pending { settled } => {
            Diagnostic::new(codes::EXPECTED_PENDING, stated).with("settled", settled.join("、"))
        }
        Failure::Side {
            distinction,
            side,
            name,
            worth,
            place,
        } => Diagnostic::new(codes::CLAIMED_SIDE, *place)
            .with("distinction", distinction)
            .with("side", *side)
            .with("side_name", name)
            .with("worth", truth(*worth)),
        Failure::Contradictory { constraint } => {
            Diagnostic::new(codes::SCENARIO_CONTRADICTORY, case.place)
                .with("constraint", constraint)
        }
        Failure::TextNotHeld => Diagnostic::new(codes::SCENARIO_TEXT_NOT_HELD, case.place)
            .with("version", &case.instrument),
    };
    finding.with("name", &case.title)
}

/// `可以容错免责`, or `未定 可能 {…}`.
fn outcomes(names: &[String], open: bool) -> String {
    match (open, names) {
        (true, []) => "未定".into(),
        (true, names) => format!("未定 可能 {{{}}}", names.join("、")),
        (false, names) => names.join("、"),
    }
}

/// One outcome, or all that remain possible.
pub(super) fn settled(possible: &[String]) -> String {
    outcomes(possible, possible.len() > 1)
}

/// A value in the law's words, since pages of both languages show it.
fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "是",
        Truth::False => "否",
        Truth::Unknown => "未知",
    }
}

/// A kind of change by the name of what changed; the English page says what the names mean.
fn kind(kind: Change) -> &'static str {
    match kind {
        Change::Outcome => "结论",
        Change::Basis => "理由",
        Change::Citation => "条款编号",
        Change::Other => "其他内容",
    }
}

/// `QF0540 「…」期望…`: one finding in one line of Chinese, for machine formats.
pub(super) fn sentence(finding: &Diagnostic) -> String {
    let message = finding.message(&finding.code.entry(), Language::Chinese);
    format!("{} {}", finding.code, message.seen)
}

/// Where a scenario stands and what kind of change it saw, in one line of Chinese.
pub(super) fn changed_words(case: &CaseReport, language: Language) -> String {
    let words = case
        .changed
        .iter()
        .map(|change| messages::change(*change, language));
    words.collect::<Vec<_>>().join(match language {
        Language::Chinese => "；",
        Language::English => "; ",
    })
}
