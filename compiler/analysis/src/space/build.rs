//! From a model to its space: every definition, clause and outcome as a region.

use super::deciding::Deciding;
use super::ground::{Arrangement, Ground};
use super::{Given, Overrun, Region, Space, Subject, order};
use qufen_semantics::model::{Model, OutcomeId};
use std::cell::OnceCell;
use std::rc::Rc;

fn first_that_fits<T>(
    models: &[&Model],
    build: impl Fn(Arrangement) -> Result<T, Overrun>,
) -> Result<T, Overrun> {
    let [first, second] = Arrangement::candidates(models);
    build(first).or_else(|_| build(second))
}

impl<'m> Space<'m> {
    /// The space of `model`, with at most `nodes` nodes in the whole diagram, in the first
    /// arrangement of the variables that makes do with them.
    ///
    /// # Errors
    /// [`Overrun`] when every arrangement needs more.
    pub fn of(model: &'m Model, nodes: usize) -> Result<Space<'m>, Overrun> {
        first_that_fits(&[model], |arrangement| {
            Space::arranged(model, arrangement, nodes)?.concluded()
        })
    }

    /// What is asked of the space of `model`, in the first arrangement of the variables in which at most
    /// `nodes` nodes suffice for the answer. No outcome is laid out before it is asked for.
    ///
    /// # Errors
    /// [`Overrun`] when they suffice in none.
    pub(super) fn ask<T>(
        model: &'m Model,
        nodes: usize,
        ask: impl Fn(&Space<'_>) -> Result<T, Overrun>,
    ) -> Result<T, Overrun> {
        first_that_fits(&[model], |arrangement| {
            ask(&Space::arranged(model, arrangement, nodes)?)
        })
    }

    fn arranged(
        model: &'m Model,
        arrangement: Arrangement,
        nodes: usize,
    ) -> Result<Space<'m>, Overrun> {
        let ground = Ground::under(&[model], arrangement, nodes);
        Space::on(&Rc::new(ground), model, Given::nothing(model), None)
    }

    /// The space of what decides, once `given` is settled. Only 约束 and outcomes may be asked of
    /// it: clauses that do not decide are left out, and so are the cells that only they make.
    pub(crate) fn deciding(
        model: &'m Model,
        given: &Given,
        nodes: usize,
    ) -> Result<Space<'m>, Overrun> {
        let deciding = Deciding::of(model);
        first_that_fits(&[model], |arrangement| {
            let cells = deciding.cells(model);
            let ground = Ground::of(&[model], cells, given, arrangement, nodes);
            let given = given.clone();
            Space::on(&Rc::new(ground), model, given, Some(&deciding))?.concluded()
        })
    }

    /// The spaces of two models with the same facts and readings, over one diagram: regions of one
    /// can be compared with regions of the other.
    ///
    /// # Errors
    /// [`Overrun`] when every arrangement needs more.
    pub fn pair(
        old: &'m Model,
        new: &'m Model,
        nodes: usize,
    ) -> Result<(Space<'m>, Space<'m>), Overrun> {
        first_that_fits(&[old, new], |arrangement| {
            let ground = Rc::new(Ground::under(&[old, new], arrangement, nodes));
            let on = |model| {
                let given = Given::nothing(model);
                Space::on(&ground, model, given, None)?.concluded()
            };
            Ok((on(old)?, on(new)?))
        })
    }

