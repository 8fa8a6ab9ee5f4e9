//! Phrases that several findings share.

use super::ground::Ground;
use super::study::Study;
use crate::space::Witness;
use qufen_semantics::model::{ClauseId, Formula, Model, OutcomeId, ReadingId};

/// Under which readings a witness stands, as a condition: `「甲」取乙时`.
pub(super) fn readings_needed(model: &Model, witness: &Witness) -> (String, String) {
    let unusual = (witness.readings.iter())
        .filter(|(id, option)| model.readings[id.index()].default != *option);
    let named: Vec<String> = unusual
        .map(|&(id, option)| reading(model, id, option))
        .collect();
    if named.is_empty() {
        return ("缺省的解读下".into(), "under the default readings".into());
    }
    let named = named.join("、");
    (format!("{named}时"), format!("with {named}"))
}

/// `「紧急处置的程序要求」取乙`.
pub(super) fn reading(model: &Model, id: ReadingId, option: u32) -> String {
    format!(
        "「{}」取{}",
        model.readings[id.index()].name,
        label(model, id, option)
    )
}

/// The label of an option.
pub(super) fn label(model: &Model, id: ReadingId, option: u32) -> &str {
    let options = &model.readings[id.index()].options;
    options.get(option as usize).map_or("", |(label, _)| label)
}

pub(super) fn cite(model: &Model, clause: ClauseId) -> &str {
    &model.clauses[clause.index()].citation
}

pub(super) fn outcome(model: &Model, outcome: OutcomeId) -> &str {
    &model.outcomes[outcome.index()]
}

pub(super) fn quoted(model: &Model, formula: &Formula) -> String {
    format!("「{}」", crate::wording::words(model, formula))
}

/// A warning that the ground's clause is spoken of elsewhere, to stand at the end of a sentence.
pub(super) fn cited(study: &Study<'_, '_>, ground: &Ground) -> (&'static str, &'static str) {
    match ground.cited_elsewhere(study.model) {
        true => (
            "；另有条款援引它，删改时一并考虑",
            "; other clauses cite it, so mind them when changing it",
        ),
        false => ("", ""),
    }
}
