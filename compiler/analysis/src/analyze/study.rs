//! What every question of the analysis shares: the grounds and requirements as regions, and whether
//! a change to one of them ever changes an outcome.
//!
//! The regions are small; outcomes are large. So a question starts from the small regions, and is
//! first put to one plain case; only where that case does not answer it, all cases are asked.

use super::ground::{Ground, grounds};
use crate::space::{Overrun, Region, Space, Weights};
use num_bigint::BigUint;
use qufen_semantics::model::{Formula, Model, OutcomeId};
use std::cell::OnceCell;

/// The parts of a model that decide, over one space.
pub(super) struct Study<'s, 'm> {
    pub space: &'s Space<'m>,
    pub model: &'m Model,
    pub grounds: Vec<Ground>,
    /// Under the default readings.
    pub usual: View,
    /// Under all readings.
    pub all: View,
    weights: Weights,
    reached: OnceCell<BigUint>,
}

/// Regions under some readings.
pub(super) struct View {
    pub lawful: Region,
    pub inside: Region,
    /// By requirement of the model.
    pub required: Vec<Region>,
    /// By ground: it fires.
    pub fires: Vec<Region>,
    /// By ground: the lead-in alone.
    pub leads: Vec<Region>,
    /// By outcome: it is the decision.
    pub is: Vec<Region>,
    /// The choice of readings; none for all of them.
    pub cube: Option<Region>,
}

impl View {
    /// A formula's region under the view's readings.
    pub fn formula(&self, space: &Space<'_>, formula: &Formula) -> Result<Region, Overrun> {
        self.restrict(&space.formula(formula)?)
    }

    /// A region of the space under the view's readings.
    pub fn restrict(&self, region: &Region) -> Result<Region, Overrun> {
        match &self.cube {
            Some(cube) => region.given(cube),
            None => Ok(region.clone()),
        }
    }
}

impl<'s, 'm> Study<'s, 'm> {
    pub fn of(space: &'s Space<'m>) -> Result<Study<'s, 'm>, Overrun> {
        let model = space.model();
        let grounds = grounds(model);
        let readings = space.under(&space.default_readings())?;
        let all = view(space, &grounds, None)?;
        let usual = if model.readings.is_empty() {
            view(space, &grounds, None)?
        } else {
            view(space, &grounds, Some(readings))?
        };
        Ok(Study {
            space,
            model,
            grounds,
            usual,
            all,
            weights: space.weights(),
            reached: OnceCell::new(),
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
        view: &View,
        change: &Region,
        outcome: OutcomeId,
        apart: &[usize],
        requirements: &[usize],
    ) -> Result<bool, Overrun> {
        let reached = self.within_reach(view, change, outcome, requirements)?;
        let Some(case) = self.space.plain(&reached)? else {
            return Ok(false);
        };
        let fires = |index: usize| self.space.holds(&view.fires[index], &case);
        if !self.rivals(outcome, apart).any(fires) {
            return Ok(true);
        }
        Ok(!self.unrivalled(view, reached, outcome, apart)?.is_empty())
    }

    /// The cases in which it does.
    pub fn decisive(
        &self,
        view: &View,
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
        view: &View,
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
        view: &View,
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

    /// A ground fires, and all that its outcome requires holds.
    pub fn with_requirements(&self, view: &View, ground: usize) -> Result<Region, Overrun> {
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
        view: &View,
        region: &Region,
        outcome: OutcomeId,
    ) -> Result<bool, Overrun> {
        Ok(!region.and(&self.carried_below(view, outcome)?)?.is_empty())
    }

    /// Some outcome that stands after this one is carried.
    fn carried_below(&self, view: &View, outcome: OutcomeId) -> Result<Region, Overrun> {
        let below = outcome.0 + 1..self.model.outcomes.len() as u32;
        below
            .map(OutcomeId)
            .try_fold(self.space.nothing().clone(), |region, each| {
                region.or(&self.carried(view, each)?)
            })
    }

    /// The outcome is carried: by a ground, or because the law does not reach the case.
    pub fn carried(&self, view: &View, outcome: OutcomeId) -> Result<Region, Overrun> {
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
    pub fn some(&self, view: &View, region: &Region) -> Result<bool, Overrun> {
        Ok(!view.lawful.and(region)?.is_empty())
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
        self.count_lawful(&self.usual.restrict(region)?.and(&self.usual.lawful)?)
    }

    /// The same of a region under the default readings that holds lawful cases only.
    pub fn count_lawful(&self, region: &Region) -> Result<BigUint, Overrun> {
        self.space.count(&self.weights, region)
    }
}

fn view(space: &Space<'_>, grounds: &[Ground], cube: Option<Region>) -> Result<View, Overrun> {
    let model = space.model();
    let mut view = View {
        lawful: space.lawful().clone(),
        inside: space.inside().clone(),
        required: Vec::new(),
        fires: Vec::new(),
        leads: Vec::new(),
        is: Vec::new(),
        cube,
    };
    view.lawful = view.restrict(&view.lawful)?;
    view.inside = view.restrict(&view.inside)?;
    for requirement in &model.requirements {
        let region = view.formula(space, &requirement.condition)?;
        view.required.push(region);
    }
    for ground in grounds {
        let lead = view.restrict(&space.formula(&Formula::And(ground.lead.clone()))?)?;
        let own = view.formula(space, &ground.condition)?;
        view.fires.push(lead.and(&own)?);
        view.leads.push(lead);
    }
    for index in 0..model.outcomes.len() {
        let region = view.restrict(space.is(OutcomeId(index as u32)))?;
        view.is.push(region);
    }
    Ok(view)
}
