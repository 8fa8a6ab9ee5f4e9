//! Every lawful case of a small model under every choice of readings, with its outcome.

use qufen_evaluator::testing::completions;
use qufen_semantics::model::{Case, Model, OutcomeId};

/// Without presumptions: they are for what is not known, and here everything is.
pub fn unpresumed(model: &Model) -> Model {
    let mut plain = model.clone();
    plain
        .facts
        .iter_mut()
        .for_each(|fact| fact.presumption = None);
    plain
}

/// Every choice of readings.
pub fn choices(model: &Model) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    for reading in &model.readings {
        let options = 0..reading.options.len() as u32;
        all = all
            .iter()
            .flat_map(|chosen: &Vec<u32>| {
                options
                    .clone()
                    .map(move |option| [chosen.clone(), vec![option]].concat())
            })
            .collect();
    }
    all
}

/// Every lawful case under one choice of readings.
pub fn under(model: &Model, readings: &[u32]) -> Vec<(Case, OutcomeId)> {
    let plain = unpresumed(model);
    let mut open = Case::unknown(&plain);
    open.readings = readings.to_vec();
    completions(&plain, &open)
}

/// Every lawful case under every choice of readings.
pub fn everywhere(model: &Model) -> Vec<(Case, OutcomeId)> {
    let choices = choices(model);
    choices
        .iter()
        .flat_map(|readings| under(model, readings))
        .collect()
}

/// The default readings.
pub fn usual(model: &Model) -> Vec<u32> {
    model
        .readings
        .iter()
        .map(|reading| reading.default)
        .collect()
}
