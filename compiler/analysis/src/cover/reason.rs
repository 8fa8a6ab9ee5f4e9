//! Why no case can meet an aim.

use super::aim::{Aim, Obligation};
use super::judgement::Judgement;
use crate::space::{Overrun, Region, Space};

/// The proof in brief. It holds for all lawful cases under every reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such case at all: the values, 约束 or clauses exclude it.
    Never,
    /// The judgement never turns on the condition: the others always settle it.
    Settled,
    /// Whenever the condition has this value, so has another one (by its place in the judgement)
    /// the value given, and that alone settles the judgement.
    Masked(usize, bool),
    /// The condition having this value, the others always settle the judgement.
    Crowded,
}

/// Why the region of `obligation`, which holds no lawful case, is empty.
pub(super) fn reason(
    space: &Space<'_>,
    judgements: &[Judgement],
    obligation: &Obligation,
    turning: impl Fn(usize, usize) -> Result<Region, Overrun>,
) -> Result<Reason, Overrun> {
    let Aim::Turns(index, place, value) = obligation.aim else {
        return Ok(Reason::Never);
    };
    let judgement = &judgements[index];
    let valued = |place: usize, value: bool| {
        let holds = space.formula(&judgement.conditions[place])?;
        Ok(if value { holds } else { holds.not() })
    };
    let here = valued(place, value)?;
    if !space.some(&here)? {
        return Ok(Reason::Never);
    }
    let turns = turning(index, place)?;
    if !space.some(&turns)? {
        return Ok(Reason::Settled);
    }
    for other in (0..judgement.conditions.len()).filter(|&other| other != place) {
        for worth in [true, false] {
            let region = valued(other, worth)?;
            if space.implies(&here, &region)? && !space.some(&turns.and(&region)?)? {
                return Ok(Reason::Masked(other, worth));
            }
        }
    }
    Ok(Reason::Crowded)
}