    /// The space of another model with the same facts and readings, over this diagram. Its formulas
    /// must not tell values apart that no model under the diagram tells apart.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram needs more.
    pub fn beside<'n>(&self, model: &'n Model) -> Result<Space<'n>, Overrun> {
        let mut space = Space::bare(&self.ground, model, Given::nothing(model));
        space.define(None)?;
        space.constrain()?;
        space.reach()?;
        // Where both laws reach the same lawful cases, what is made of that is to be the same too.
        if space.inside != self.inside && self.same(&space.inside, &self.inside)? {
            space.inside = self.inside.clone();
        }
        space.support_all()?;
        Ok(space)
    }

    /// The space of `model` over a diagram for all that `whole` tells apart, which has the same facts
    /// and readings; `order` says in which order the subjects go that it holds. Clauses of which
    /// `left_out` holds are not looked at.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram needs more in this order and in that of the text.
    pub(crate) fn over(
        whole: &Model,
        model: &'m Model,
        order: &[Subject],
        left_out: &[bool],
        nodes: usize,
    ) -> Result<Space<'m>, Overrun> {
        let deciding = Deciding::all_but(model, left_out);
        let build = |order| {
            let ground = Ground::over(whole, order, nodes);
            let given = Given::nothing(model);
            Space::on(&Rc::new(ground), model, given, Some(&deciding))?.concluded()
        };
        build(order.to_vec()).or_else(|_| build(order::by_first_occurrence(&[model])))
    }

    /// As [`Space::beside`], without the clauses of which `left_out` holds.
    pub(crate) fn beside_but<'n>(
        &self,
        model: &'n Model,
        left_out: &[bool],
    ) -> Result<Space<'n>, Overrun> {
        let deciding = Deciding::all_but(model, left_out);
        Space::on(&self.ground, model, Given::nothing(model), Some(&deciding))
    }

    fn on(
        ground: &Rc<Ground>,
        model: &'m Model,
        given: Given,
        only: Option<&Deciding<'_>>,
    ) -> Result<Space<'m>, Overrun> {
        let mut space = Space::bare(ground, model, given);
        space.define(only)?;
        space.constrain()?;
        space.reach()?;
        space.support_all()?;
        Ok(space)
    }

    /// Nothing of the model laid out yet.
    pub(super) fn bare(ground: &Rc<Ground>, model: &'m Model, given: Given) -> Space<'m> {
        let everything = ground.everything.clone();
        let nothing = ground.nothing.clone();
        Space {
            model,
            ground: Rc::clone(ground),
            given,
            lawful: everything.clone(),
            definitions: Vec::new(),
            clauses: vec![nothing; model.clauses.len()],
            supported: Vec::new(),
            required: Vec::new(),
            inside: everything,
            is: OnceCell::new(),
            usual: OnceCell::new(),
            prices: OnceCell::new(),
        }
    }

    fn define(&mut self, only: Option<&Deciding<'_>>) -> Result<(), Overrun> {
        for (index, definition) in self.model.definitions.iter().enumerate() {
            let region = match only {
                Some(deciding) if !deciding.definitions[index] => self.nothing().clone(),
                _ => self.formula(&definition.formula)?,
            };
            self.definitions.push(region);
        }
        for clause in &self.model.evaluation_order {
            if only.is_some_and(|deciding| !deciding.clauses[clause.index()]) {
                continue;
            }
            if let Some(formula) = &self.model.clauses[clause.index()].formula {
                self.clauses[clause.index()] = self.formula(formula)?;
            }
        }
        Ok(())
    }

    fn constrain(&mut self) -> Result<(), Overrun> {
        let constraints = self.model.constraints.iter();
        let parts: Result<_, _> = constraints
            .map(|each| self.formula(&each.formula))
            .collect();
        self.lawful = self.all(parts?)?;
        Ok(())
    }

    /// The cases that some 适用 or 参照 reaches; all where there is none.
    fn reach(&mut self) -> Result<(), Overrun> {
        let scopes = self.model.scopes.iter();
        let scopes: Result<Vec<_>, _> = scopes.map(|each| self.formula(&each.condition)).collect();
        if !self.model.scopes.is_empty() {
            self.inside = self.any(scopes?)?;
        }
        Ok(())
    }

    /// What supports each outcome, and what it requires.
    fn support_all(&mut self) -> Result<(), Overrun> {
        for outcome in (0..self.model.outcomes.len() as u32).map(OutcomeId) {
            let (supported, required) = (self.support(outcome)?, self.demand(outcome)?);
            self.supported.push(supported);
            self.required.push(required);
        }
        Ok(())
    }

    fn support(&self, outcome: OutcomeId) -> Result<Region, Overrun> {
        let rules = self.model.rules.iter();
        let rules = rules.filter(|each| each.outcome == outcome);
        let fired: Result<_, _> = rules.map(|each| self.formula(&each.condition)).collect();
        self.any(fired?)
    }

    fn demand(&self, outcome: OutcomeId) -> Result<Region, Overrun> {
        let all = self.model.requirements.iter();
        let all = all.filter(|each| each.outcome == outcome);
        let demanded: Result<_, _> = all.map(|each| self.formula(&each.condition)).collect();
        self.all(demanded?)
    }
}
