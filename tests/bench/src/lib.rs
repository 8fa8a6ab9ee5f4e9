//! What the benchmarks share.

pub mod measure;
pub mod plot;
pub mod synthetic;
