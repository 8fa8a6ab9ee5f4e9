//! The diagram is held to the reference evaluator and to brute force.

mod arrangement;
mod cover;
pub mod every_case;
mod generate;
mod passing;
mod prove;
mod sat;
mod source;
mod space;
