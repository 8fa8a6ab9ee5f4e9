//! What is left of an edge once some variables are as a cube says.

use crate::nodes::Nodes;
use crate::operation::{Operation, Split, Step};
use crate::{Diagram, Edge, Overrun};

struct Given;

impl Diagram {
    /// The assignments that fall in here once the variables of `cube` are as it says. `cube` is a
    /// conjunction of variables, set or not set.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn given(&mut self, edge: Edge, cube: Edge) -> Result<Edge, Overrun> {
        self.perform::<Given>(edge, cube)
    }
}

impl Operation for Given {
    const MEMO: usize = 2;

    #[inline]
    fn step(nodes: &Nodes, mut edge: Edge, mut cube: Edge) -> Step {
        loop {
            if edge.is_end() || cube.is_end() {
                return Step::Known(edge);
            }
            let (at, fixed) = (nodes.top(edge), nodes.top(cube));
            if at < fixed {
                let turn = edge.is_opposite();
                return Step::Split {
                    one: edge.turned(turn),
                    other: cube,
                    turn,
                };
            }
            let (set, unset) = nodes.branches(cube);
            let is_set = unset == Edge::NOTHING;
            cube = if is_set { set } else { unset };
            if at == fixed {
                let (high, low) = nodes.branches(edge);
                edge = if is_set { high } else { low };
            }
        }
    }

    #[inline]
    fn split(nodes: &Nodes, edge: Edge, cube: Edge) -> Split {
        let (high, low) = nodes.branches(edge);
        Split {
            variable: nodes.top(edge),
            high: (high, cube),
            low: (low, cube),
        }
    }
}
