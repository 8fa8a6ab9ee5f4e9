//! The third level: which cases come out otherwise, how many, and why. The analysis knows it; here it
//! is put into names and numbers.

mod case;
mod cause;
mod consequence;
mod reported;

pub use case::Replay;
pub use cause::{Cause, Part};
pub use consequence::{Consequence, Shift};
pub use reported::{Apart, Occurrence, Outcomes, Pair, Transition, Unsettled, outcomes};
