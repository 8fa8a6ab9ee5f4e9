//! TAP version 14.

use super::findings::sentence;
use super::{case_findings, line_and_column};
use crate::suite::{CaseReport, SuiteReport};
use qufen_diagnostics::{Diagnostic, Severity};

/// The report as TAP, one test point a scenario, then one for each finding outside them.
pub fn tap(report: &SuiteReport) -> String {
    let errors = report
        .all_problems()
        .filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<&Diagnostic> = errors.collect();
    let total = report.cases().count() + errors.len();
    let mut out = format!("TAP version 14\n1..{total}\n");
    let mut number = 0;
    for (file, case) in report.cases() {
        number += 1;
        let under = case.inherited.as_ref();
        let under = under.map_or(String::new(), |_| format!("（{}）", case.instrument));
        let name = escape(&format!("{}{under} / {}", file.file, case.title));
        let failed = report.counts_as_failed(case);
        out += &format!(
            "{} {number} - {name}\n",
            if failed { "not ok" } else { "ok" }
        );
        if failed {
            out += &details(report, case);
        }
    }
    for problem in errors {
        number += 1;
        out += &format!("not ok {number} - {}\n", escape(&sentence(problem)));
    }
    out
}

fn details(report: &SuiteReport, case: &CaseReport) -> String {
    let (line, column) = line_and_column(&report.sources, case.place);
    let file = report.sources.name(case.place.source);
    let mut out = format!(
        "  ---\n  at:\n    file: {}\n    line: {line}\n    column: {column}\n  findings:\n",
        quoted(file)
    );
    for finding in case_findings(report, case) {
        out += &format!("    - {}\n", quoted(&sentence(&finding)));
    }
    out + "  ...\n"
}

/// `\` and `#` would begin an escape or a directive.
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('#', "\\#");
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// A double-quoted YAML scalar.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
