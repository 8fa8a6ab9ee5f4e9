//! The scenarios of both versions.

use super::page::Page;
use crate::comparison::Comparison;
use crate::messages::{Messages, Section};
use crate::trials::Flip;

pub(crate) fn section(page: &mut Page, comparison: &Comparison) {
    let words = page.words;
    page.section(Section::Scenarios);
    page.line(2, &words.scenario_count(comparison.scenario_count));
    for flip in &comparison.scenarios {
        page.line(2, &format!("「{}」 {}", flip.name, outcome(words, flip)));
        page.line(4, &flip.file);
        if !flip.not_spoken_of.is_empty() {
            page.line(4, &words.not_spoken_of(&flip.not_spoken_of));
        }
    }
    for case in &comparison.scenarios_undecided {
        page.line(2, &format!("「{}」 {}", case.name, case.file));
        page.line(4, &words.undecided(&case.under, &case.constraint));
    }
}

/// From what to what.
pub(crate) fn outcome(words: Messages, flip: &Flip) -> String {
    let (from, to) = sides(words, flip);
    format!("{from} → {to}")
}

/// What becomes of it under each version.
pub(crate) fn sides(words: Messages, flip: &Flip) -> (String, String) {
    let from = words.outcome(flip.from.as_deref(), &flip.from_possible);
    let to = words.outcome(flip.to.as_deref(), &flip.to_possible);
    (from, to)
}
