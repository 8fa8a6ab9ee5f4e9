//! What the parts of a decision are made of: where these are alike, so are the parts.
//!
//! Single conditions are small regions; the aspects that are made of them need not be.

use super::aspects::Part;
use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::{ClauseId, Model, OutcomeId};

/// The conditions of one part, and how they hang together.
struct Inputs<'m> {
    /// Clauses and items by their places, outcomes by their place among those that something
    /// carries.
    shape: Vec<Vec<u32>>,
    /// The outcomes that something carries, in their order: where the others stand is all one.
    outcomes: Vec<&'m str>,
    regions: Vec<Region>,
}

/// Whether both laws make the part alike; `false` only means that it must be looked at.
pub fn alike(part: Part, law: &Space<'_>, slipped: &Space<'_>) -> Result<bool, Overrun> {
    if matches!(part, Part::Consequences | Part::Exceptions) {
        return Ok(false);
    }
    let (law_inputs, slipped) = (inputs(part, law)?, inputs(part, slipped)?);
    if law_inputs.shape != slipped.shape || law_inputs.outcomes != slipped.outcomes {
        return Ok(false);
    }
    for (one, other) in law_inputs.regions.iter().zip(&slipped.regions) {
        if one != other && !law.same(one, other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn inputs<'m>(part: Part, space: &Space<'m>) -> Result<Inputs<'m>, Overrun> {
    let model = space.model();
    let carried = carried(model);
    let place = |outcome: OutcomeId| {
        let place = carried.iter().position(|it| *it == outcome);
        place.map_or(u32::MAX, |it| it as u32)
    };
    let mut inputs = Inputs {
        shape: vec![vec![model.out_of_scope.map_or(u32::MAX, place)]],
        outcomes: (carried.iter())
            .map(|it| model.outcomes[it.index()].as_str())
            .collect(),
        regions: Vec::new(),
    };
    if part == Part::Scope {
        for scope in &model.scopes {
            inputs
                .shape
                .push(vec![scope.clause.0, scope.analogy.into()]);
            inputs.regions.push(space.formula(&scope.condition)?);
        }
        return Ok(inputs);
    }
    for requirement in &model.requirements {
        inputs
            .shape
            .push(vec![requirement.clause.0, place(requirement.outcome)]);
        inputs.regions.push(space.formula(&requirement.condition)?);
    }
    inputs.regions.push(space.inside().clone());
    if part == Part::Requirements {
        return Ok(inputs);
    }
    for rule in &model.rules {
        inputs.shape.push(vec![rule.clause.0, place(rule.outcome)]);
        inputs.regions.push(space.formula(&rule.condition)?);
        inputs
            .shape
            .push(rule.items.iter().map(|it| it.0).collect());
        let items = rule.items.iter().map(|it| space.clause(*it).clone());
        inputs.regions.extend(items);
    }
    for outcome in carried {
        inputs.regions.push(space.is(outcome)?.clone());
    }
    let scopes = model.scopes.iter();
    inputs
        .shape
        .extend(scopes.map(|it| vec![it.clause.0, it.analogy.into()]));
    fictions(space, &mut inputs)?;
    Ok(inputs)
}

/// The outcomes that a rule, a 须 or the bounds of the scope speak of, in their order.
fn carried(model: &Model) -> Vec<OutcomeId> {
    let all = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    all.filter(|id| {
        model.out_of_scope == Some(*id)
            || model.rules.iter().any(|it| it.outcome == *id)
            || model.requirements.iter().any(|it| it.outcome == *id)
    })
    .collect()
}

/// The clauses that another can make good, with what they say themselves.
fn fictions(space: &Space<'_>, inputs: &mut Inputs<'_>) -> Result<(), Overrun> {
    for (index, clause) in space.model().clauses.iter().enumerate() {
        for deeming in &clause.deemings {
            inputs
                .shape
                .push(vec![ClauseId(index as u32).0, deeming.by.0]);
            inputs.regions.push(space.formula(&deeming.when)?);
            let own = clause.own.as_ref().map(|own| space.formula(own));
            inputs
                .regions
                .push(own.unwrap_or_else(|| Ok(space.nothing().clone()))?);
        }
    }
    Ok(())
}
