//! Which 约束 a case breaks that cannot be.

use super::hearing::Hearing;
use super::table::FIRST;
use crate::sat::{self, Answer};
use crate::space::{Overrun, Space, growing};
use qufen_evaluator::DecideError;
use qufen_semantics::model::Formula;

/// The first 约束 that, with those before it, no completion respects.
pub(super) fn contradiction(hearing: &Hearing<'_>) -> DecideError {
    let first = on_diagram(hearing).unwrap_or_else(|Overrun| by_search(hearing));
    let constraint = first.and_then(|index| hearing.model.constraints.get(index));
    DecideError::Contradictory {
        constraint: constraint
            .map(|each| each.source.clone())
            .unwrap_or_default(),
    }
}

fn on_diagram(hearing: &Hearing<'_>) -> Result<Option<usize>, Overrun> {
    growing(FIRST, hearing.budget, |nodes| {
        let space = Space::deciding(hearing.model, &hearing.settled(), nodes)?;
        let mut lawful = space.everything().clone();
        for (index, constraint) in hearing.model.constraints.iter().enumerate() {
            lawful = lawful.and(&space.formula(&constraint.formula)?)?;
            if lawful.is_empty() {
                return Ok(Some(index));
            }
        }
        Ok(None)
    })
}

fn by_search(hearing: &Hearing<'_>) -> Option<usize> {
    let mut so_far = hearing.model.clone();
    (0..hearing.model.constraints.len()).find(|&index| {
        so_far.constraints = hearing.model.constraints[..=index].to_vec();
        let goal = Formula::Constant(true);
        let found = sat::witness(&so_far, &goal, &hearing.settled(), sat::CONFLICTS);
        found == Answer::None
    })
}
