//! The assignments in one of two, but not in both.

use crate::and::pairwise;
use crate::nodes::Nodes;
use crate::operation::{Operation, Split, Step};
use crate::{Diagram, Edge, Overrun};

struct Xor;

impl Diagram {
    /// The assignments in one but not in both.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn xor(&mut self, one: Edge, other: Edge) -> Result<Edge, Overrun> {
        self.perform::<Xor>(one, other)
    }
}

impl Operation for Xor {
    const MEMO: usize = 1;

    /// Opposites turn what comes out, so the memo knows plain edges only.
    #[inline]
    fn step(_: &Nodes, one: Edge, other: Edge) -> Step {
        let turn = one.is_opposite() != other.is_opposite();
        let (one, other) = (
            one.turned(one.is_opposite()),
            other.turned(other.is_opposite()),
        );
        let (one, other) = (one.min(other), one.max(other));
        match one {
            Edge::NOTHING => Step::Known(other.turned(turn)),
            _ if one == other => Step::Known(Edge::NOTHING.turned(turn)),
            _ => Step::Split { one, other, turn },
        }
    }

    #[inline]
    fn split(nodes: &Nodes, one: Edge, other: Edge) -> Split {
        pairwise(nodes, one, other)
    }
}
