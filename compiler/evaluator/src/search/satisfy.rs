//! Is there a completion in which given conditions hold? Branch on a fact that the condition still
//! needs, prune with Kleene's values.

use crate::Truth;
use crate::network::{Assignment, FREE, Network, Node, NodeId};
use qufen_semantics::model::FactId;

/// A condition to reach, perhaps with one fact pinned to a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goal {
    pub node: NodeId,
    pub pin: Option<(FactId, u16)>,
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The conditions hold in every completion of this.
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

    /// Whether some completion of `assignment` meets one condition.
    pub fn reach(&mut self, node: NodeId, assignment: &Assignment) -> Answer {
        self.satisfy(&[Goal { node, pin: None }], &mut assignment.clone())
    }

    /// Whether some completion of `assignment` meets every goal, each under its own pin.
    pub fn satisfy(&mut self, goals: &[Goal], assignment: &mut Assignment) -> Answer {
        let mut needed = None;
        for goal in goals {
            match self.goal(goal, assignment) {
                None => return Answer::OutOfBudget,
                Some(Truth::False) => return Answer::No,
                Some(Truth::True) => {}
                Some(Truth::Unknown) => {
                    if needed.is_none() {
                        needed = self.needed(goal.node);
                    }
                }
            }
        }
        let Some((fact, cells)) = needed else {
            return Answer::Yes(assignment.clone());
        };
        for cell in cells {
            assignment[fact.index()] = cell;
            let answer = self.satisfy(goals, assignment);
            assignment[fact.index()] = FREE;
            if answer != Answer::No {
                return answer;
            }
        }
        Answer::No
    }

    /// The worth of a goal under its pin.
    fn goal(&mut self, goal: &Goal, assignment: &mut Assignment) -> Option<Truth> {
        let before = goal
            .pin
            .map(|(fact, cell)| (fact, std::mem::replace(&mut assignment[fact.index()], cell)));
        let value = self
            .evaluate(assignment)
            .map(|values| values[goal.node as usize]);
        if let Some((fact, cell)) = before {
            assignment[fact.index()] = cell;
        }
        value
    }

    /// A fact on which an open node still depends, and its cells, the promising ones first.
    fn needed(&self, node: NodeId) -> Option<(FactId, Vec<u16>)> {
        let (mut node, mut wanted) = (node, true);
        loop {
            match &self.network.nodes[node as usize] {
                Node::Constant(_) => return None,
                Node::Test(fact, test) => {
                    let passes = self.network.cells.fact(*fact).passes(*test as usize);
                    let mut cells: Vec<u16> = (0..passes.len() as u16).collect();
                    cells.sort_by_key(|&cell| passes[cell as usize] != wanted);
                    return Some((*fact, cells));
                }
                Node::Not(part) => {
                    node = *part;
                    wanted = !wanted;
                }
                Node::And(parts) | Node::Or(parts) => {
                    node = *parts
                        .iter()
                        .find(|&&part| self.values[part as usize] == Truth::Unknown)?;
                }
            }
        }
    }
}
