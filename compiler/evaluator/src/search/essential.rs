//! On which unknown facts the outcome still depends: those for which two lawful completions that
//! differ only there come out differently.

use super::{Answer, Found, Goal, Search, Witnesses};
use crate::network::{Assignment, FREE};
use qufen_semantics::model::{FactId, OutcomeId};

/// The facts that matter, in order of declaration. When the budget ends, the facts not yet tried
/// are listed too: some clause mentions each of them.
pub(crate) fn essential(
    search: &mut Search<'_, '_>,
    open: &Assignment,
    outcomes: &[OutcomeId],
    witnesses: &mut Witnesses,
) -> Found<FactId> {
    let mut found = Found {
        items: Vec::new(),
        complete: true,
    };
    for fact in search.network.facts() {
        match matters(search, open, outcomes, witnesses, fact) {
            Some(false) => {}
            Some(true) => found.items.push(fact),
            None => {
                found.items.push(fact);
                found.complete = false;
            }
        }
    }
    found
}

/// `None` when the budget ended.
fn matters(
    search: &mut Search<'_, '_>,
    open: &Assignment,
    outcomes: &[OutcomeId],
    witnesses: &mut Witnesses,
    fact: FactId,
) -> Option<bool> {
    if turns_a_witness(search, witnesses, fact)? {
        return Some(true);
    }
    let cells = search.network.cells.fact(fact).count() as u16;
    for (one, other) in (0..cells).flat_map(|a| (a + 1..cells).map(move |b| (a, b))) {
        for &outcome in outcomes {
            let goals = [
                Goal {
                    node: search.network.reached[outcome.index()],
                    pin: Some((fact, one)),
                },
                Goal {
                    node: search.network.avoided[outcome.index()],
                    pin: Some((fact, other)),
                },
            ];
            match search.satisfy(&goals, &mut open.clone()) {
                Answer::Yes(mut witness) => {
                    witness[fact.index()] = one;
                    witnesses.push((witness, outcome));
                    return Some(true);
                }
                Answer::No => {}
                Answer::OutOfBudget => return None,
            }
        }
    }
    Some(false)
}

/// The quick way: a known completion that comes out differently once this fact is changed.
fn turns_a_witness(
    search: &mut Search<'_, '_>,
    witnesses: &Witnesses,
    fact: FactId,
) -> Option<bool> {
    for (witness, outcome) in witnesses {
        let own = witness[fact.index()];
        if own == FREE {
            continue;
        }
        let mut changed = witness.clone();
        for cell in 0..search.network.cells.fact(fact).count() as u16 {
            changed[fact.index()] = cell;
            let avoided = search.network.avoided[outcome.index()] as usize;
            if cell != own && search.evaluate(&changed)?[avoided].is_true() {
                return Some(true);
            }
        }
    }
    Some(false)
}
