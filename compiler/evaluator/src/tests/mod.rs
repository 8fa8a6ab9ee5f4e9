//! Tests of whole decisions.

mod brute_force;
mod decide;
mod report;
