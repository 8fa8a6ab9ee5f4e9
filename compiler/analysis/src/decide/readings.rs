//! What another reading of the text would make of the case.

use super::hearing::Hearing;
use qufen_evaluator::{Decision, OtherReading, SensitiveReading};
use qufen_semantics::model::OutcomeId;

impl Hearing<'_> {
    /// Tells the readings of which another option, alone, changes what is possible. `under` says
    /// what is possible under a choice of readings, if that can be established.
    pub fn tell_readings(
        &self,
        possible: &[OutcomeId],
        mut under: impl FnMut(&[u32]) -> Option<Vec<OutcomeId>>,
        decision: &mut Decision,
    ) {
        let mut complete = true;
        for (index, reading) in self.model.readings.iter().enumerate() {
            let chosen = self.case.readings[index];
            let mut others = Vec::new();
            for (option, (label, words)) in (0..).zip(&reading.options) {
                if option == chosen {
                    continue;
                }
                let mut readings = self.case.readings.clone();
                readings[index] = option;
                match under(&readings) {
                    None => complete = false,
                    Some(outcomes) if outcomes == possible => {}
                    Some(outcomes) => others.push(OtherReading {
                        option: label.clone(),
                        words: words.clone(),
                        possible: outcomes.iter().map(|it| self.outcome(*it)).collect(),
                    }),
                }
            }
            let in_force = reading.options.get(chosen as usize);
            if let Some((option, words)) = in_force.filter(|_| !others.is_empty()) {
                decision.reading_sensitive.push(reading.name.clone());
                decision.reading_words.push(SensitiveReading {
                    name: reading.name.clone(),
                    option: option.clone(),
                    words: words.clone(),
                    others,
                });
            }
        }
        if !complete {
            decision.incomplete.push("readings".into());
        }
    }
}
