//! The scenarios of both versions.

use super::page::Page;
use crate::comparison::Comparison;

pub(super) fn section(page: &mut Page, comparison: &Comparison) {
    let words = page.words;
    page.line(2, &words.scenario_count(comparison.scenario_count));
    for flip in &comparison.scenarios {
        let from = words.outcome(flip.from.as_deref(), &flip.from_possible);
        let to = words.outcome(flip.to.as_deref(), &flip.to_possible);
        page.line(2, &format!("「{}」 {from} → {to}", flip.name));
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
