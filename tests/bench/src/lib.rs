//! What the benchmarks share.

pub mod measure;
pub mod plot;
pub mod policy;
pub mod smt;
pub mod synthetic;
