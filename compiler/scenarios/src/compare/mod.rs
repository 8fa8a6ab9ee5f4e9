//! What changed: a decision against its golden, and against 期望.

mod change;
mod difference;
mod expectation;

pub use change::{Change, changes};
pub use difference::{Difference, Edit, Segment, differences, edits};
pub use expectation::{Expectation, Failure, unmet};
