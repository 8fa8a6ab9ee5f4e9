//! Do two lawful completions that differ in one fact only come out differently?
//!
//! Both are evaluated side by side. A difference reaches the outcome only along nodes that are not
//! yet known to be equal; when no such path is left the branch is dead. The facts beside the path
//! are decided first, so that nothing drowns the difference.

use super::Search;
use super::satisfy::needed;
use crate::Truth;
use crate::network::{Assignment, FREE, Network, Node, NodeId};
use qufen_semantics::model::{FactId, OutcomeId};

/// A completion in which `fact` is in the first cell, with its outcome, such that the second cell
/// leads to another outcome. The outer `None`: out of budget.
pub(super) fn difference(
    search: &mut Search<'_, '_>,
    fact: FactId,
    cells: (u16, u16),
    open: &Assignment,
) -> Option<Option<(Assignment, OutcomeId)>> {
    Pair {
        search,
        fact,
        cells,
    }
    .search(&mut open.clone())
}

struct Pair<'p, 'n, 'm> {
    search: &'p mut Search<'n, 'm>,
    fact: FactId,
    cells: (u16, u16),
}

/// The two evaluations, and where they may still differ.
struct Compared<'n, 'm> {
    network: &'n Network<'m>,
    one: Vec<Truth>,
    other: Vec<Truth>,
    live: Vec<bool>,
}

impl<'n, 'm> Pair<'_, 'n, 'm> {
    fn search(&mut self, assignment: &mut Assignment) -> Option<Option<(Assignment, OutcomeId)>> {
        let compared = self.compare(assignment)?;
        if compared.dead() {
            return Some(None);
        }
        if let Some(outcome) = compared.outcome() {
            let mut witness = assignment.clone();
            witness[self.fact.index()] = self.cells.0;
            return Some(Some((witness, outcome)));
        }
        let Some((fact, cells)) = compared.next() else {
            return Some(None);
        };
        for cell in cells {
            assignment[fact.index()] = cell;
            let found = self.search(assignment);
            assignment[fact.index()] = FREE;
            if !matches!(found, Some(None)) {
                return found;
            }
        }
        Some(None)
    }

    fn compare(&mut self, assignment: &mut Assignment) -> Option<Compared<'n, 'm>> {
        let network = self.search.network;
        assignment[self.fact.index()] = self.cells.0;
        let one = self.search.evaluate(assignment).map(<[Truth]>::to_vec);
        assignment[self.fact.index()] = self.cells.1;
        let other = self.search.evaluate(assignment).map(<[Truth]>::to_vec);
        assignment[self.fact.index()] = FREE;
        let (one, other) = (one?, other?);
        let live = self.live(&one, &other);
        Some(Compared {
            network,
            one,
            other,
            live,
        })
    }

    /// Nodes that the changed fact reaches along nodes that are not known to be equal.
    fn live(&self, one: &[Truth], other: &[Truth]) -> Vec<bool> {
        let mut live: Vec<bool> = Vec::with_capacity(one.len());
        for (index, node) in self.search.network.nodes.iter().enumerate() {
            let reached = match node {
                Node::Constant(_) => false,
                Node::Test(fact, _) => *fact == self.fact,
                Node::Not(part) => live[*part as usize],
                Node::And(parts) | Node::Or(parts) => parts.iter().any(|&part| live[part as usize]),
            };
            let equal = one[index] == other[index] && one[index] != Truth::Unknown;
            live.push(reached && !equal);
        }
        live
    }
}

impl Compared<'_, '_> {
    /// Whether no completion of this can be a lawful pair with different outcomes.
    fn dead(&self) -> bool {
        let lawful = self.network.lawful as usize;
        let unlawful = self.one[lawful].is_false() || self.other[lawful].is_false();
        unlawful || !self.network.is.iter().any(|&node| self.live[node as usize])
    }

    /// The first completion's outcome, when both are lawful and the second's is another.
    fn outcome(&self) -> Option<OutcomeId> {
        let lawful = self.network.lawful as usize;
        if !self.one[lawful].is_true() || !self.other[lawful].is_true() {
            return None;
        }
        let differs = |node: &NodeId| {
            self.one[*node as usize].is_true() && self.other[*node as usize].is_false()
        };
        self.network
            .is
            .iter()
            .position(differs)
            .map(|index| OutcomeId(index as u32))
    }

    /// The fact to decide next: beside the path, then for the outcome itself, then for the 约束.
    fn next(&self) -> Option<(FactId, Vec<u16>)> {
        let live = || {
            self.network
                .is
                .iter()
                .copied()
                .filter(|&node| self.live[node as usize])
        };
        let beside = live().find_map(|node| self.beside(node));
        beside
            .or_else(|| live().find_map(|node| self.open(node)))
            .or_else(|| self.open(self.network.lawful))
    }

    fn open(&self, node: NodeId) -> Option<(FactId, Vec<u16>)> {
        let side = [&self.one, &self.other];
        let open = side
            .into_iter()
            .find(|values| values[node as usize] == Truth::Unknown)?;
        needed(self.network, open, node, true)
    }

    /// Follows the difference down to its fact; the first open node beside the path must not
    /// decide the node above it.
    fn beside(&self, mut node: NodeId) -> Option<(FactId, Vec<u16>)> {
        loop {
            let (parts, neutral) = match &self.network.nodes[node as usize] {
                Node::Constant(_) | Node::Test(..) => return None,
                Node::Not(part) => {
                    node = *part;
                    continue;
                }
                Node::And(parts) => (parts, true),
                Node::Or(parts) => (parts, false),
            };
            let is_live = |part: &NodeId| self.live[*part as usize];
            let open =
                |part: &&NodeId| !is_live(part) && self.one[**part as usize] == Truth::Unknown;
            if let Some(&side) = parts.iter().find(open) {
                return needed(self.network, &self.one, side, neutral);
            }
            node = parts.iter().copied().find(is_live)?;
        }
    }
}
