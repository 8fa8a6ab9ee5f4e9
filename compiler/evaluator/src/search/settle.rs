//! The smallest sets of unknown facts of which some finding determines the outcome.

use super::limits::SETTLE_SIZE;
use super::{Answer, Findings, Found, Search, Witnesses};
use crate::network::{Assignment, FREE};
use qufen_semantics::model::{FactId, OutcomeId};

/// Findings, and the outcome that they determine.
pub(crate) type Settled = (Findings, OutcomeId);

/// All settling findings of the smallest size that has any. Incomplete when the budget or the
/// largest size was reached first.
pub(crate) fn settle(
    search: &mut Search<'_, '_>,
    open: &Assignment,
    witnesses: &mut Witnesses,
) -> Found<Settled> {
    let facts = search.network.facts();
    let mut items = Vec::new();
    for size in 1..=SETTLE_SIZE.min(facts.len()) {
        let mut tried = Tried {
            search,
            witnesses,
            items: &mut items,
        };
        let complete = tried.sets(&facts, size, &mut open.clone(), &mut Vec::new());
        if !items.is_empty() || complete.is_none() {
            return Found {
                items,
                complete: complete.is_some(),
            };
        }
    }
    Found {
        items,
        complete: false,
    }
}

struct Tried<'t, 'n, 'm> {
    search: &'t mut Search<'n, 'm>,
    witnesses: &'t mut Witnesses,
    items: &'t mut Vec<Settled>,
}

impl Tried<'_, '_, '_> {
    /// Tries every set of `size` of these facts on top of `findings`. `None`: out of budget.
    fn sets(
        &mut self,
        facts: &[FactId],
        size: usize,
        assignment: &mut Assignment,
        findings: &mut Findings,
    ) -> Option<()> {
        if size == 0 {
            if let Some(outcome) = self.determined(assignment)? {
                self.items.push((findings.clone(), outcome));
            }
            return Some(());
        }
        for (index, &fact) in facts.iter().enumerate() {
            for cell in 0..self.search.network.cells.fact(fact).count() as u16 {
                assignment[fact.index()] = cell;
                findings.push((fact, cell));
                let tried = self.sets(&facts[index + 1..], size - 1, assignment, findings);
                findings.pop();
                assignment[fact.index()] = FREE;
                tried?;
            }
        }
        Some(())
    }

    /// The one outcome that remains, if just one does.
    fn determined(&mut self, assignment: &Assignment) -> Option<Option<OutcomeId>> {
        if disagree(self.witnesses, assignment) {
            return Some(None);
        }
        let network = self.search.network;
        let values = self.search.evaluate(assignment)?;
        let open: Vec<OutcomeId> = network.open_outcomes(values).collect();
        if values[network.lawful as usize].is_false() {
            return Some(None);
        }
        let mut reached = None;
        for outcome in open {
            match self
                .search
                .reach(network.reached[outcome.index()], assignment)
            {
                Answer::OutOfBudget => return None,
                Answer::No => {}
                Answer::Yes(witness) => {
                    self.witnesses.push((witness, outcome));
                    if reached.replace(outcome).is_some() {
                        return Some(None);
                    }
                }
            }
        }
        Some(reached)
    }
}

/// Whether two known completions of `assignment` come out differently.
fn disagree(witnesses: &Witnesses, assignment: &Assignment) -> bool {
    let mut outcomes = witnesses
        .iter()
        .filter(|(witness, _)| compatible(witness, assignment))
        .map(|(_, outcome)| outcome);
    let first = outcomes.next();
    outcomes.any(|outcome| Some(outcome) != first)
}

fn compatible(witness: &Assignment, assignment: &Assignment) -> bool {
    witness
        .iter()
        .zip(assignment)
        .all(|(a, b)| a == b || *a == FREE || *b == FREE)
}
