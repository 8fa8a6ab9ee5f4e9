//! The assignments in both.

use crate::nodes::Nodes;
use crate::operation::{Operation, Split, Step};
use crate::{Diagram, Edge, Overrun};

struct And;

impl Diagram {
    /// The assignments in both.
    ///
    /// # Errors
    /// [`Overrun`].
    pub fn and(&mut self, one: Edge, other: Edge) -> Result<Edge, Overrun> {
        self.perform::<And>(one, other)
    }
}

impl Operation for And {
    const MEMO: usize = 0;

    #[inline]
    fn step(_: &Nodes, one: Edge, other: Edge) -> Step {
        let (one, other) = (one.min(other), one.max(other));
        match one {
            Edge::NOTHING => Step::Known(Edge::NOTHING),
            Edge::EVERYTHING => Step::Known(other),
            _ if one == other => Step::Known(one),
            _ if one == !other => Step::Known(Edge::NOTHING),
            _ => Step::Split {
                one,
                other,
                turn: false,
            },
        }
    }

    #[inline]
    fn split(nodes: &Nodes, one: Edge, other: Edge) -> Split {
        pairwise(nodes, one, other)
    }
}

/// Both edges followed on the first variable of either.
#[inline]
pub(crate) fn pairwise(nodes: &Nodes, one: Edge, other: Edge) -> Split {
    let (first, second) = (nodes.at(one), nodes.at(other));
    let (mut high, mut low) = ((one, other), (one, other));
    if first.variable <= second.variable {
        (high.0, low.0) = first.branches(one);
    }
    if second.variable <= first.variable {
        (high.1, low.1) = second.branches(other);
    }
    Split {
        variable: first.variable.min(second.variable),
        high,
        low,
    }
}
