//! Aims: what a scenario can exercise, each as a region of cases.

use super::judgement::{Judgement, judgements};
use super::turning::turning;
use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::{Clause, ClauseId, Formula, Model, OutcomeId};

/// What a clause can be for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The case falls under it, or does not.
    Reaches(bool),
    /// It carries the outcome.
    Carries(OutcomeId),
    /// It fires for an outcome that does not come out.
    Defeated(OutcomeId),
    /// As a 须 of an outcome that some rule supports: met, or failed.
    Required(OutcomeId, bool),
    /// Its 适用 or 参照 reaches the case, or the case is out of scope.
    Governs(bool),
    /// It is met only by the n-th fiction in its favour.
    Deemed(usize),
    /// Its n-th 除外 applies.
    Excepted(usize),
    /// What it orders or grants follows, or does not. The n-th 效果 of the model.
    Effect(usize, bool),
    /// The n-th 义务, 禁止 or 权利 of the model.
    Norm(usize, bool),
    /// The case stands on a side of the n-th 区分 of the model.
    Side(usize, bool),
    /// The n-th 考量 of the model speaks for (`true`) or against.
    Leans(usize, bool),
}

/// Something that a scenario can exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aim {
    /// An outcome, determined.
    Outcome(OutcomeId),
    /// A role of a clause.
    Role(ClauseId, Role),
    /// A condition of a judgement, by their places, is true or false.
    Value(usize, usize, bool),
    /// It is, and the judgement turns on it: one obligation of masking MC/DC.
    Turns(usize, usize, bool),
}

/// The levels at which coverage is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Outcomes.
    Outcome,
    /// Roles of clauses.
    Clause,
    /// Values of conditions.
    Condition,
    /// MC/DC.
    Mcdc,
}

impl Aim {
    /// Where it counts.
    pub fn level(self) -> Level {
        match self {
            Aim::Outcome(_) => Level::Outcome,
            Aim::Role(..) => Level::Clause,
            Aim::Value(..) => Level::Condition,
            Aim::Turns(..) => Level::Mcdc,
        }
    }
}

/// An aim and where it is met.
#[derive(Clone)]
pub struct Obligation {
    /// What is to be exercised.
    pub aim: Aim,
    /// The cases that exercise it are those in all of these.
    pub regions: Vec<Region>,
}

/// Every judgement and every obligation of the space's model, in the order of the text.
pub fn obligations(space: &Space<'_>) -> Result<(Vec<Judgement>, Vec<Obligation>), Overrun> {
    let mut all = Vec::new();
    for index in 0..space.model().outcomes.len() {
        let outcome = OutcomeId(index as u32);
        let regions = vec![space.is(outcome)?.clone()];
        let aim = Aim::Outcome(outcome);
        all.push(Obligation { aim, regions });
    }
    roles(space, &mut all)?;
    let mut made = Vec::new();
    for (index, (judgement, formula)) in judgements(space.model()).into_iter().enumerate() {
        let turning = turning(space, formula)?;
        for (place, (leaf, turns)) in judgement.conditions.iter().zip(turning).enumerate() {
            let holds = space.formula(leaf)?;
            for (value, region) in [(true, holds.clone()), (false, holds.not())] {
                let decisive = turns.and(&region)?;
                all.push(Obligation {
                    aim: Aim::Value(index, place, value),
                    regions: vec![region],
                });
                all.push(Obligation {
                    aim: Aim::Turns(index, place, value),
                    regions: vec![decisive],
                });
            }
        }
        made.push(judgement);
    }
    Ok((made, all))
}

fn roles(space: &Space<'_>, all: &mut Vec<Obligation>) -> Result<(), Overrun> {
    let model = space.model();
    let mut found: Vec<(ClauseId, Role, Vec<Region>)> = Vec::new();
    for (index, clause) in model.clauses.iter().enumerate() {
        of_clause(space, ClauseId(index as u32), clause, &mut found)?;
    }
    of_rules(space, &mut found)?;
    of_requirements(space, &mut found)?;
    of_scopes(space, &mut found)?;
    of_consequences(space, model, &mut found)?;
    found.sort_by_key(|(clause, role, _)| (*clause, *role));
    for (clause, role, regions) in found {
        let aim = Aim::Role(clause, role);
        match all.last_mut().filter(|last| last.aim == aim) {
            Some(last) => {
                // A clause that says a thing twice plays its role by either.
                let before = space.all(std::mem::take(&mut last.regions))?;
                last.regions = vec![before.or(&space.all(regions)?)?];
            }
            None => all.push(Obligation { aim, regions }),
        }
    }
    Ok(())
}

