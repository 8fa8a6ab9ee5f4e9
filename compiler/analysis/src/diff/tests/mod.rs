//! The difference against brute force, over random revisions of random laws.

mod by_hand;
mod claims;
mod every_case;
mod random;
