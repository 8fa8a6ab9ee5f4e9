//! What follows from a decision in other cases than before; what moves with the same cases is told
//! together.

use super::outcomes::case;
use super::page::Page;
use super::rules::cited;
use crate::messages::Messages;
use crate::outcomes::{Consequence, Outcomes, Replay, Shift};

/// An act of more characters is cut.
const LONGEST_ACT: usize = 30;

pub(crate) fn told(page: &mut Page, outcomes: &Outcomes) {
    if outcomes.consequences.is_empty() {
        return;
    }
    page.blank();
    page.line(2, page.words.consequences());
    for group in groups(&outcomes.consequences) {
        page.line(4, &whole(page.words, &group));
        if let Some(first) = group.first() {
            shifts(page, first, outcomes);
        }
    }
}

/// Consequences that are gained and lost in the same cases, as far as count and example tell.
pub(crate) fn groups(all: &[Consequence]) -> Vec<Vec<&Consequence>> {
    let mut groups: Vec<Vec<&Consequence>> = Vec::new();
    for one in all {
        let moves = |other: &&Consequence| cases(other) == cases(one);
        match groups
            .iter_mut()
            .find(|group| group.first().is_some_and(moves))
        {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// In which cases it moves.
fn cases(one: &Consequence) -> ([&Option<Shift>; 2], [&Option<Replay>; 2]) {
    let elsewhere = [&one.gained_under_readings, &one.lost_under_readings];
    ([&one.gained, &one.lost], elsewhere)
}

/// Effects by their citations, duties and rights with their words.
pub(crate) fn whole(words: Messages, group: &[&Consequence]) -> String {
    let place = |one: &Consequence| cited(one.old.as_deref(), one.new.as_deref());
    let effects = group.iter().filter(|one| one.actor.is_none());
    let effects: Vec<String> = effects.map(|one| place(one)).collect();
    let dues = group.iter().filter_map(|one| {
        let actor = one.actor.as_ref()?;
        let act = shortened(&one.act);
        Some(format!("{} {actor}{}「{act}」", place(one), one.modality))
    });
    let mut parts: Vec<String> = dues.collect();
    if !effects.is_empty() {
        parts.push(words.effects(&effects.join("、")));
    }
    parts.join(words.pick("；", "; "))
}

fn shortened(act: &str) -> String {
    match act.char_indices().nth(LONGEST_ACT) {
        Some((end, _)) => format!("{}……", &act[..end]),
        None => act.to_owned(),
    }
}

/// In which cases it newly follows, or no longer does.
pub(crate) fn shifts(page: &mut Page, one: &Consequence, outcomes: &Outcomes) {
    for (mark, shift) in moved(page.words, one) {
        let amount = page.words.amount(&shift.cases, shift.share);
        page.line(6, &format!("{mark}{amount}"));
        match seen(&shift.replay, outcomes) {
            Some((from, to)) => page.line(6, &page.words.same_example(from, to)),
            None => case(page, &shift.replay),
        }
    }
    for (mark, replay) in moved_under_readings(page.words, one) {
        page.line(6, mark);
        case(page, replay);
    }
}

/// Newly, or no longer.
pub(crate) fn moved(
    words: Messages,
    one: &Consequence,
) -> impl Iterator<Item = (&'static str, &Shift)> {
    let gained = one.gained.iter().map(move |it| (words.follows_newly(), it));
    gained.chain(
        one.lost
            .iter()
            .map(move |it| (words.follows_no_longer(), it)),
    )
}

/// Newly, or no longer, where that takes other readings than the defaults.
pub(crate) fn moved_under_readings(
    words: Messages,
    one: &Consequence,
) -> impl Iterator<Item = (&'static str, &Replay)> {
    let gained = one.gained_under_readings.iter();
    let gained = gained.map(move |it| (words.follows_newly_under_readings(), it));
    let lost = one.lost_under_readings.iter();
    gained.chain(lost.map(move |it| (words.follows_no_longer_under_readings(), it)))
}

/// The transition that shows the same case.
fn seen<'a>(replay: &Replay, outcomes: &'a Outcomes) -> Option<(&'a str, &'a str)> {
    let shows = outcomes.transitions.iter().find(|transition| {
        let causes = transition.causes.iter().flatten();
        causes.map(|cause| &cause.replay).any(|it| it == replay)
    });
    shows.map(|it| (it.pair.from.as_str(), it.pair.to.as_str()))
}
