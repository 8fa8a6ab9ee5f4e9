//! The conclusion, in one or two sentences.

use crate::comparison::Comparison;
use crate::count::Count;
use crate::human::text::follows;
use crate::messages::Messages;
use crate::outcomes::Outcomes;
use crate::text::ClauseChange;
use qufen_analysis::diff::Direction;

/// What changed in the words, and what in effect.
pub(crate) fn conclusion(comparison: &Comparison, words: Messages) -> String {
    let all = &comparison.text;
    let in_words = all.iter().filter(|change| change.in_words()).count();
    let told = |change: &&ClauseChange| !change.in_words() && !follows(change, all);
    let text = words.text_count(in_words, all.iter().filter(told).count());
    let semicolon = words.pick("；", ". ");
    format!("{text}{semicolon}{}", effect(comparison, words))
}

fn effect(comparison: &Comparison, words: Messages) -> String {
    let outcomes = &comparison.outcomes;
    if let Some(unsettled) = &outcomes.unsettled {
        return words.unsettled(unsettled.found.len(), unsettled.same_outcomes);
    }
    match (comparison.equivalent, outcomes.transitions.is_empty()) {
        (Some(true), _) => words.equivalent().to_owned(),
        (_, false) => transitions(outcomes, words),
        (Some(false), _) if !outcomes.only_under_readings().is_empty() => {
            words.only_under_readings(outcomes.only_under_readings().len())
        }
        (Some(false), _) if outcomes.apart.is_some() => words.only_apart().to_owned(),
        (Some(false), _) => words.only_consequences(outcomes.consequences.len()),
        (None, _) => words.unsettled(0, false),
    }
}

fn transitions(outcomes: &Outcomes, words: Messages) -> String {
    let pairs = || outcomes.transitions.iter().map(|it| &it.pair);
    let cases: Count = pairs().map(|pair| &pair.cases).sum();
    let share: f64 = pairs().map(|pair| pair.share).sum();
    let directions = [
        Direction::Stricter,
        Direction::Lighter,
        Direction::Sideways,
        Direction::Disputed,
    ];
    let towards = directions.map(|direction| {
        let own = outcomes.transitions.iter();
        let own = own.filter(|it| it.direction == direction);
        (direction, own.map(|it| &it.pair.cases).sum::<Count>())
    });
    let occur = towards.into_iter();
    let occur: Vec<_> = occur
        .filter(|(_, cases)| *cases != Count::default())
        .collect();
    let told = match occur.as_slice() {
        [(only, _)] => words.all_are(*only),
        several => words.some_are(several),
    };
    format!("{}{told}", words.differs(&cases, share))
}
