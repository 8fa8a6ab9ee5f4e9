//! What a policy means: the reference evaluator.

mod decision;

pub use decision::*;
