//! Names, types, clauses: from syntax trees to the decision model.
//!
//! The [`model`] is the hinge of the compiler: everything to the right of this crate reads only it.

pub mod fidelity;
pub mod lints;
pub mod model;
pub mod place;
pub mod project;
pub mod scenario;

pub use project::{AccountLine, InputFile, InstrumentName, Project, Settings};
