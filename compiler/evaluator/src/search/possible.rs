//! Which outcomes remain over all lawful completions.

use super::{Answer, Search, Witnesses};
use crate::network::Assignment;
use qufen_semantics::model::OutcomeId;

/// The outcomes that remain, in the decision's order.
#[derive(Default)]
pub(crate) struct Possible {
    pub outcomes: Vec<OutcomeId>,
    pub witnesses: Witnesses,
    pub complete: bool,
}

/// What is possible from `assignment` on. When the budget ends, whatever could not be excluded is
/// listed.
pub(crate) fn possible(search: &mut Search<'_, '_>, assignment: &Assignment) -> Possible {
    let mut possible = Possible {
        complete: true,
        ..Possible::default()
    };
    for index in 0..search.network.is.len() {
        let outcome = OutcomeId(index as u32);
        match search.reach(search.network.reached[index], assignment) {
            Answer::Yes(witness) => {
                possible.outcomes.push(outcome);
                possible.witnesses.push((witness, outcome));
            }
            Answer::No => {}
            Answer::OutOfBudget => {
                possible.outcomes.push(outcome);
                possible.complete = false;
            }
        }
    }
    possible
}
