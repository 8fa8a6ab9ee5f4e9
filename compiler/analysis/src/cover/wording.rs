//! A witness in the language's own words.

use crate::space::Witness;
use crate::wording::{finding, words};
use qufen_semantics::model::{Formula, Model};

/// The findings of a witness, and the readings that it needs other than the default ones.
pub fn findings(model: &Model, witness: &Witness) -> Vec<String> {
    let facts = witness.facts.iter();
    let facts = facts.map(|(id, value)| finding(model, *id, *value));
    let unusual = witness.readings.iter();
    let unusual = unusual.filter(|(id, option)| model.readings[id.index()].default != *option);
    let readings = unusual.map(|(id, option)| {
        let leaf = Formula::Reading(*id, *option);
        format!("解读 {}", words(model, &leaf))
    });
    facts.chain(readings).collect()
}
