//! What a policy means: the reference evaluator.
//!
//! 1. [`Values`] gives every definition and clause its three-valued worth (`values.rs`): the
//!    reference, read straight off the model.
//! 2. `explain/` tells why a case comes out as it does, and what follows: [`explained`] makes a
//!    [`Decision`] of a case and the outcomes that remain possible for it. Which those are, and
//!    what would settle or change the case, is for the analysis to say.
//! 3. [`report`] puts a decision into words.
//!
//! Nothing here reads a file or a clock.

mod decision;
mod explain;
pub mod report;
mod schema;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod truth;
mod values;
mod versions;

pub use decision::*;
pub use explain::explained;
pub use schema::{decision_schema, value_json};
pub use truth::Truth;
pub use values::Values;
pub use versions::{Together, UnderVersion, VersionChoice, old_unless_lighter};
