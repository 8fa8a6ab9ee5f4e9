//! What the parts of a decision are made of: where these are alike, so are the parts.
//!
//! Single conditions are small regions; the aspects that are made of them need not be.

use super::aspects::Part;
use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::{ClauseId, OutcomeId};

/// The conditions of one part, and how they hang together.
#[derive(PartialEq, Eq)]
struct Inputs {
    /// Clauses, outcomes and items, by their places.
    shape: Vec<Vec<u32>>,
    /// The outcomes in their order.
    outcomes: Vec<String>,
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

fn inputs(part: Part, space: &Space<'_>) -> Result<Inputs, Overrun> {
    let model = space.model();
    let mut inputs = Inputs {
        shape: vec![vec![model.out_of_scope.map_or(u32::MAX, |it| it.0)]],
        outcomes: model.outcomes.clone(),
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
            .push(vec![requirement.clause.0, requirement.outcome.0]);
        inputs.regions.push(space.formula(&requirement.condition)?);
    }
    for rule in &model.rules {
        inputs.shape.push(vec![rule.clause.0, rule.outcome.0]);
        inputs.regions.push(space.formula(&rule.condition)?);
        if part == Part::Grounds {
            inputs
                .shape
                .push(rule.items.iter().map(|it| it.0).collect());
            let items = rule.items.iter().map(|it| space.clause(*it).clone());
            inputs.regions.extend(items);
        }
    }
    if part == Part::Grounds {
        inputs.regions.push(space.inside().clone());
        let outcomes = (0..model.outcomes.len()).map(|it| OutcomeId(it as u32));
        inputs
            .regions
            .extend(outcomes.map(|it| space.is(it).clone()));
        let scopes = model.scopes.iter();
        inputs
            .shape
            .extend(scopes.map(|it| vec![it.clause.0, it.analogy.into()]));
        fictions(space, &mut inputs)?;
    }
    Ok(inputs)
}

/// The clauses that another can make good, with what they say themselves.
fn fictions(space: &Space<'_>, inputs: &mut Inputs) -> Result<(), Overrun> {
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
