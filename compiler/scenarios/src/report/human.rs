//! The report for people: what failed and how, in the law's terms; then the count.

mod inherited;

use super::findings::changed_words;
use super::{case_findings, coverage, line_and_column};
use crate::compare::{Difference, Edit, Segment};
use crate::messages;
use crate::suite::{CaseReport, FileReport, InheritedSuite, Status, SuiteReport};
use qufen_diagnostics::{Diagnostic, Language, codes, render};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The whole report. With `color`, terminal colours; without, 【】 around differing words.
pub fn human(report: &SuiteReport, language: Language, color: bool) -> String {
    let mut page = Page::new(language, color);
    if let Some(target) = &report.target {
        page.line(0, &messages::under_target(target, language));
    }
    for file in &report.files {
        page.file(report, file);
    }
    let held = |suite: &&InheritedSuite| !suite.files.is_empty();
    for suite in report.inherited.iter().filter(held) {
        page.inherited(report, suite);
    }
    let problems: Vec<Diagnostic> = report.all_problems().cloned().collect();
    if !problems.is_empty() {
        page.blank();
        page.out += &render::terminal(&problems, &report.sources, language, color);
        page.blank();
    }
    page.distinctions(report);
    page.close(report);
    page.out
}

/// What the whole report says of one case.
pub fn case(report: &SuiteReport, case: &CaseReport, language: Language, color: bool) -> String {
    let mut page = Page::new(language, color);
    page.case(report, case);
    page.out
}

/// The end of the whole report: under what it stands, and the count.
pub fn closing(report: &SuiteReport, language: Language, color: bool) -> String {
    let mut page = Page::new(language, color);
    page.close(report);
    page.out
}

/// The differences of one case in plain Chinese, for formats that take a text.
pub(super) fn plain_differences(case: &CaseReport) -> String {
    let mut page = Page::new(Language::Chinese, false);
    case.differences
        .iter()
        .for_each(|difference| page.difference(0, difference));
    page.out
}

struct Page {
    out: String,
    language: Language,
    color: bool,
}

