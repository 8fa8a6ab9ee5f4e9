//! Decisions against brute force and on the made-up law.

mod brute_force;
mod example;
mod large;
mod report;
mod report_lines;
