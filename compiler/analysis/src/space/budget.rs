//! How large a diagram may grow.

use super::{Overrun, Space};
use qufen_semantics::model::Model;

/// The largest number of nodes that a diagram may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Nodes; see [`qufen_diagram::Diagram::new`] for what they take.
    pub nodes: usize,
}

impl Default for Budget {
    /// Four million nodes.
    fn default() -> Budget {
        Budget { nodes: 1 << 22 }
    }
}

/// Nodes of the first attempt: an order of the variables that needs many more is given up early for
/// another, and one that needs a few more must not be given up.
fn first_attempt(model: &Model) -> usize {
    let size = 64 * (model.clauses.len() + model.facts.len());
    size.next_power_of_two().max(1 << 18)
}

/// Asks within a budget: first within a small one, and again within one sixteen times larger as long
/// as the answer needs it.
///
/// # Errors
/// [`Overrun`] when the budget does not suffice either.
pub fn within<T>(
    model: &Model,
    budget: Budget,
    ask: impl Fn(&Space<'_>) -> Result<T, Overrun>,
) -> Result<T, Overrun> {
    growing(first_attempt(model), budget, |nodes| {
        Space::ask(model, nodes, &ask)
    })
}

/// The same for any attempt with a diagram of so many nodes, `first` of them at first.
pub(crate) fn growing<T>(
    first: usize,
    budget: Budget,
    attempt: impl Fn(usize) -> Result<T, Overrun>,
) -> Result<T, Overrun> {
    let mut nodes = first.min(budget.nodes);
    loop {
        match attempt(nodes) {
            Err(Overrun) if nodes < budget.nodes => nodes = (nodes * 16).min(budget.nodes),
            answer => return answer,
        }
    }
}
