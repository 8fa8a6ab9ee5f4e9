//! Scenarios and cases: what people say of a case, as values of the model's facts.

mod assign;
mod inherit;
mod scenario;

pub use assign::assign;
pub use scenario::scenarios;
