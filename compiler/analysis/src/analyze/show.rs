//! Cases that show a finding, with one certain outcome each.

use super::finding::{Example, Sentence};
use super::study::{Study, View};
use crate::space::{Overrun, Region, Subject, Witness};
use qufen_semantics::model::{OutcomeId, ReadingId};

impl Study<'_, '_> {
    /// The plainest case of the region in the view whose outcome is `outcome`.
    pub fn example(
        &self,
        view: &View<'_, '_>,
        region: &Region,
        outcome: OutcomeId,
        about: Sentence,
    ) -> Result<Option<Example>, Overrun> {
        let small = view.lawful.and(region)?;
        let whole = view.space.decided(&small, outcome)?;
        let witness = self.witness(view, &whole)?;
        Ok(witness.map(|witness| Example {
            about,
            witness,
            outcome,
        }))
    }

    /// The same with whichever outcome the plainest case of the region has.
    pub fn example_of_any(
        &self,
        view: &View<'_, '_>,
        region: &Region,
        about: Sentence,
    ) -> Result<Option<Example>, Overrun> {
        let Some(case) = self.space.plain(&view.lawful.and(region)?) else {
            return Ok(None);
        };
        let outcomes = (0..self.model.outcomes.len()).map(|index| OutcomeId(index as u32));
        for outcome in outcomes {
            if self.space.holds(view.space.is(outcome)?, &case) {
                return self.example(view, region, outcome, about);
            }
        }
        Ok(None)
    }

    /// The plainest case of the region under a choice of readings whose outcome is `outcome`.
    pub fn example_under(
        &self,
        readings: &[u32],
        region: &Region,
        outcome: OutcomeId,
        about: Sentence,
    ) -> Result<Option<Example>, Overrun> {
        let region = region.and(&self.space.under(readings)?)?;
        let region = self.space.decided(&region, outcome)?;
        let witness = self.witness_under(readings, &region)?;
        Ok(witness.map(|witness| Example {
            about,
            witness,
            outcome,
        }))
    }

    /// The plainest case of a region under a choice of readings, of which it names those that are
    /// not the default.
    pub fn witness_under(
        &self,
        readings: &[u32],
        region: &Region,
    ) -> Result<Option<Witness>, Overrun> {
        let cube = self.space.under(readings)?;
        let region = region
            .given(&cube)?
            .and(&self.space.lawful().given(&cube)?)?;
        let usual = self.space.default_readings();
        let unusual = (0..).zip(readings.iter().zip(&usual));
        let unusual = unusual.filter(|(_, (chosen, usual))| chosen != usual);
        let unusual: Vec<_> = unusual
            .map(|(index, (chosen, _))| (ReadingId(index), *chosen))
            .collect();
        let witness = self.space.witness(&region)?;
        Ok(witness.map(|witness| Witness {
            readings: unusual,
            ..witness
        }))
    }

    /// The plainest case of a region of the view, lawful cases only; under the default readings it
    /// names none.
    pub fn witness(
        &self,
        view: &View<'_, '_>,
        region: &Region,
    ) -> Result<Option<Witness>, Overrun> {
        view.space.witness_among(region)
    }

    /// Whether some lawful case of the region is not under the unusual readings that the witness
    /// names.
    pub fn some_otherwise(&self, region: &Region, witness: &Witness) -> Result<bool, Overrun> {
        let usual = self.space.default_readings();
        let named = |subject| match subject {
            Subject::Reading(id) => {
                let mut all = witness.readings.iter();
                all.find(|&&(other, option)| other == id && option != usual[id.index()])
                    .map(|&(_, option)| option)
            }
            Subject::Fact(_) => None,
        };
        let named: Vec<Option<u32>> = self.space.subjects().map(named).collect();
        self.space.some(&region.minus(&self.space.cube(&named)?)?)
    }
}