type Found = Vec<(ClauseId, Role, Vec<Region>)>;

fn of_clause(
    space: &Space<'_>,
    id: ClauseId,
    clause: &Clause,
    found: &mut Found,
) -> Result<(), Overrun> {
    if clause.formula.is_none() {
        return Ok(());
    }
    let reached = space.clause(id);
    found.push((id, Role::Reaches(true), vec![reached.clone()]));
    found.push((id, Role::Reaches(false), vec![reached.not()]));
    let Some(own) = &clause.own else {
        return Ok(());
    };
    let own = space.formula(own)?;
    for (n, deeming) in clause.deemings.iter().enumerate() {
        let regions = vec![space.formula(&deeming.when)?, own.not()];
        found.push((id, Role::Deemed(n), regions));
    }
    for (n, exception) in clause.exceptions.iter().enumerate() {
        let regions = vec![space.formula(&exception.when)?, own.xor(reached)?];
        found.push((id, Role::Excepted(n), regions));
    }
    Ok(())
}

/// The clauses that can be the basis of a rule's outcome, or be defeated.
fn of_rules(space: &Space<'_>, found: &mut Found) -> Result<(), Overrun> {
    for rule in &space.model().rules {
        let fires = space.formula(&rule.condition)?;
        let only = [rule.clause];
        let carriers = if rule.items.is_empty() {
            &only[..]
        } else {
            &rule.items
        };
        for &clause in carriers {
            let mut fired = vec![fires.clone()];
            if clause != rule.clause {
                fired.push(space.clause(clause).clone());
            }
            let outcome = space.is(rule.outcome)?;
            let with = |region: Region| [fired.clone(), vec![region]].concat();
            let carried = outcome.and(space.required(rule.outcome))?;
            found.push((clause, Role::Carries(rule.outcome), with(carried)));
            found.push((clause, Role::Defeated(rule.outcome), with(outcome.not())));
        }
    }
    Ok(())
}

fn of_requirements(space: &Space<'_>, found: &mut Found) -> Result<(), Overrun> {
    for required in &space.model().requirements {
        let holds = space.formula(&required.condition)?;
        for (met, region) in [(true, holds.clone()), (false, holds.not())] {
            let regions = vec![region, space.supported(required.outcome).clone()];
            let role = Role::Required(required.outcome, met);
            found.push((required.clause, role, regions));
        }
    }
    Ok(())
}

fn of_scopes(space: &Space<'_>, found: &mut Found) -> Result<(), Overrun> {
    for scope in &space.model().scopes {
        let reaches = space.formula(&scope.condition)?;
        found.push((scope.clause, Role::Governs(true), vec![reaches]));
        let outside = space.inside().not();
        found.push((scope.clause, Role::Governs(false), vec![outside]));
    }
    Ok(())
}

fn of_consequences(space: &Space<'_>, model: &Model, found: &mut Found) -> Result<(), Overrun> {
    let mut both = |clause, formula: &Formula, role: &dyn Fn(bool) -> Role| {
        let follows = space.formula(formula)?;
        if !matches!(formula, Formula::Constant(_)) {
            found.push((clause, role(false), vec![follows.not()]));
        }
        found.push((clause, role(true), vec![follows]));
        Ok::<(), Overrun>(())
    };
    for (n, it) in model.effects.iter().enumerate() {
        both(it.clause, &it.condition, &|follows| {
            Role::Effect(n, follows)
        })?;
    }
    for (n, it) in model.norms.iter().enumerate() {
        both(it.clause, &it.condition, &|follows| Role::Norm(n, follows))?;
    }
    for (n, it) in model.distinctions.iter().enumerate() {
        found.push((
            it.clause,
            Role::Side(n, true),
            vec![space.formula(&it.this)?],
        ));
        found.push((
            it.clause,
            Role::Side(n, false),
            vec![space.formula(&it.that)?],
        ));
    }
    for (n, it) in model.factors.iter().enumerate() {
        found.push((
            it.clause,
            Role::Leans(n, true),
            vec![space.formula(&it.favourable)?],
        ));
        found.push((
            it.clause,
            Role::Leans(n, false),
            vec![space.formula(&it.adverse)?],
        ));
    }
    Ok(())
}
