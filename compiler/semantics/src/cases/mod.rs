//! Scenarios and cases: what people say of a case, as values of the model's facts.

mod assign;
mod carried;
mod expectation;
mod inherit;
mod known;
mod resolution;
mod scenario;
mod titles;
mod unread;

pub use assign::assign;
pub use carried::carried;
pub use scenario::scenarios;
