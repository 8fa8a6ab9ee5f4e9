//! What some change to certain variables brings into an edge.

use crate::nodes::Nodes;
use crate::operation::{Frame, Operation, Split, Step};
use crate::{Diagram, Edge, Overrun};

struct Exists;

impl Diagram {
    /// The assignments that some change to the variables of `cube`, a conjunction of variables that are
    /// set, brings into the edge.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn exists(&mut self, edge: Edge, cube: Edge) -> Result<Edge, Overrun> {
        self.perform::<Exists>(edge, cube)
    }
}

impl Operation for Exists {
    const MEMO: usize = 3;

    #[inline]
    fn step(nodes: &Nodes, edge: Edge, mut cube: Edge) -> Step {
        if edge.is_end() {
            return Step::Known(edge);
        }
        while nodes.top(cube) < nodes.top(edge) {
            cube = nodes.branches(cube).0;
        }
        if cube.is_end() {
            return Step::Known(edge);
        }
        Step::Split {
            one: edge,
            other: cube,
            turn: false,
        }
    }

    #[inline]
    fn split(nodes: &Nodes, edge: Edge, cube: Edge) -> Split {
        let variable = nodes.top(edge);
        let (high, low) = nodes.branches(edge);
        let below = nodes.branches_on(variable, cube).0;
        Split {
            variable,
            high: (high, below),
            low: (low, below),
        }
    }

    #[inline]
    fn suffices(nodes: &Nodes, pair: &Frame, high: Edge) -> bool {
        high == Edge::EVERYTHING && may_change(nodes, pair)
    }

    #[inline]
    fn join(diagram: &mut Diagram, pair: &Frame, high: Edge, low: Edge) -> Result<Edge, Overrun> {
        if may_change(&diagram.nodes, pair) {
            diagram.or(high, low)
        } else {
            diagram.nodes.node(pair.variable, high, low)
        }
    }
}

/// Whether the variable of a pair is the first one of its cube.
fn may_change(nodes: &Nodes, pair: &Frame) -> bool {
    nodes.top(pair.other) == pair.variable
}
