//! Cases as 场景 source.

mod source;

pub use source::{Draft, scenario};
