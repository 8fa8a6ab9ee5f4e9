//! Names, types, clauses: from syntax trees to the decision model.
//!
//! `source` splits files into blocks and parses each; `names` and `skeleton` say what can be spoken
//! of; `resolve` turns formulas into those of the model; `lower` turns articles and declarations
//! into its parts and assembles them; `fidelity`, `lints` and `check` say what is amiss; `cases`
//! reads scenarios. All of it runs as queries over one database (`db`), so an edit redoes what depends on it.
//!
//! The [`model`] is the hinge of the compiler: everything to the right of this crate reads only it.

mod cases;
mod check;
pub mod days;
mod db;
pub mod fidelity;
pub mod lints;
mod lower;
pub mod model;
mod names;
pub mod official;
pub mod place;
pub mod places;
pub mod project;
mod resolve;
pub mod scenario;
mod skeleton;
mod source;
mod stdlib;
pub mod timeline;
pub mod tolerance;

pub use project::{
    AccountLine, Checkpoint, DecisionName, InputFile, InstrumentName, Project, Settings,
};
pub use resolve::{type_name, value_or_report};
