//! How the words of a law change from one version to the next.
//!
//! [`align`](align()) tells which clause of one version became which clause of the other; [`Words`]
//! how the words of one clause changed. Clauses are known by what they say, not by their numbers.
//! Knows no case and no outcome: what a change does to cases is the business of the analysis.

mod align;
pub mod apply;
pub mod derive;
pub mod import;
mod passage;
#[cfg(test)]
mod testing;
mod words;

pub use align::{Link, Placement, align};
pub use passage::{Passage, passages};
pub use words::{Piece, Words};
