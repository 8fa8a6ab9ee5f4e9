//! What carries an outcome, what fires for it in vain, and what stands against it.

use super::aspects::{Aspect, Spoken};
use crate::space::{Overrun, Region};
use qufen_semantics::model::{ClauseId, OutcomeId};
use std::collections::BTreeMap;

/// Clauses, each with the cases in which it is one.
pub type Where = BTreeMap<ClauseId, Region>;

impl Spoken<'_, '_> {
    /// Basis of an outcome, and what fires for it in vain; gives the clauses that carry it.
    pub fn outcome(&mut self, outcome: OutcomeId, before: &[Where]) -> Result<Where, Overrun> {
        let space = self.space;
        let fired = self.fired(outcome)?;
        let held = space.is(outcome)?.and(space.required(outcome))?;
        let name = &space.model().outcomes[outcome.index()];
        let mut vain = space.nothing().clone();
        for (clause, region) in &fired {
            let defeated = region.minus(&held)?;
            vain = vain.or(&defeated)?;
            self.add(Aspect::Defeated(name.clone(), *clause), defeated)?;
        }
        self.prevailing(outcome, before, &vain)?;
        let carrying = self.carrying(outcome, &fired)?;
        self.basis(outcome, &carrying)?;
        Ok(carrying)
    }

    /// The clauses of the rules that fire: the items that hold, else the rule's own.
    fn fired(&self, outcome: OutcomeId) -> Result<Where, Overrun> {
        let space = self.space;
        let mut fired = Where::new();
        for rule in space
            .model()
            .rules
            .iter()
            .filter(|it| it.outcome == outcome)
        {
            let mut itemless = space.formula(&rule.condition)?;
            for item in &rule.items {
                let holding = space.formula(&rule.condition)?.and(space.clause(*item))?;
                itemless = itemless.minus(&holding)?;
                join(&mut fired, *item, holding)?;
            }
            join(&mut fired, rule.clause, itemless)?;
        }
        Ok(fired)
    }

    /// The clauses that carry the outcome, whether or not it prevails.
    fn carrying(&self, outcome: OutcomeId, fired: &Where) -> Result<Where, Overrun> {
        let space = self.space;
        let model = space.model();
        let mut carrying = Where::new();
        for (clause, region) in fired {
            join(&mut carrying, *clause, region.and(space.required(outcome))?)?;
        }
        if model.out_of_scope == Some(outcome) && !model.scopes.is_empty() {
            let outside = space.inside().not();
            let direct = model.scopes.iter().any(|scope| !scope.analogy);
            for scope in model.scopes.iter().filter(|it| !(direct && it.analogy)) {
                join(&mut carrying, scope.clause, outside.clone())?;
            }
        }
        Ok(carrying)
    }

    /// The carrying clauses, and the fictions by which they or the requirements are met.
    fn basis(&mut self, outcome: OutcomeId, carrying: &Where) -> Result<(), Overrun> {
        let space = self.space;
        let model = space.model();
        let mut relied_on = Where::new();
        let mut carried = space.nothing().clone();
        for (clause, region) in carrying {
            let basis = region.and(space.is(outcome)?)?;
            carried = carried.or(&basis)?;
            join(&mut relied_on, *clause, basis.clone())?;
            self.add(Aspect::Basis(*clause), basis)?;
        }
        for requirement in model.requirements.iter().filter(|it| it.outcome == outcome) {
            join(&mut relied_on, requirement.clause, carried.clone())?;
        }
        for (clause, region) in relied_on {
            let clause = &model.clauses[clause.index()];
            for deeming in &clause.deemings {
                let mut by_fiction = region.and(&space.formula(&deeming.when)?)?;
                if let Some(own) = &clause.own {
                    by_fiction = by_fiction.minus(&space.formula(own)?)?;
                }
                self.add(Aspect::Basis(deeming.by), by_fiction)?;
            }
        }
        Ok(())
    }

    /// What stands against the outcome: the first clause that carries an earlier one, else the
    /// first requirement that fails, else the outcome that came out.
    fn prevailing(
        &mut self,
        outcome: OutcomeId,
        before: &[Where],
        vain: &Region,
    ) -> Result<(), Overrun> {
        let space = self.space;
        let model = space.model();
        let name = &model.outcomes[outcome.index()];
        let mut left = vain.clone();
        for (clause, region) in before.iter().flatten() {
            self.add(Aspect::By(name.clone(), Some(*clause)), left.and(region)?)?;
            left = left.minus(region)?;
        }
        let own = model.requirements.iter().filter(|it| it.outcome == outcome);
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|requirement| requirement.clause);
        for requirement in own {
            let condition = space.formula(&requirement.condition)?;
            let failing = left.minus(&condition)?;
            self.add(Aspect::By(name.clone(), Some(requirement.clause)), failing)?;
            left = left.and(&condition)?;
        }
        self.add(Aspect::By(name.clone(), None), left)
    }
}

fn join(all: &mut Where, clause: ClauseId, region: Region) -> Result<(), Overrun> {
    let joined = match all.get(&clause) {
        Some(known) => known.or(&region)?,
        None => region,
    };
    all.insert(clause, joined);
    Ok(())
}
