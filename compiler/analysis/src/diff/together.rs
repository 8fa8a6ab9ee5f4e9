//! What two versions come to in one and the same case.
//!
//! Each version decides on what it knows and presumes; what is still open is open in both, and will be
//! found to be one thing. So not every outcome that the one may come to goes with every one of the other.

use super::field::Field;
use super::outcomes::Grain;
use super::side::{Side, Version};
use super::{Correspondence, Joint, Question};
use crate::space::{Budget, Overrun, Region, Space, Subject, growing};
use qufen_semantics::model::{Case, FactId, Model, OutcomeId, ReadingId};

/// The pairs of an outcome of the older and one of the newer version that some completion of a case leads
/// to, in their order. The case is given in the words of each version; completions are lawful in both.
///
/// # Errors
/// [`Overrun`] when the budget does not suffice.
pub fn together(
    (old, old_case): (&Model, &Case),
    (new, new_case): (&Model, &Case),
    budget: Budget,
) -> Result<Vec<(OutcomeId, OutcomeId)>, Overrun> {
    let same = Correspondence::default();
    let (joint, sides) = Joint::of(old, new, &same);
    let question = Question::new(&joint, &sides, &same, Grain::Whole);
    growing(question.first_attempt(), budget, |nodes| {
        let space = question.space(&question.model, nodes)?;
        let field = Field::of(&space, &sides, &question.strands, &question.concluding)?;
        let was = outcomes(&field, Version::Old, old_case)?;
        let is = outcomes(&field, Version::New, new_case)?;
        let mut pairs = Vec::new();
        for (from, was) in (0..).map(OutcomeId).zip(&was) {
            for (to, is) in (0..).map(OutcomeId).zip(&is) {
                if !was.and(is)?.is_empty() {
                    pairs.push((from, to));
                }
            }
        }
        Ok(pairs)
    })
}

/// By outcome of a version: to what the completions of its case lead, by what they leave open.
fn outcomes(field: &Field<'_, '_>, version: Version, case: &Case) -> Result<Vec<Region>, Overrun> {
    let cube = field
        .space
        .cube(&taken(field.space, field.sides.of(version), case))?;
    let lawful = field.lawful(version).given(&cube)?;
    let outcomes = 0..field.outcomes(version).len() as u32;
    outcomes
        .map(|outcome| {
            field
                .is(version, OutcomeId(outcome))?
                .given(&cube)?
                .and(&lawful)
        })
        .collect()
}

/// What a version takes for so, by level: what is found, what it presumes, how it is read.
fn taken(space: &Space<'_>, side: &Side<'_>, case: &Case) -> Vec<Option<u32>> {
    let mut taken: Vec<Option<u32>> = space.subjects().map(|_| None).collect();
    for (own, fact) in (0..).map(FactId).zip(&side.model.facts) {
        let joint = side.fact(own);
        if let Some(value) = case.get(own).or(fact.presumption)
            && let Some(level) = space.level(Subject::Fact(joint))
        {
            let cell = space.cells().fact(joint).cell_of(side.value(own, value));
            taken[level] = cell.map(|cell| cell as u32);
        }
    }
    for (own, option) in (0..).map(ReadingId).zip(&case.readings) {
        let (joint, option) = side.option(own, *option);
        if let Some(level) = space.level(Subject::Reading(joint)) {
            taken[level] = Some(option);
        }
    }
    taken
}
