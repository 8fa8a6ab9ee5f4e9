//! The case that would notice, as a scenario ready to accept.

use super::messages::Words;
use crate::generate::{Draft, scenario};
use crate::mutate::{Mutant, Survey, Verdict};
use qufen_diagnostics::Language;
use qufen_semantics::model::Model;

/// The 场景 for the mutant of that place; `None` when it has no killer.
pub fn source(model: &Model, survey: &Survey, index: usize) -> Option<String> {
    let (mutant, verdict) = &survey.mutants[index];
    let Verdict::Survived(killer) = verdict else {
        return None;
    };
    let title = title(survey, index, mutant);
    let draft = Draft::decided(model, title, killer.case.clone()).ok()?;
    Some(scenario(model, &draft))
}

/// The slip by its clause; numbered where the clause offers the same slip in several places.
fn title(survey: &Survey, index: usize, mutant: &Mutant) -> String {
    // The law's own language, whatever the messages are in.
    let words = Words::of(Language::Chinese);
    let named = |it: &Mutant| format!("{}：{}", it.cite, (words.plain_slip)(&it.slip));
    let title = named(mutant);
    let earlier = survey.mutants[..index].iter();
    match earlier.filter(|(other, _)| named(other) == title).count() {
        0 => title,
        before => format!("{title}（{}）", before + 1),
    }
}
