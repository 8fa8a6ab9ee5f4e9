//! Cases by satisfiability, for questions that a diagram of the allowed size cannot hold.
//!
//! The model becomes clauses over the cells of its facts (`encode.rs`) by way of gates
//! (`gates.rs`); a solver looks for one lawful case within a number of conflicts. It proves or
//! finds, but it does not count and it does not know the smallest.

mod encode;
mod gates;

use crate::space::Given;
use encode::Encoding;
use qufen_semantics::model::{Case, Formula, Model};

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A complete lawful case in which the goal holds.
    Found(Case),
    /// There is none.
    None,
    /// The conflicts ran out. Nothing was established.
    GaveUp,
}

/// Conflicts before a search gives up: some seconds at the worst.
pub const CONFLICTS: u64 = 200_000;

/// A lawful case that agrees with `given` and in which `goal` holds; a goal may name an outcome.
pub fn witness(model: &Model, goal: &Formula, given: &Given, conflicts: u64) -> Answer {
    Searcher::new(model, given).witness(goal, conflicts)
}

/// One model, encoded once, for several goals.
pub struct Searcher<'m> {
    encoding: Encoding<'m>,
}

impl<'m> Searcher<'m> {
    /// The cases of `model` that agree with `given`.
    pub fn new(model: &'m Model, given: &Given) -> Searcher<'m> {
        Searcher {
            encoding: Encoding::of(model, given),
        }
    }

    /// A lawful case in which `goal` holds.
    pub fn witness(&mut self, goal: &Formula, conflicts: u64) -> Answer {
        let goal = self.encoding.formula(goal);
        match self.encoding.gates.solve(goal, conflicts) {
            Some(true) => Answer::Found(self.encoding.case()),
            Some(false) => Answer::None,
            None => Answer::GaveUp,
        }
    }
}
