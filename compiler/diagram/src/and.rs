//! The assignments in both.

use crate::memo::Memo;
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
    fn memo(diagram: &mut Diagram) -> &mut Memo {
        &mut diagram.and
    }

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

    fn split(nodes: &Nodes, one: Edge, other: Edge) -> Split {
        pairwise(nodes, one, other)
    }
}

/// Both edges followed on the first variable of either.
pub(crate) fn pairwise(nodes: &Nodes, one: Edge, other: Edge) -> Split {
    let variable = nodes.top(one).min(nodes.top(other));
    let (one_high, one_low) = nodes.branches_on(variable, one);
    let (other_high, other_low) = nodes.branches_on(variable, other);
    Split {
        variable,
        high: (one_high, other_high),
        low: (one_low, other_low),
    }
}
