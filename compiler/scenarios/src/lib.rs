//! The harness that users run: scenarios against their expectations and goldens.
//!
//! 1. [`run`](run::run) decides every 场景 of a project, compares the whole decision with its
//!    golden and checks 期望. Texts come in as maps; nothing here reads or writes a file.
//! 2. [`golden`] is the text that reviewers see in git: one entry a scenario, one line a finding.
//! 3. [`compare`] tells *outcome changed* from *reason changed* from *citation only*.
//! 4. [`accept`](accept::accept) writes the golden text that would make the chosen cases pass.
//!    For scenarios that a decision changes, [`review`] writes the scenario that says it is meant.
//! 5. [`cover`] tells what of a version the scenarios exercise, [`generate`] writes
//!    those that are missing.
//! 6. [`report`] words the result: for people, as JSON, JUnit, GitHub annotations and TAP.

pub mod accept;
pub mod compare;
pub mod cover;
pub mod filter;
pub mod generate;
pub mod golden;
pub mod messages;
pub mod report;
pub mod review;
pub mod run;
#[cfg(test)]
mod sample;
pub mod suite;

pub use accept::accept;
pub use filter::Filter;
pub use run::{Options, run};
pub use suite::{CaseReport, FileReport, Status, SuiteReport};