const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[33m";

impl Page {
    fn new(language: Language, color: bool) -> Page {
        Page {
            out: String::new(),
            language,
            color,
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.out += &"  ".repeat(depth);
        self.out += text;
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn paint(&self, color: &str, text: &str) -> String {
        if self.color {
            format!("{color}{text}\x1b[0m")
        } else {
            text.into()
        }
    }

    fn file(&mut self, report: &SuiteReport, file: &FileReport) {
        let told = |case: &&CaseReport| case.status != Status::Passed || case.flipped.is_some();
        let told: Vec<&CaseReport> = file.cases.iter().filter(told).collect();
        let passed = file
            .cases
            .iter()
            .filter(|case| case.status == Status::Passed)
            .count();
        self.line(
            0,
            &format!(
                "{}  {}",
                file.file,
                messages::passed_of(passed, file.cases.len(), self.language)
            ),
        );
        told.into_iter().for_each(|case| self.case(report, case));
    }

    fn case(&mut self, report: &SuiteReport, case: &CaseReport) {
        let (line, _) = line_and_column(&report.sources, case.place);
        let mark = match case.status {
            Status::Passed => self.paint(GREEN, "✓"),
            Status::Failed => self.paint(RED, "✗"),
            Status::New => self.paint(YELLOW, "+"),
            Status::Changed => self.paint(YELLOW, "~"),
        };
        let title = visible(&case.title);
        let nature = case.nature.as_deref();
        let nature = nature.map_or(String::new(), |nature| {
            qufen_analysis::wording::nature(nature, self.language)
        });
        let file = report.sources.name(case.place.source);
        self.line(
            1,
            &format!("{mark} {title}  {file}:{line}  {}{nature}", case.instrument),
        );
        for finding in case_findings(report, case) {
            if ![
                codes::GOLDEN_DIFFERS,
                codes::GOLDEN_MISSING,
                codes::OUTCOME_FLIPPED,
                codes::OUTCOME_CHANGED_BY_DECISION,
            ]
            .contains(&finding.code)
            {
                self.finding(&finding);
            }
        }
        if let Some((golden, now)) = &case.flipped {
            self.line(3, &messages::flipped(golden, now, self.language));
        }
        if let Some(fate) = &case.inherited {
            self.fate(case, fate);
        }
        if case.status == Status::New {
            let outcome = case.record.as_ref().map_or("", |record| record.outcome());
            self.line(3, &messages::new_case(outcome, self.language));
        }
        if !case.changed.is_empty() {
            self.line(3, &changed_words(case, self.language));
        }
        case.differences
            .iter()
            .for_each(|difference| self.difference(3, difference));
    }

    fn finding(&mut self, finding: &Diagnostic) {
        let message = finding.message(&finding.code.entry(), self.language);
        self.line(3, &format!("{} {}", finding.code, visible(&message.seen)));
    }

    fn difference(&mut self, depth: usize, difference: &Difference) {
        self.line(depth, messages::field(difference.field, self.language));
        for edit in &difference.edits {
            match edit {
                Edit::Removed(text) => self.side(depth, "-", RED, &whole(text)),
                Edit::Added(text) => self.side(depth, "+", GREEN, &whole(text)),
                Edit::Altered { before, after } => {
                    self.side(depth, "-", RED, before);
                    self.side(depth, "+", GREEN, after);
                }
            }
        }
    }

    fn side(&mut self, depth: usize, mark: &str, color: &str, segments: &[Segment]) {
        let show = |segment: &Segment| match (segment.differs, self.color) {
            (true, true) => format!("\x1b[7m{}\x1b[27m", visible(&segment.text)),
            (true, false) => format!("【{}】", visible(&segment.text)),
            (false, _) => visible(&segment.text),
        };
        let text: String = segments.iter().map(show).collect();
        let line = self.paint(color, &format!("{mark} {text}"));
        self.line(depth + 1, &line);
    }

    fn distinctions(&mut self, report: &SuiteReport) {
        let all = coverage(report);
        if all.is_empty() {
            return;
        }
        let [name, this, that] = messages::distinction_headings(self.language);
        let mut rows = vec![[name.to_owned(), this.to_owned(), that.to_owned()]];
        rows.extend(all.into_iter().map(|one| {
            let side = |(passed, all)| format!("{passed}/{all}");
            [
                format!("{} 与 {}", one.this_name, one.that_name),
                side(one.this),
                side(one.that),
            ]
        }));
        self.blank();
        for row in table(&rows) {
            self.line(0, &row);
        }
    }

    fn close(&mut self, report: &SuiteReport) {
        let tally = report.tally();
        self.blank();
        if report.cases().any(|(_, case)| !case.changed.is_empty()) {
            self.line(0, messages::accept_hint(self.language));
        }
        if tally.changed > 0 {
            self.line(0, messages::changed_hint(self.language));
        }
        let natures: BTreeSet<String> = report
            .cases()
            .filter_map(|(_, case)| {
                let nature =
                    qufen_analysis::wording::nature(case.nature.as_deref()?, self.language);
                Some(format!("{}{nature}", case.instrument))
            })
            .collect();
        natures
            .iter()
            .for_each(|instrument| self.line(0, instrument));
        self.line(0, messages::facts_are_examples(self.language));
        let color = if report.is_green() { GREEN } else { RED };
        let summary = self.paint(color, &messages::summary(tally, self.language));
        self.line(0, &summary);
    }
}

fn whole(text: &str) -> [Segment; 1] {
    [Segment {
        text: text.into(),
        differs: false,
    }]
}

/// Control characters would steer the terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

/// Columns padded by display width.
fn table(rows: &[[String; 3]]) -> Vec<String> {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let pad = |(cell, width): (&String, usize)| {
        format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
    };
    let line = |row: &[String; 3]| {
        let cells: Vec<String> = row.iter().zip(widths).map(pad).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
