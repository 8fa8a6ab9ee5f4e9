//! The case that would notice, as a scenario ready to accept.

use super::messages::Words;
use crate::generate::{Draft, scenario};
use crate::mutate::{Killer, Mutant};
use qufen_diagnostics::Language;
use qufen_semantics::model::Model;

/// The 场景; `None` when the language cannot write one of its values.
pub fn source(model: &Model, mutant: &Mutant, killer: &Killer) -> Option<String> {
    // The law's own language, whatever the messages are in.
    let words = Words::of(Language::Chinese);
    let title = format!("{}：{}", mutant.cite, (words.plain_slip)(&mutant.slip));
    let draft = Draft::decided(model, title, killer.case.clone()).ok()?;
    scenario(model, &draft)
}
