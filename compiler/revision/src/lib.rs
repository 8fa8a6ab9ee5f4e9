//! How the words of a law change from one version to the next.
//!
//! [`apply`] carries out a 修改决定; [`consolidate()`] does so within a project, and checks what comes of
//! it. [`mod@derive`] goes the other way: it drafts the decision from two versions. [`import`] makes a
//! source of an official text.
//!
//! [`align`](align()) tells which clause of one version became which clause of the other; [`Words`]
//! how the words of one clause changed. Clauses are known by what they say, not by their numbers.
//! Knows no case and no outcome: what a change does to cases is the business of the analysis.

// A finding is made once, on the way out.
#![allow(clippy::result_large_err)]

mod align;
pub mod apply;
mod consolidate;
pub mod derive;
pub mod import;
mod passage;
mod report;
#[cfg(test)]
mod testing;
mod tokens;
mod words;

pub use align::{Link, Placement, align};
pub use consolidate::{
    Amended, CONSOLIDATED, Refusal, check, consolidate, consolidate_awaited, consolidate_with,
    files,
};
pub use passage::{Passage, passages};
pub use report::{AmendReport, json_schema, report};
pub use words::{Piece, Words};
