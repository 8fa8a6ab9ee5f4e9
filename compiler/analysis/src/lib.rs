//! Exact answers about all cases of a policy.
//!
//! [`space`] turns a decision model into one shared decision diagram over facts and readings; each
//! other module is one question about it. Nothing here reads a file, a clock or chance.

pub mod analyze;
pub mod cover;
mod decide;
pub mod diff;
pub mod generate;
pub mod mentions;
pub mod mutate;
pub mod prove;
pub mod sat;
pub mod space;
#[cfg(test)]
mod tests;
pub mod wording;

pub use decide::{Decider, decide, decide_within};
