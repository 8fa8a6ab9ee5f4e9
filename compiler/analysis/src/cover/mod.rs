//! What a suite of scenarios exercises, and what no case can.
//!
//! The text makes *judgements* (`judgement.rs`): each clause's own condition, each 除外, 拟制,
//! 适用, side of a 区分 or 考量, 效果, 义务, and each definition. A judgement is made of
//! *conditions*, its leaves in order. An [`Aim`] is something a scenario can exercise (`aim.rs`):
//! an outcome, a role of a clause, a value of a condition, or (masking MC/DC) a value of a
//! condition on which its judgement turns (`turning.rs`).
//!
//! Each aim is a region of the space. A scenario meets it when all lawful completions of its facts
//! are in the region; an aim whose region holds no lawful case under any reading is proved
//! infeasible (`reason.rs` says why) and set aside.

mod aim;
mod judgement;
mod measure;
mod reason;
mod turning;
mod wording;

pub use aim::{Aim, Level, Obligation, Role, obligations};
pub use judgement::{Judgement, Part, judgements};
pub use measure::{Coverage, Entry, Standing, Tally, known_with_presumptions, measure};
pub use reason::Reason;
pub use turning::turning;
pub use wording::findings;
