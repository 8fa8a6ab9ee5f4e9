//! The diagram is held to the reference evaluator and to brute force.

mod sat;
mod source;
mod space;
