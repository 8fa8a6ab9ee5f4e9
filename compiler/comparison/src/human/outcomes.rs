//! What becomes of the cases.

use super::page::Page;
use super::{consequences, matrix};
use crate::comparison::Comparison;
use crate::messages::{Messages, Section};
use crate::outcomes::{Cause, Occurrence, Part, Replay, Transition};
use qufen_analysis::diff::Direction;
use qufen_analysis::wording::CaseWords;

pub(crate) fn section(page: &mut Page, comparison: &Comparison) {
    let (words, outcomes) = (page.words, &comparison.outcomes);
    page.section(Section::Outcomes);
    if let Some(cases) = &outcomes.cases {
        page.line(2, &words.counted(cases));
    }
    for line in outcomes.apart.iter().flat_map(|apart| words.apart(apart)) {
        page.line(2, &line);
    }
    // Where nothing moves, the table would show nothing.
    if !outcomes.transitions.is_empty() {
        matrix::table(page, &outcomes.matrix);
    }
    if let Some(note) = outcomes.grain.and_then(|grain| words.grain(grain)) {
        page.line(2, note);
    }
    for one in &outcomes.transitions {
        transition(page, one);
    }
    occurrences(page, words.under_readings(), outcomes.only_under_readings());
    if outcomes.cases.is_some() && outcomes.under_readings.is_none() {
        page.line(2, words.readings_unsettled());
    }
    if let Some(unsettled) = &outcomes.unsettled {
        occurrences(page, "", &unsettled.found);
        if !unsettled.open.is_empty() {
            let pairs = unsettled.open.iter();
            let pairs = pairs.map(|(from, to)| format!("{from} → {to}"));
            let pairs: Vec<String> = pairs.collect();
            page.line(2, &format!("{}{}", words.open_pairs(), pairs.join("，")));
        }
    }
    consequences::told(page, outcomes);
    if !outcomes.transitions.is_empty() || !outcomes.only_under_readings().is_empty() {
        page.blank();
        page.line(2, words.replay());
    }
}

fn transition(page: &mut Page, transition: &Transition) {
    let colon = page.words.pick("：", ": ");
    let amount = page
        .words
        .amount(&transition.pair.cases, transition.pair.share);
    page.blank();
    page.line(
        2,
        &format!("{}{colon}{amount}", heading(page.words, transition)),
    );
    body(page, transition);
}

/// `可以容错免责 → 不予容错免责（变严）`.
pub(crate) fn heading(words: Messages, transition: &Transition) -> String {
    let pair = &transition.pair;
    towards(words, &pair.from, &pair.to, Some(transition.direction))
}

fn towards(words: Messages, from: &str, to: &str, direction: Option<Direction>) -> String {
    let (open, close) = (words.pick("（", " ("), words.pick("）", ")"));
    let direction = direction.map(|it| format!("{open}{}{close}", words.direction(it)));
    format!("{from} → {to}{}", direction.unwrap_or_default())
}

/// Why, and an example of each cause.
pub(crate) fn body(page: &mut Page, transition: &Transition) {
    match &transition.causes {
        None => {
            page.line(4, page.words.no_causes());
            case(page, &transition.replay);
        }
        Some(causes) => {
            let alone = transition.has_one_cause();
            causes.iter().for_each(|it| cause(page, it, alone));
        }
    }
}

/// `alone`: it brings all of the transition about, whose cases were told.
fn cause(page: &mut Page, cause: &Cause, alone: bool) {
    let words = page.words;
    let because = words.because(&cause.old, &cause.new);
    let together = match cause.changes.len() {
        2.. => words.together(),
        _ => "",
    };
    let amount = if alone {
        String::new()
    } else {
        let colon = words.pick("：", ": ");
        format!("{colon}{}", words.amount(&cause.cases, cause.share))
    };
    page.line(4, &format!("{}{because}{together}{amount}", words.cause()));
    let any = match (cause.when.is_empty(), cause.any.is_empty()) {
        (false, _) => {
            page.line(6, &format!("{}{}", words.when(), joined_parts(&cause.when)));
            words.and_one_of()
        }
        _ => words.one_of(),
    };
    if !cause.any.is_empty() {
        page.line(6, any);
        for parts in &cause.any {
            page.line(8, &joined_parts(parts));
        }
    }
    if cause.wider {
        page.line(6, words.wider());
    }
    case(page, &cause.replay);
}

/// `甲 且 乙 且 丙`.
pub(crate) fn joined_parts(parts: &[Part]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
    parts.join(" 且 ")
}

pub(crate) fn case(page: &mut Page, replay: &Replay) {
    let lines = case_lines(page.words, &replay.words);
    let example = page.words.example();
    for (index, line) in lines.iter().enumerate() {
        match index {
            0 => page.line(6, &format!("{example}{line}")),
            _ => page.line(8, line),
        }
    }
}

/// What is remarkable about a case, what else it needs, its readings.
pub(crate) fn case_lines(words: Messages, told: &CaseWords) -> Vec<String> {
    let [and, readings, nothing] = words.case_marks();
    let mut lines = Vec::new();
    if !told.remarkable.is_empty() {
        lines.push(told.remarkable.join("，"));
    } else if told.usual.is_empty() {
        lines.push(nothing.to_owned());
    }
    if !told.usual.is_empty() {
        let and = if lines.is_empty() { "" } else { and };
        lines.push(format!("{and}{}", told.usual.join("，")));
    }
    if !told.readings.is_empty() {
        lines.push(format!("{readings}{}", told.readings.join("，")));
    }
    lines
}

fn occurrences(page: &mut Page, heading: &str, found: &[Occurrence]) {
    if found.is_empty() {
        return;
    }
    page.blank();
    if !heading.is_empty() {
        page.line(2, heading);
    }
    for one in found {
        page.line(4, &occurrence(page.words, one));
        case(page, &one.replay);
    }
}

/// What becomes of one case.
pub(crate) fn occurrence(words: Messages, one: &Occurrence) -> String {
    towards(words, &one.from, &one.to, one.direction)
}
