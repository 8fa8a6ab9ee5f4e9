//! Random models and cases, and brute force: what every engine is held to.
//!
//! Generation is directed by the model's own types: a test only compares a fact with constants of
//! its domain, a formula only mentions what is declared before it. So every [`Specimen`] is a
//! policy that the front end could have produced, and shrinks by shrinking the dice.

mod brute_force;
mod dice;
mod example;
mod formulas;
mod generate;
mod revise;
mod statute;

pub use brute_force::{completions, outcomes, universe};
pub use dice::Dice;
pub use example::example;
pub use revise::{Revision, revisions, rewordings};
pub use statute::{Article, Item, Statute, statute};

use proptest::prelude::*;
use qufen_semantics::model::{Case, Model};

/// A model and a case under it.
#[derive(Clone, Debug)]
pub struct Specimen {
    /// The model: a few facts of any type, so that [`completions`] stays small.
    pub model: Model,
    /// Some facts known, some not, any readings.
    pub case: Case,
}

/// Random specimens: loose models, and laws with leads, items, 除外 and fictions.
pub fn specimens() -> impl Strategy<Value = Specimen> {
    proptest::collection::vec(any::<u16>(), 0..500).prop_map(|rolls| {
        let mut dice = Dice::new(rolls);
        let model = match dice.chance(1, 2) {
            true => generate::law(&mut dice),
            false => generate::model(&mut dice),
        };
        let case = generate::case(&mut dice, &model);
        Specimen { model, case }
    })
}
