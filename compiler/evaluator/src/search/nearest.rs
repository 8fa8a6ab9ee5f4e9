//! The smallest changes to what is known that change the outcome.
//!
//! A change must touch one of the facts that carry the present outcome, or that keep a changed case
//! from being lawful; so the search branches only over those, after Reiter's hitting sets.

use super::limits::NEAREST_SIZE;
use super::{Findings, Found, Search, possible};
use crate::Truth;
use crate::network::{Assignment, FREE, Network, Node, NodeId};
use qufen_semantics::model::{FactId, OutcomeId};

/// Changes, and the outcome that they lead to.
pub(crate) type Change = (Findings, OutcomeId);

/// All changes of the smallest size, up to [`NEAREST_SIZE`], after which another outcome is
/// determined. `present` holds the cells of what is known.
pub(crate) fn nearest(
    search: &mut Search<'_, '_>,
    present: &Assignment,
    outcome: OutcomeId,
) -> Found<Change> {
    let mut items = Vec::new();
    for size in 1..=NEAREST_SIZE {
        let mut trial = Trial {
            search,
            outcome,
            fixed: vec![false; present.len()],
            changed: Vec::new(),
            items: &mut items,
        };
        let complete = trial.changes(size, &mut present.clone());
        if !items.is_empty() || complete.is_none() {
            items.sort();
            return Found {
                items,
                complete: complete.is_some(),
            };
        }
    }
    Found {
        items,
        complete: true,
    }
}

struct Trial<'t, 'n, 'm> {
    search: &'t mut Search<'n, 'm>,
    outcome: OutcomeId,
    /// Facts already changed, or tried and kept as they are.
    fixed: Vec<bool>,
    changed: Findings,
    items: &'t mut Vec<Change>,
}

/// Where a changed case stands.
enum Standing {
    /// Another outcome is determined.
    Other(OutcomeId),
    /// One of these facts must change further.
    Needs(Vec<FactId>),
}

impl Trial<'_, '_, '_> {
    /// Tries every set of exactly `left` further changes. `None`: out of budget.
    fn changes(&mut self, left: usize, assignment: &mut Assignment) -> Option<()> {
        let needs = match self.standing(assignment)? {
            Standing::Other(outcome) => {
                if left == 0 {
                    let mut changed = self.changed.clone();
                    changed.sort_unstable();
                    self.items.push((changed, outcome));
                }
                return Some(());
            }
            Standing::Needs(facts) => facts,
        };
        if left == 0 {
            return Some(());
        }
        let mut kept = Vec::new();
        let mut within_budget = Some(());
        for fact in needs {
            if self.fixed[fact.index()] || assignment[fact.index()] == FREE {
                continue;
            }
            self.fixed[fact.index()] = true;
            kept.push(fact);
            within_budget = self.change(fact, left, assignment);
            if within_budget.is_none() {
                break;
            }
        }
        for fact in kept {
            self.fixed[fact.index()] = false;
        }
        within_budget
    }

    fn change(&mut self, fact: FactId, left: usize, assignment: &mut Assignment) -> Option<()> {
        let own = assignment[fact.index()];
        for cell in 0..self.search.network.cells.fact(fact).count() as u16 {
            if cell == own {
                continue;
            }
            assignment[fact.index()] = cell;
            self.changed.push((fact, cell));
            let tried = self.changes(left - 1, assignment);
            self.changed.pop();
            assignment[fact.index()] = own;
            tried?;
        }
        Some(())
    }

    fn standing(&mut self, assignment: &Assignment) -> Option<Standing> {
        let network = self.search.network;
        let outcome = self.outcome;
        self.search.evaluate(assignment)?;
        let values = self.search.values();
        if values[network.lawful as usize].is_false() {
            return Some(Standing::Needs(reason(network, network.lawful, values)));
        }
        let present = network.is[outcome.index()];
        if values[present as usize].is_true() {
            return Some(Standing::Needs(reason(network, present, values)));
        }
        let open: Vec<OutcomeId> = network.open_outcomes(values).collect();
        if open == [outcome] {
            let others = (0..network.is.len()).filter(|other| *other != outcome.index());
            let reasons = others.flat_map(|other| reason(network, network.is[other], values));
            return Some(Standing::Needs(reasons.collect()));
        }
        if let ([only], true) = (open.as_slice(), values[network.lawful as usize].is_true()) {
            return Some(Standing::Other(*only));
        }
        let exact = possible(self.search, assignment);
        match exact.outcomes.as_slice() {
            _ if !exact.complete => None,
            [only] if *only != outcome => Some(Standing::Other(*only)),
            _ => Some(Standing::Needs(network.facts())),
        }
    }
}

/// Facts that together make the node's value certain.
fn reason(network: &Network<'_>, node: NodeId, values: &[Truth]) -> Vec<FactId> {
    let mut facts = Vec::new();
    collect(
        network,
        node,
        values,
        &mut vec![false; values.len()],
        &mut facts,
    );
    facts
}

fn collect(
    network: &Network<'_>,
    node: NodeId,
    values: &[Truth],
    seen: &mut [bool],
    facts: &mut Vec<FactId>,
) {
    if std::mem::replace(&mut seen[node as usize], true) {
        return;
    }
    let (parts, decisive) = match &network.nodes[node as usize] {
        Node::Constant(_) => return,
        Node::Test(fact, _) => return facts.push(*fact),
        Node::Not(part) => return collect(network, *part, values, seen, facts),
        Node::And(parts) => (parts, Truth::False),
        Node::Or(parts) => (parts, Truth::True),
    };
    if values[node as usize] == decisive {
        // One part alone carries the value.
        if let Some(&part) = parts
            .iter()
            .find(|&&part| values[part as usize] == decisive)
        {
            collect(network, part, values, seen, facts);
        }
    } else {
        parts
            .iter()
            .for_each(|&part| collect(network, part, values, seen, facts));
    }
}
