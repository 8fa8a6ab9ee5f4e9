//! What a policy means: the reference evaluator.
//!
//! [`decide`] takes a decision model and a case and returns the whole [`Decision`]:
//!
//! 1. [`Values`] gives every definition and clause its three-valued worth (`values.rs`): the
//!    reference, read straight off the model.
//! 2. What stays open is answered exactly, over all completions that respect domains and 约束.
//!    The values of a fact that no test tells apart form one cell (`cells.rs`), the model becomes a
//!    folded network of tests (`network/`), and `search/` asks it: what is possible, which facts
//!    still matter, what would settle the case, what would change it.
//! 3. `explain/` tells why, and what follows.
//!
//! [`report`] puts a decision into words. Nothing here reads a file or a clock.

pub mod cells;
mod days;
mod decide;
mod decision;
mod explain;
mod network;
pub mod report;
mod schema;
mod search;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod truth;
mod values;

pub use decide::decide;
pub use decision::*;
pub use explain::explained;
pub use schema::{decision_schema, value_json};
pub use search::limits;
pub use truth::Truth;
pub use values::Values;
