//! The network: one model under one choice of readings, as a shared graph of tests.
//!
//! Facts that are fixed fold away, so that a case of which most is known leaves a small graph. The
//! search evaluates it thousands of times; it says the same as [`crate::Values`], which the
//! property tests hold it to.

mod build;

pub(crate) use build::build;

use crate::Truth;
use crate::cells::Cells;
use qufen_semantics::model::{FactId, OutcomeId};

/// Index of a node. Parts come before the whole.
pub(crate) type NodeId = u32;

/// The node that is always false, and the one that is always true.
pub(crate) const NEVER: NodeId = 0;
pub(crate) const ALWAYS: NodeId = 1;

/// A condition whose parts are nodes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Constant(bool),
    /// The test of that index on a fact.
    Test(FactId, u32),
    Not(NodeId),
    And(Box<[NodeId]>),
    Or(Box<[NodeId]>),
}

/// A model, folded for search.
pub(crate) struct Network<'m> {
    pub cells: &'m Cells,
    pub nodes: Vec<Node>,
    /// Every 约束 holds.
    pub lawful: NodeId,
    /// By outcome: the decision is that outcome.
    pub is: Vec<NodeId>,
    /// By outcome: lawful, and the decision is that outcome.
    pub reached: Vec<NodeId>,
    /// By outcome: lawful, and the decision is another.
    pub avoided: Vec<NodeId>,
}

/// Which cell each fact is in; [`FREE`] while open.
pub(crate) type Assignment = Vec<u16>;

/// Not assigned to a cell.
pub(crate) const FREE: u16 = u16::MAX;

impl Network<'_> {
    /// No fact assigned.
    pub fn open_assignment(&self, facts: usize) -> Assignment {
        vec![FREE; facts]
    }

    /// Kleene's values of all nodes, into `values`.
    pub fn evaluate(&self, assignment: &[u16], values: &mut Vec<Truth>) {
        values.clear();
        for node in &self.nodes {
            let value = match node {
                Node::Constant(value) => (*value).into(),
                Node::Test(fact, test) => self.test(*fact, *test, assignment),
                Node::Not(part) => !values[*part as usize],
                Node::And(parts) => least(parts, values),
                Node::Or(parts) => greatest(parts, values),
            };
            values.push(value);
        }
    }

    fn test(&self, fact: FactId, test: u32, assignment: &[u16]) -> Truth {
        match assignment[fact.index()] {
            FREE => Truth::Unknown,
            cell => self.cells.fact(fact).passes(test as usize)[cell as usize].into(),
        }
    }

    /// The outcomes that Kleene's values do not exclude.
    pub fn open_outcomes<'v>(
        &'v self,
        values: &'v [Truth],
    ) -> impl Iterator<Item = OutcomeId> + 'v {
        let open = move |&(_, node): &(usize, &NodeId)| !values[*node as usize].is_false();
        self.is
            .iter()
            .enumerate()
            .filter(open)
            .map(|(index, _)| OutcomeId(index as u32))
    }

    /// The facts that still occur, in order of declaration.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts: Vec<FactId> = self.nodes.iter().filter_map(Node::fact).collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }
}

impl Node {
    fn fact(&self) -> Option<FactId> {
        match self {
            Node::Test(fact, _) => Some(*fact),
            _ => None,
        }
    }
}

fn least(parts: &[NodeId], values: &[Truth]) -> Truth {
    let mut least = Truth::True;
    for part in parts {
        least = least.min(values[*part as usize]);
        if least.is_false() {
            break;
        }
    }
    least
}

fn greatest(parts: &[NodeId], values: &[Truth]) -> Truth {
    let mut greatest = Truth::False;
    for part in parts {
        greatest = greatest.max(values[*part as usize]);
        if greatest.is_true() {
            break;
        }
    }
    greatest
}
