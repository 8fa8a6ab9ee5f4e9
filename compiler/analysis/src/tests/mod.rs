//! The diagram is held to the reference evaluator and to brute force.

mod cover;
mod generate;
pub mod every_case;
mod prove;
mod sat;
mod source;
mod space;
