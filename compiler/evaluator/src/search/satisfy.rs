//! Is there a completion in which a condition holds? Branch on a fact that the condition still
//! needs, prune with Kleene's values.

use crate::Truth;
use crate::network::{Assignment, FREE, Network, Node, NodeId};
use qufen_semantics::model::FactId;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The condition holds in every completion of this.
    Yes(Assignment),
    No,
    OutOfBudget,
}

/// A search over one network within one budget.
pub(crate) struct Search<'n, 'm> {
    pub network: &'n Network<'m>,
    pub budget: u32,
    values: Vec<Truth>,
}

impl<'n, 'm> Search<'n, 'm> {
    pub fn new(network: &'n Network<'m>, budget: u32) -> Search<'n, 'm> {
        Search {
            network,
            budget,
            values: Vec::new(),
        }
    }

    /// Kleene's values under an assignment; `None` when the budget has ended.
    pub fn evaluate(&mut self, assignment: &[u16]) -> Option<&[Truth]> {
        self.budget = self.budget.checked_sub(1)?;
        self.network.evaluate(assignment, &mut self.values);
        Some(&self.values)
    }

    /// The values of the last evaluation.
    pub fn values(&self) -> &[Truth] {
        &self.values
    }

    /// Whether the condition holds in some completion of `assignment`.
    pub fn reach(&mut self, node: NodeId, assignment: &Assignment) -> Answer {
        self.satisfy(node, &mut assignment.clone())
    }

    fn satisfy(&mut self, node: NodeId, assignment: &mut Assignment) -> Answer {
        let Some(values) = self.evaluate(assignment) else {
            return Answer::OutOfBudget;
        };
        match values[node as usize] {
            Truth::False => return Answer::No,
            Truth::True => return Answer::Yes(assignment.clone()),
            Truth::Unknown => {}
        }
        let Some((fact, cells)) = needed(self.network, &self.values, node, true) else {
            return Answer::No;
        };
        for cell in cells {
            assignment[fact.index()] = cell;
            let answer = self.satisfy(node, assignment);
            assignment[fact.index()] = FREE;
            if answer != Answer::No {
                return answer;
            }
        }
        Answer::No
    }
}

/// A fact on which an open node still depends, and its cells, those first that bring the node
/// nearer to what is wanted.
pub(super) fn needed(
    network: &Network<'_>,
    values: &[Truth],
    mut node: NodeId,
    mut wanted: bool,
) -> Option<(FactId, Vec<u16>)> {
    loop {
        match &network.nodes[node as usize] {
            Node::Constant(_) => return None,
            Node::Test(fact, test) => {
                let passes = network.cells.fact(*fact).passes(*test as usize);
                let mut cells: Vec<u16> = (0..passes.len() as u16).collect();
                cells.sort_by_key(|&cell| passes[cell as usize] != wanted);
                return Some((*fact, cells));
            }
            Node::Not(part) => {
                node = *part;
                wanted = !wanted;
            }
            Node::And(parts) | Node::Or(parts) => {
                let open = |part: &&NodeId| values[**part as usize] == Truth::Unknown;
                node = *parts.iter().find(open)?;
            }
        }
    }
}
