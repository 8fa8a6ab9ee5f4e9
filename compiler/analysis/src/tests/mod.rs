//! The diagram is held to the reference evaluator and to brute force.

mod cover;
mod generate;
mod sat;
mod source;
mod space;
