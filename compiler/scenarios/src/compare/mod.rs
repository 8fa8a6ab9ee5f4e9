//! What changed: a decision against its golden, against 期望, and against that of another version.

mod change;
mod difference;
mod expectation;
mod joined;

pub use change::{Change, changes};
pub use difference::{Difference, Edit, Segment, differences, edits};
pub use expectation::{Expectation, Failure, unmet};
pub use joined::Joined;
