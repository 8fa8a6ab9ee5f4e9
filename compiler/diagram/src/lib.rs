//! Reduced ordered binary decision diagrams, with complemented edges, all in one shared diagram.
//!
//! An [`Edge`] stands for a set of assignments of the variables. Two edges of one [`Diagram`] are equal
//! exactly when they stand for the same set, whatever way they were made. `nodes.rs` keeps each node
//! once, `operation.rs` is the one walk that every operation makes, `and.rs`, `xor.rs`, `given.rs` and
//! `exists.rs` are the operations, and `memo.rs` remembers what they made.
//!
//! The diagram knows nothing of law. It is made for many small questions to one diagram: it begins small,
//! nothing is collected but what was made for a passing question (`passing.rs`), no operation is recursive,
//! and what comes out hangs on nothing but what was asked, in which order.

mod and;
mod edge;
mod exists;
mod given;
mod memo;
mod nodes;
mod operation;
mod passing;
#[cfg(test)]
mod tests;
mod xor;

pub use edge::Edge;

use memo::Memo;
use nodes::Nodes;
use operation::Frame;
use passing::{GivenUp, Passage};
use std::ops::Range;

/// The diagram would need more nodes than it may have, so nothing was established. What was made before
/// stays good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overrun;

/// All nodes, shared by all that was made of them.
pub struct Diagram {
    nodes: Nodes,
    /// By operation.
    memos: [Memo; 4],
    /// Nodes whose branches an operation is still at.
    frames: Vec<Frame>,
    /// Passing questions that are open.
    passages: Vec<Passage>,
    given_up: GivenUp,
    steps: u64,
}

impl Diagram {
    /// An empty diagram with at most so many nodes: 12 bytes each, and up to 16 to find them by.
    pub fn new(most: usize) -> Diagram {
        Diagram {
            nodes: Nodes::new(most),
            memos: Default::default(),
            frames: Vec::new(),
            passages: Vec::new(),
            given_up: GivenUp::default(),
            steps: 0,
        }
    }

    /// The assignments in which a variable is set. Variables with smaller numbers stand above.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn variable(&mut self, variable: u32) -> Result<Edge, Overrun> {
        self.nodes.node(variable, Edge::EVERYTHING, Edge::NOTHING)
    }

    /// The assignments in which all of a run of variables are set.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn run(&mut self, variables: Range<u32>) -> Result<Edge, Overrun> {
        let mut variables = variables.rev();
        variables.try_fold(Edge::EVERYTHING, |all, variable| {
            self.nodes.node(variable, all, Edge::NOTHING)
        })
    }

    /// The assignments in either.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn or(&mut self, one: Edge, other: Edge) -> Result<Edge, Overrun> {
        Ok(!self.and(!one, !other)?)
    }

    /// The first variable that an edge turns on; [`u32::MAX`] when it is nothing or everything.
    #[inline]
    pub fn top(&self, edge: Edge) -> u32 {
        self.nodes.top(edge)
    }

    /// What an edge leaves where its first variable is set, and where it is not. Nothing and everything
    /// stay what they are.
    #[inline]
    pub fn branches(&self, edge: Edge) -> (Edge, Edge) {
        self.nodes.branches(edge)
    }

    /// How many pairs of edges operations have had to divide so far: what they cost, on whatever machine.
    #[inline]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// How many nodes there are. Every edge's [`Edge::node`] is less.
    #[inline]
    pub fn node_count(&self) -> usize {
        self.nodes.count()
    }
}
