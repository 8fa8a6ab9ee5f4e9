//! A survey put into words, and as JSON.

mod human;
mod json;
mod messages;
mod source;

pub use human::human;
pub use json::{MutateReport, json, json_schema};
