//! The diagram is held to the reference evaluator and to brute force.

mod source;
mod sat;
mod space;
