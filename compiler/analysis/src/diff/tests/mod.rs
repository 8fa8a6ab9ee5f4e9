//! The difference against brute force, over random revisions of random laws.

mod every_case;
mod random;
