//! What comes of a law without one of its provisions: the law as it would then read, beside the law as
//! it stands.
//!
//! Unlike a ground, an 除外 or a 视为 may bear on requirements, lists and other clauses at once, so the
//! whole law is asked.

use super::readings::{Change, Move, paired};
use super::study::Study;
use crate::mutate::edit::{Edit, make};
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;

/// The lawful cases under any reading that come out otherwise as soon as `edits` are made: from what they
/// come out as then to what they come out as by the law.
pub(super) fn owed_to(study: &Study<'_, '_>, edits: &[Edit]) -> Result<Vec<Change>, Overrun> {
    let space = study.space;
    let mut model = study.model.clone();
    if !make(edits, &mut model) {
        return Ok(Vec::new());
    }
    let other = space.beside(&model)?;
    let mut moves = Vec::new();
    for index in 0..model.outcomes.len() {
        let outcome = OutcomeId(index as u32);
        let (law, altered) = (space.is(outcome), other.is(outcome));
        if outcome != model.default && law != altered {
            moves.push(Move {
                outcome,
                entering: law.minus(altered)?.and(space.lawful())?,
                leaving: altered.minus(law)?.and(space.lawful())?,
            });
        }
    }
    paired(study, &moves)
}
