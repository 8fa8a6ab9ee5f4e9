//! What every question of the analysis shares: the grounds and requirements as regions, and whether
//! a change to one of them ever changes an outcome.
//!
//! The regions are small; outcomes are large. So a question starts from the small regions, and is
//! first put to one plain case; only where that case does not answer it, all cases are asked.

use super::ground::{Ground, grounds};
use super::readings::Turn;
use crate::space::{Demand, Overrun, Region, Space, Weights};
use num_bigint::BigUint;
use qufen_semantics::model::{Formula, Model, OutcomeId};
use std::cell::OnceCell;

/// The parts of a model that decide, over one space.
pub(super) struct Study<'s, 'm> {
    pub space: &'s Space<'m>,
    pub model: &'m Model,
    pub grounds: Vec<Ground>,
    /// Under the default readings.
    pub usual: View<'s, 'm>,
    /// Under all readings.
    pub all: View<'s, 'm>,
    weights: Weights,
    reached: OnceCell<BigUint>,
    pub(super) torn: OnceCell<Region>,
    pub(super) turns: OnceCell<Vec<Turn>>,
}

/// Regions under some readings.
pub(super) struct View<'s, 'm> {
    pub space: &'s Space<'m>,
    pub lawful: Region,
    pub inside: Region,
    /// By requirement of the model.
    pub required: Vec<Region>,
    /// By ground: it fires.
    pub fires: Vec<Region>,
    /// By ground: the lead-in alone.
    pub leads: Vec<Region>,
}

impl<'s, 'm> View<'s, 'm> {
    fn of(space: &'s Space<'m>, grounds: &[Ground]) -> Result<View<'s, 'm>, Overrun> {
        let requirements = space.model().requirements.iter();
        let required: Result<Vec<Region>, Overrun> = requirements
            .map(|requirement| space.formula(&requirement.condition))
            .collect();
        let (mut fires, mut leads) = (Vec::new(), Vec::new());
        for ground in grounds {
            let lead = space.formula(&Formula::And(ground.lead.clone()))?;
            fires.push(lead.and(&space.formula(&ground.condition)?)?);
            leads.push(lead);
        }
        Ok(View {
            space,
            lawful: space.lawful().clone(),
            inside: space.inside().clone(),
            required: required?,
            fires,
            leads,
        })
    }
}

impl<'s, 'm> Study<'s, 'm> {
    pub fn of(space: &'s Space<'m>) -> Result<Study<'s, 'm>, Overrun> {
        let model = space.model();
        let grounds = grounds(model);
        Ok(Study {
            space,
            model,
            usual: View::of(space.usual()?, &grounds)?,
            all: View::of(space, &grounds)?,
            grounds,
            weights: space.weights(),
            reached: OnceCell::new(),
            torn: OnceCell::new(),
            turns: OnceCell::new(),
        })
    }

