//! One decision, from the case to its whole explanation, exactly.
//!
//! `table.rs` lays out the outcomes of the cases in question, with what is known folded away; each
//! other file answers one question on it: what is possible (`verdicts.rs`), which facts still
//! matter (`unknown.rs`), what would settle the case (`settle.rs`), what would change it
//! (`nearest.rs`), on what it rests (`reason.rs`), which readings matter (`readings.rs`), and which
//! 约束 a case breaks that cannot be (`contradiction.rs`). What a diagram of the allowed size cannot
//! hold is searched for (`search.rs`), and [`Decision::incomplete`] says what was not established.

mod cheapest;
mod contradiction;
mod effort;
mod hearing;
mod nearest;
mod reached;
mod readings;
mod reason;
mod search;
mod settle;
mod table;
#[cfg(test)]
mod tests;
mod unknown;
mod verdicts;

use crate::space::{Budget, Given};
use hearing::Hearing;
use qufen_evaluator::{DecideError, Decision};
use qufen_semantics::model::{Case, Model};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use table::Table;

/// The longest list of `settle_by` or `nearest`. Where there are more, the list is cut and
/// [`Decision::incomplete`] names it.
const LONGEST: usize = 256;

/// Decides a case under one version.
///
/// # Errors
/// [`DecideError::TextNotHeld`] for a stub; [`DecideError::Contradictory`] when no completion of
/// the case, presumptions included, respects the 约束.
pub fn decide(model: &Model, case: &Case) -> Result<Decision, DecideError> {
    decide_within(model, case, Budget::default())
}

/// The same with a budget of one's own for the diagrams.
///
/// # Errors
/// See [`decide`].
pub fn decide_within(model: &Model, case: &Case, budget: Budget) -> Result<Decision, DecideError> {
    Hearing::of(model, case, budget, None).decision()
}

/// What remains possible in a case, and the clauses on which that rests; see [`Decider::grounds`].
///
/// # Errors
/// See [`decide`].
pub fn grounds(model: &Model, case: &Case) -> Result<Decision, DecideError> {
    Hearing::of(model, case, Budget::default(), None).grounds()
}

/// Decides many cases under one version: the outcomes of all cases are laid out once, when the first
/// case needs them.
pub struct Decider {
    model: Arc<Model>,
    /// Over all facts and readings; nothing when that is too large, and then each case has its own.
    all: OnceCell<Option<Rc<Table>>>,
    /// Over all facts, by choice of readings.
    under: RefCell<BTreeMap<Vec<u32>, Rc<Table>>>,
}

impl Decider {
    /// For the cases of `model`.
    pub fn new(model: Arc<Model>) -> Decider {
        Decider {
            all: OnceCell::new(),
            under: RefCell::default(),
            model,
        }
    }

    /// Decides a case.
    ///
    /// # Errors
    /// See [`decide()`].
    pub fn decide(&self, case: &Case) -> Result<Decision, DecideError> {
        Hearing::of(&self.model, case, Budget::default(), Some(self)).decision()
    }

    /// What remains possible in a case, and the clauses on which that rests: scope, 依据, 要件, what is
    /// defeated or excepted, what follows. Not told is what is unknown, what would settle or change
    /// the case, what it rests on and which readings matter: those lists are empty.
    ///
    /// # Errors
    /// See [`decide()`].
    pub fn grounds(&self, case: &Case) -> Result<Decision, DecideError> {
        Hearing::of(&self.model, case, Budget::default(), Some(self)).grounds()
    }

    /// The outcomes under all readings.
    fn all(&self) -> Option<&Rc<Table>> {
        let lay_out = || {
            let given = Given::nothing(&self.model);
            let all = Table::of(&self.model, &given, Budget::default());
            all.ok().map(Rc::new)
        };
        self.all.get_or_init(lay_out).as_ref()
    }

    /// The outcomes under one choice of readings.
    fn under(&self, readings: &[u32]) -> Option<Rc<Table>> {
        let all = self.all()?;
        let mut under = self.under.borrow_mut();
        let table = under.entry(readings.to_vec()).or_insert_with(|| {
            let given = Given::readings(&self.model, readings);
            Rc::new(all.restricted(&given))
        });
        Some(Rc::clone(table))
    }
}
