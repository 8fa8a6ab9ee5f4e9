//! Two versions of a law, compared on four levels that are joined by identity, not by number.
//!
//! 1. [`text`]: clauses through moves, splits, mergers and renumbering, with the changed words;
//!    [`particulars`]: name, bodies and dates, which is all there is where a text is not held.
//! 2. [`rules`]: what the clauses are encoded as, and whether a change is only another wording.
//! 3. [`outcomes`]: which cases come out otherwise, counted exactly, with causes and witnesses.
//! 4. [`trials`]: the scenarios of both versions, each decided under both.
//!
//! A [claim](claims) about both versions is decided over the same cases.
//!
//! [`compare`](compare()) puts the levels together in a [`Comparison`], in the shape of the `diff` JSON. What
//! else is made of it reads only that: [`human`] words it for people, [`golden`] keeps it as an
//! approved text and tells how another comparison departs from it, [`html`](html()) makes a document of it.
//!
//! Nothing here reads or writes a file.

pub mod claims;
mod compare;
mod comparison;
mod count;
pub mod golden;
mod html;
pub mod human;
mod messages;
pub mod outcomes;
pub mod particulars;
pub mod rules;
mod side;
#[cfg(test)]
mod tests;
pub mod text;
pub mod trials;

pub use compare::{Request, compare};
pub use comparison::{Comparison, Level, json_schema};
pub use count::Count;
pub use html::html;
pub use side::Side;
