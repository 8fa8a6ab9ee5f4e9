//! The first level: clauses joined by what they say, through moves, splits, merges and renumbering,
//! with the changed words within each.

mod aligned;
mod change;
mod words;

pub use aligned::{AlignedClause, Marked, aligned};
pub use change::{ClauseChange, TextChange, changes};
pub use words::{Held, Piece, compared};
