//! How far each question is searched. A question that reaches its limit is named in
//! [`crate::Decision::incomplete`].
//!
//! The unit is one evaluation of the folded network, in the order of a microsecond for a law of
//! some twenty articles, so that a decision stays within tens of milliseconds at the worst.

/// For `possible`; when it ends, outcomes that could not be excluded are listed as possible.
pub const POSSIBLE: u32 = 10_000;

/// For `unknown`; when it ends, the facts not yet tried are listed when a clause mentions them.
pub const UNKNOWN: u32 = 15_000;

/// For each single fact of `unknown`, so that one hard fact does not use up what the others need.
pub const UNKNOWN_FACT: u32 = 500;

/// For `settle` and `settle_by`.
pub const SETTLE: u32 = 6_000;

/// For `nearest`.
pub const NEAREST: u32 = 4_000;

/// For `reading_sensitive`, each other option of each reading.
pub const READING: u32 = 2_000;

/// The largest set of findings that `settle` looks for.
pub const SETTLE_SIZE: usize = 3;

/// The largest set of changes that `nearest` looks for.
pub const NEAREST_SIZE: usize = 3;
