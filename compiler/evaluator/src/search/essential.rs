//! On which unknown facts the outcome still depends: those for which two lawful completions that
//! differ only there come out differently.

use super::difference::difference;
use super::limits::UNKNOWN_FACT;
use super::{Found, Search, Witnesses};
use crate::network::{Assignment, FREE};
use qufen_semantics::model::FactId;

/// The facts that matter, in order of declaration. When the budget ends, the facts not yet tried
/// are listed too: some clause mentions each of them.
pub(crate) fn essential(
    search: &mut Search<'_, '_>,
    open: &Assignment,
    witnesses: &mut Witnesses,
) -> Found<FactId> {
    let mut found = Found {
        items: Vec::new(),
        complete: true,
    };
    for fact in search.network.facts() {
        let left = search.budget.saturating_sub(UNKNOWN_FACT);
        search.budget -= left;
        let answer = matters(search, open, witnesses, fact);
        search.budget += left;
        match answer {
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
    witnesses: &mut Witnesses,
    fact: FactId,
) -> Option<bool> {
    if turns_a_witness(search, witnesses, fact)? {
        return Some(true);
    }
    let cells = search.network.cells.fact(fact).count() as u16;
    for (one, other) in (0..cells).flat_map(|a| (a + 1..cells).map(move |b| (a, b))) {
        if let Some(witness) = difference(search, fact, (one, other), open)? {
            witnesses.push(witness);
            return Some(true);
        }
    }
    Some(false)
}

/// How many known completions are tried; neighbouring facts often turn the same one.
const RECENT: usize = 8;

/// The quick way: a known completion that comes out differently once this fact is changed.
fn turns_a_witness(
    search: &mut Search<'_, '_>,
    witnesses: &Witnesses,
    fact: FactId,
) -> Option<bool> {
    for (witness, outcome) in witnesses.iter().rev().take(RECENT) {
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
