//! The other option of a reading, where it is mentioned or as the default.

use super::site::{Offer, Site};
use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use qufen_semantics::model::{Formula, Model, Reading, ReadingId};

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let Formula::Reading(id, option) = part else {
        return Vec::new();
    };
    let others = others(&site.model.readings[id.index()], *option);
    others
        .map(|it| site.written(Operator::Reading, part, Formula::Reading(*id, it)))
        .collect()
}

pub fn slips(model: &Model) -> Vec<Mutant> {
    let readings = model.readings.iter().enumerate();
    let slips = readings.flat_map(|(index, reading)| {
        let label = |option: u32| format!("{} 缺省", reading.options[option as usize].0);
        let cite = reading
            .clause
            .map(|it| model.clauses[it.index()].citation.clone());
        others(reading, reading.default).map(move |option| Mutant {
            operator: Operator::DefaultReading,
            cite: format!(
                "{} 解读 {}",
                cite.as_deref().unwrap_or_default(),
                reading.name
            )
            .trim_start()
            .to_owned(),
            slip: Slip::Written {
                meant: label(reading.default),
                written: label(option),
            },
            edits: vec![Edit::Default(ReadingId(index as u32), option)],
        })
    });
    slips.collect()
}

fn others(reading: &Reading, option: u32) -> impl Iterator<Item = u32> + use<> {
    (0..reading.options.len() as u32).filter(move |it| *it != option)
}