    /// The requirements of an outcome.
    pub fn requirements(&self, outcome: OutcomeId) -> Vec<usize> {
        let all = self.model.requirements.iter().enumerate();
        all.filter(|(_, each)| each.outcome == outcome)
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether gaining or losing support for `outcome` by the cases of `change` ever changes the
    /// decision, when these requirements must hold and the grounds `apart` are left out of account.
    pub fn decides(
        &self,
        view: &View<'_, '_>,
        change: &Region,
        outcome: OutcomeId,
        apart: &[usize],
        requirements: &[usize],
    ) -> Result<bool, Overrun> {
        self.space.passing(|| {
            let reached = self.within_reach(view, change, outcome, requirements)?;
            let Some(case) = self.space.plain(&reached) else {
                return Ok(false);
            };
            let fires = |index: usize| self.space.holds(&view.fires[index], &case);
            if !self.rivals(outcome, apart).any(fires) {
                return Ok(true);
            }
            Ok(!self.unrivalled(view, reached, outcome, apart)?.is_empty())
        })
    }

    /// The cases in which it does.
    pub fn decisive(
        &self,
        view: &View<'_, '_>,
        change: &Region,
        outcome: OutcomeId,
        apart: &[usize],
        requirements: &[usize],
    ) -> Result<Region, Overrun> {
        let reached = self.within_reach(view, change, outcome, requirements)?;
        self.unrivalled(view, reached, outcome, apart)
    }

    /// The lawful cases of `change` in which the outcome would be carried.
    fn within_reach(
        &self,
        view: &View<'_, '_>,
        change: &Region,
        outcome: OutcomeId,
        requirements: &[usize],
    ) -> Result<Region, Overrun> {
        let mut reached = view.lawful.and(change)?;
        for &index in requirements {
            reached = reached.and(&view.required[index])?;
        }
        if self
            .model
            .out_of_scope
            .is_none_or(|outside| outcome >= outside)
        {
            reached = reached.and(&view.inside)?;
        }
        if outcome == self.model.default && !reached.is_empty() {
            reached = reached.and(&self.carried_below(view, outcome)?)?;
        }
        Ok(reached)
    }

    /// Without the cases in which another ground supports the outcome, or something prevails.
    fn unrivalled(
        &self,
        view: &View<'_, '_>,
        mut reached: Region,
        outcome: OutcomeId,
        apart: &[usize],
    ) -> Result<Region, Overrun> {
        for index in self.rivals(outcome, apart) {
            if reached.is_empty() {
                break;
            }
            reached = if self.grounds[index].outcome < outcome {
                reached.minus(&self.with_requirements(view, index)?)?
            } else {
                reached.minus(&view.fires[index])?
            };
        }
        Ok(reached)
    }

    /// The other grounds of the outcome, and those of outcomes that prevail over it.
    fn rivals<'a>(
        &'a self,
        outcome: OutcomeId,
        apart: &'a [usize],
    ) -> impl Iterator<Item = usize> + 'a {
        let all = self.grounds.iter().enumerate();
        all.filter(move |(index, ground)| ground.outcome <= outcome && !apart.contains(index))
            .map(|(index, _)| index)
    }

    /// What, under all readings, together makes the cases of an outcome that is not the 缺省.
    pub fn demands(&self, outcome: OutcomeId) -> Result<Vec<Demand>, Overrun> {
        let view = &self.all;
        let mut demands = Vec::new();
        if self.model.out_of_scope == Some(outcome) {
            demands.push(vec![self.carried(view, outcome)?]);
        } else {
            let grounds = self.grounds.iter().zip(&view.fires);
            let grounds = grounds.filter(|(ground, _)| ground.outcome == outcome);
            demands.push(grounds.map(|(_, fires)| fires.clone()).collect());
            let required = self.requirements(outcome).into_iter();
            demands.extend(required.map(|index| vec![view.required[index].clone()]));
        }
        for (index, ground) in self.grounds.iter().enumerate() {
            if ground.outcome < outcome {
                demands.push(vec![self.with_requirements(view, index)?.not()]);
            }
        }
        if self
            .model
            .out_of_scope
            .is_some_and(|outside| outside < outcome)
        {
            demands.push(vec![view.inside.clone()]);
        }
        Ok(demands)
    }

    /// A ground fires, and all that its outcome requires holds.
    pub fn with_requirements(&self, view: &View<'_, '_>, ground: usize) -> Result<Region, Overrun> {
        let mut region = view.fires[ground].clone();
        for index in self.requirements(self.grounds[ground].outcome) {
            region = region.and(&view.required[index])?;
        }
        Ok(region)
    }

    /// Whether a case may come to the outcome though no ground supports it.
    pub fn comes_of_itself(&self, outcome: OutcomeId) -> bool {
        outcome == self.model.default || Some(outcome) == self.model.out_of_scope
    }

    /// Whether in some case of the region an outcome that stands after this one is carried.
    pub fn carried_after(
        &self,
        view: &View<'_, '_>,
        region: &Region,
        outcome: OutcomeId,
    ) -> Result<bool, Overrun> {
        Ok(!region.and(&self.carried_below(view, outcome)?)?.is_empty())
    }

    /// Some outcome that stands after this one is carried.
    fn carried_below(&self, view: &View<'_, '_>, outcome: OutcomeId) -> Result<Region, Overrun> {
        let below = outcome.0 + 1..self.model.outcomes.len() as u32;
        below
            .map(OutcomeId)
            .try_fold(self.space.nothing().clone(), |region, each| {
                region.or(&self.carried(view, each)?)
            })
    }

    /// The outcome is carried: by a ground, or because the law does not reach the case.
    pub fn carried(&self, view: &View<'_, '_>, outcome: OutcomeId) -> Result<Region, Overrun> {
        let mut carried = match self.model.out_of_scope == Some(outcome) {
            true => view.inside.not(),
            false => self.space.nothing().clone(),
        };
        for (index, ground) in self.grounds.iter().enumerate() {
            if ground.outcome == outcome {
                carried = carried.or(&self.with_requirements(view, index)?)?;
            }
        }
        Ok(carried)
    }

    /// Whether some lawful case of the view is in the region.
    pub fn some(&self, view: &View<'_, '_>, region: &Region) -> Result<bool, Overrun> {
        self.space
            .passing(|| Ok(!view.lawful.and(region)?.is_empty()))
    }

    /// How many cases there are within the scope under the default readings.
    pub fn reached(&self) -> Result<BigUint, Overrun> {
        if let Some(known) = self.reached.get() {
            return Ok(known.clone());
        }
        let count = self.count_lawful(&self.usual.lawful.and(&self.usual.inside)?)?;
        Ok(self.reached.get_or_init(|| count).clone())
    }

    /// How many lawful cases of the region there are under the default readings.
    pub fn count(&self, region: &Region) -> Result<BigUint, Overrun> {
        self.space.passing(|| {
            let usual = self.space.under(&self.space.default_readings())?;
            self.count_lawful(&region.given(&usual)?.and(&self.usual.lawful)?)
        })
    }

    /// The same of a region under the default readings that holds lawful cases only.
    pub fn count_lawful(&self, region: &Region) -> Result<BigUint, Overrun> {
        self.space.count(&self.weights, region)
    }
}
