//! The coverage table for people, within 80 columns.

use super::SuiteCoverage;
use super::words;
use qufen_analysis::cover::{Level, Standing, Tally, findings};
use qufen_diagnostics::Language;
use qufen_evaluator::report::wrapped;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const WIDTH: usize = 80;
const LEVELS: [Level; 3] = [Level::Clause, Level::Condition, Level::Mcdc];

/// The whole report.
pub fn human(suite: &SuiteCoverage, language: Language) -> String {
    let mut lines = vec![words::title(suite, language), String::new()];
    lines.extend(table(suite, language));
    lines.extend(missing(suite, language));
    lines.extend(infeasible(suite, language));
    lines.extend([
        String::new(),
        words::closing(suite, language),
        String::new(),
    ]);
    lines.join("\n")
}

fn table(suite: &SuiteCoverage, language: Language) -> Vec<String> {
    let mut rows = vec![words::headings(language).map(String::from)];
    for row in suite.rows() {
        let level = |level| match (level, row.subject) {
            (Level::Clause, super::rows::Subject::Outcomes) => row.tally(Level::Outcome),
            _ => row.tally(level),
        };
        let [roles, conditions, mcdc] = LEVELS.map(|it| share(level(it)));
        rows.push([suite.name(row.subject), roles, conditions, mcdc]);
    }
    let whole = |level| match level {
        Level::Clause => Tally::of(
            suite
                .coverage
                .entries
                .iter()
                .filter(|it| matches!(it.aim.level(), Level::Clause | Level::Outcome)),
        ),
        level => suite.coverage.tally(level),
    };
    let [roles, conditions, mcdc] = LEVELS.map(|it| share(whole(it)));
    rows.push([words::total(language).into(), roles, conditions, mcdc]);
    aligned(&rows)
}

/// `3/4`; nothing where nothing is counted.
fn share(tally: Tally) -> String {
    match tally.feasible() {
        0 => "—".into(),
        feasible => format!("{}/{feasible}", tally.met),
    }
}

/// The first column to the left, the others to the right.
fn aligned(rows: &[[String; 4]]) -> Vec<String> {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let first = width(0).min(WIDTH - 36);
    let others = [width(1), width(2), width(3)];
    let line = |row: &[String; 4]| {
        let name = clipped(&row[0], first);
        let mut line = format!("{name}{}", blank(first, &name));
        for (cell, width) in row[1..].iter().zip(others) {
            line += &format!("  {}{cell}", blank(width, cell));
        }
        line
    };
    rows.iter().map(line).collect()
}

fn blank(width: usize, text: &str) -> String {
    " ".repeat(width.saturating_sub(text.width()))
}

fn clipped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        out.push(c);
    }
    out + "…"
}

fn missing(suite: &SuiteCoverage, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for (entry, witness) in suite.coverage.missing() {
        let name = suite.name(suite.subject(entry.aim));
        let aim = words::aim(suite, entry.aim, language);
        lines.push(line(2, &format!("{name}：{aim}")));
        let findings = findings(&suite.model, witness);
        lines.push(line(6, &words::example(&findings, language)));
    }
    if !lines.is_empty() {
        let count = suite.coverage.missing().count();
        lines.splice(0..0, [String::new(), words::missing(count, language)]);
    }
    lines
}

fn infeasible(suite: &SuiteCoverage, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let mut count = 0;
    for entry in &suite.coverage.entries {
        let Standing::Infeasible(reason) = entry.standing else {
            continue;
        };
        count += 1;
        let name = suite.name(suite.subject(entry.aim));
        let aim = words::aim(suite, entry.aim, language);
        lines.push(line(2, &format!("{name}：{aim}")));
        let reason = words::reason(suite, entry.aim, reason, language);
        lines.push(line(6, &reason));
    }
    if count > 0 {
        lines.splice(0..0, [String::new(), words::infeasible(count, language)]);
    }
    lines
}

/// A paragraph of at most 80 columns, without its last line end.
fn line(indent: usize, text: &str) -> String {
    let text = wrapped(text, indent, indent + 2, WIDTH);
    text.trim_end().to_owned()
}
