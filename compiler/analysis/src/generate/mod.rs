//! Cases worth writing, and cases as 场景 source.
//!
//! `smallest.rs` finds few cases that together meet what a suite misses, and proves how few there
//! could be; `contrast.rs` finds pairs of cases that a 区分 tells apart; `source.rs` writes them.

mod contrast;
mod smallest;
mod source;

pub use contrast::{Contrast, contrasts};
pub use smallest::{Planned, Suite, smallest};
pub use source::{Draft, scenario};
