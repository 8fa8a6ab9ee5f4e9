//! The outcomes: which of those that are carried prevails.

use super::{Overrun, Region, Space};
use qufen_semantics::model::OutcomeId;

impl<'m> Space<'m> {
    /// The cases whose outcome it is.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram is too small.
    pub fn is(&self, outcome: OutcomeId) -> Result<&Region, Overrun> {
        Ok(&self.conclusions()?[outcome.index()])
    }

    /// The space with its outcomes laid out.
    pub(super) fn concluded(self) -> Result<Space<'m>, Overrun> {
        self.conclusions()?;
        Ok(self)
    }

    fn conclusions(&self) -> Result<&[Region], Overrun> {
        if self.is.get().is_none() {
            let _ = self.is.set(self.ladder(self.everything())?);
        }
        Ok(self.is.get().map(Vec::as_slice).unwrap_or_default())
    }

    /// By outcome: it is carried and nothing that stands before it is; the 缺省 also when nothing
    /// is carried at all.
    fn ladder(&self, region: &Region) -> Result<Vec<Region>, Overrun> {
        let mut left = region.clone();
        let mut all = Vec::new();
        for outcome in self.outcomes() {
            let carried = self.carried_in(&left, outcome)?;
            left = left.minus(&carried)?;
            all.push(carried);
        }
        if let Some(default) = all.get_mut(self.model.default.index()) {
            *default = default.or(&left)?;
        }
        Ok(all)
    }

    /// The cases of a region that have the outcome. The outcomes need not be laid out for it: of a small
    /// region little is left once what prevails is taken away and what the outcome requires is asked.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram is too small.
    pub fn decided(&self, region: &Region, outcome: OutcomeId) -> Result<Region, Overrun> {
        if let Some(all) = self.is.get() {
            return region.and(&all[outcome.index()]);
        }
        if outcome == self.model.default {
            return Ok(self.ladder(region)?.swap_remove(outcome.index()));
        }
        let mut left = region.clone();
        for before in (0..outcome.0).map(OutcomeId) {
            left = left.minus(&self.carried_in(&left, before)?)?;
        }
        self.carried_in(&left, outcome)
    }

    /// The cases in which an outcome is supported, with all that it requires; or, for the outcome
    /// outside the scope, those that the law does not reach.
    pub fn carried(&self, outcome: OutcomeId) -> Result<Region, Overrun> {
        self.carried_in(self.everything(), outcome)
    }

    fn carried_in(&self, region: &Region, outcome: OutcomeId) -> Result<Region, Overrun> {
        let eligible = region.and(self.required(outcome))?;
        let by_rule = eligible.and(self.supported(outcome))?;
        if self.model.out_of_scope == Some(outcome) {
            by_rule.or(&region.minus(&self.inside)?)
        } else {
            Ok(by_rule)
        }
    }

    fn outcomes(&self) -> impl Iterator<Item = OutcomeId> + use<> {
        (0..self.model.outcomes.len() as u32).map(OutcomeId)
    }
}
