//! Cases that show a finding, with one certain outcome each.

use super::finding::{Example, Sentence};
use super::study::{Study, View};
use crate::space::{Overrun, Region};
use qufen_semantics::model::OutcomeId;

impl Study<'_, '_> {
    /// The plainest case of the region in the view whose outcome is `outcome`.
    pub fn example(
        &self,
        view: &View,
        region: &Region,
        outcome: OutcomeId,
        about: Sentence,
    ) -> Result<Option<Example>, Overrun> {
        let small = view.lawful.and(region)?;
        let whole = small.and(&view.restrict(self.space.is(outcome))?)?;
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
        view: &View,
        region: &Region,
        about: Sentence,
    ) -> Result<Option<Example>, Overrun> {
        let Some(case) = self.space.plain(&view.lawful.and(region)?)? else {
            return Ok(None);
        };
        let outcomes = (0..self.model.outcomes.len()).map(|index| OutcomeId(index as u32));
        for outcome in outcomes {
            if self.space.holds(self.space.is(outcome), &case) {
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
        let region = region.and(self.space.is(outcome))?;
        let witness = self.witness_under(readings, &region)?;
        Ok(witness.map(|witness| Example {
            about,
            witness,
            outcome,
        }))
    }
}
