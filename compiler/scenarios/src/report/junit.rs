//! JUnit XML: one suite a file, no times, so that equal runs give equal bytes.

use super::findings::sentence;
use super::{case_findings, human};
use crate::suite::{CaseReport, FileReport, SuiteReport};
use qufen_diagnostics::{Diagnostic, Severity};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;

/// The XML could not be written.
pub use quick_junit::SerializeError as JunitError;

/// The report as JUnit XML. Class name and test name together are unique.
pub fn junit(report: &SuiteReport) -> Result<String, JunitError> {
    let mut xml = Report::new("qufen test");
    for file in &report.files {
        xml.add_test_suite(suite(report, file, &file.file));
    }
    for inherited in &report.inherited {
        for file in &inherited.files {
            let name = format!("{}（{}）", file.file, inherited.version);
            xml.add_test_suite(suite(report, file, &name));
        }
    }
    if !report.problems.is_empty() {
        let mut suite = TestSuite::new("qufen test");
        suite.add_test_cases(problems("qufen test", &report.problems));
        xml.add_test_suite(suite);
    }
    xml.to_string()
}

fn suite(report: &SuiteReport, file: &FileReport, class: &str) -> TestSuite {
    let mut suite = TestSuite::new(class);
    let mut seen = BTreeMap::new();
    for case in &file.cases {
        let count = seen.entry(&case.title).and_modify(|n| *n += 1).or_insert(1);
        let name = if *count == 1 {
            case.title.clone()
        } else {
            format!("{} #{count}", case.title)
        };
        let mut test = TestCase::new(name, status(report, case));
        test.set_classname(class);
        suite.add_test_case(test);
    }
    suite.add_test_cases(problems(class, &file.problems));
    suite
}

fn status(report: &SuiteReport, case: &CaseReport) -> TestCaseStatus {
    if !report.counts_as_failed(case) {
        return TestCaseStatus::success();
    }
    let findings = case_findings(report, case);
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    if let Some(first) = findings.first() {
        status.set_type(first.code.id());
    }
    let sentences: Vec<String> = findings.iter().map(sentence).collect();
    status.set_message(sentences.join("；"));
    status.set_description(human::plain_differences(case));
    status
}

fn problems(class: &str, problems: &[Diagnostic]) -> Vec<TestCase> {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    let case = |(index, problem): (usize, &Diagnostic)| {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type(problem.code.id());
        status.set_message(sentence(problem));
        let mut case = TestCase::new(format!("{} #{}", problem.code, index + 1), status);
        case.set_classname(class);
        case
    };
    errors.enumerate().map(case).collect()
}
