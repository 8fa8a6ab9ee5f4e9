//! What another reading of the text would make of the case.

use super::Hearing;
use crate::decision::{OtherReading, SensitiveReading};
use crate::search::{Possible, Search, limits, possible};
use qufen_semantics::model::{OutcomeId, Reading};

impl Hearing<'_> {
    /// Readings of which another option, alone, changes what is possible.
    pub(super) fn sensitive_readings(&self, remaining: &Possible) -> Vec<SensitiveReading> {
        let readings = self.model.readings.iter().zip(&self.case.readings);
        let sensitive = readings
            .enumerate()
            .filter_map(|(index, (reading, &chosen))| {
                let others = self.others(index, reading, remaining);
                let (option, words) = reading.options.get(chosen as usize)?;
                (!others.is_empty()).then(|| SensitiveReading {
                    name: reading.name.clone(),
                    option: option.clone(),
                    words: words.clone(),
                    others,
                })
            });
        sensitive.collect()
    }

    /// The options of one reading under which something else is possible.
    fn others(&self, index: usize, reading: &Reading, remaining: &Possible) -> Vec<OtherReading> {
        let options = (0..).zip(&reading.options);
        let others = options.filter(|(option, _)| *option != self.case.readings[index]);
        let changing = others.filter_map(|(option, (label, words))| {
            let outcomes = self.possible_under(index, option);
            (outcomes != remaining.outcomes).then(|| OtherReading {
                option: label.clone(),
                words: words.clone(),
                possible: outcomes.iter().map(|it| self.outcome(*it)).collect(),
            })
        });
        changing.collect()
    }

    fn possible_under(&self, index: usize, option: u32) -> Vec<OutcomeId> {
        let mut readings = self.case.readings.clone();
        readings[index] = option;
        let network = self.network(&readings);
        let open = network.open_assignment(self.model.facts.len());
        possible(&mut Search::new(&network, limits::READING), &open).outcomes
    }
}
