//! Exact questions about all completions of a case, each within a stated limit.

mod difference;
mod essential;
pub mod limits;
mod nearest;
mod possible;
mod satisfy;
mod settle;

pub(crate) use essential::essential;
pub(crate) use nearest::nearest;
pub(crate) use possible::{Possible, possible};
pub(crate) use satisfy::{Answer, Search};
pub(crate) use settle::settle;

use crate::network::Assignment;
use qufen_semantics::model::{FactId, OutcomeId};

/// Completions known to be lawful and to come out so. Facts left free do not matter there.
pub(crate) type Witnesses = Vec<(Assignment, OutcomeId)>;

/// Facts and the cells they would be in.
pub(crate) type Findings = Vec<(FactId, u16)>;

/// A list that may have been cut off.
pub(crate) struct Found<T> {
    pub items: Vec<T>,
    pub complete: bool,
}
