//! The difference against brute force, over random revisions of random laws.

mod by_hand;
mod causes;
mod claims;
mod effects;
mod every_case;
mod random;
mod together;
