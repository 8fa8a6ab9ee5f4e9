//! 解读: what the result hangs on stands below the conclusion, the others in one line.

use super::messages::Messages;
use super::sections::line;
use super::{Paragraph, Style};
use crate::{Decision, SensitiveReading};
use std::collections::BTreeMap;

/// The readings on which the result turns.
pub(super) fn turning(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let readings = decision.reading_words.iter();
    readings
        .flat_map(|reading| sensitive(reading, words))
        .collect()
}

/// Those on which nothing turns, in one line; the others stand below the conclusion.
pub(super) fn readings(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let turning = |name: &String| decision.reading_words.iter().any(|it| it.name == *name);
    let mut by_option: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, option) in decision.readings.iter().filter(|(name, _)| !turning(name)) {
        by_option.entry(option).or_default().push(name);
    }
    if by_option.is_empty() {
        return Vec::new();
    }
    vec![line(words.other_readings(&by_option))]
}

/// Both readings in words, so that a reader can tell what the result hangs on.
fn sensitive(reading: &SensitiveReading, words: &dyn Messages) -> Vec<Paragraph> {
    let in_force = format!(
        "{}「{}」",
        words.reading(&reading.name, &reading.option),
        reading.words
    );
    let others = reading.others.iter().map(|other| {
        let text = words.other_reading(&other.option, &other.words, &other.possible);
        Paragraph::new(4, 4).with(Style::Warning, text)
    });
    std::iter::once(line(in_force)).chain(others).collect()
}
