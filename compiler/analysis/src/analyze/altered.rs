//! What comes of a law without one of its provisions: the law as it would then read, beside the law as
//! it stands.
//!
//! Unlike a ground, an 除外 or a 视为 may bear on requirements, lists and other clauses at once, so the
//! whole law is asked.

use super::changes::{self, Change};
use super::study::Study;
use crate::mutate::edit::{Edit, make};
use crate::space::Overrun;

/// The lawful cases under any reading that come out otherwise as soon as `edits` are made: from what they
/// come out as then to what they come out as by the law.
pub(super) fn owed_to(study: &Study<'_, '_>, edits: &[Edit]) -> Result<Vec<Change>, Overrun> {
    let mut model = study.model.clone();
    if !make(edits, &mut model) {
        return Ok(Vec::new());
    }
    let space = study.space;
    space.distilled(|| changes::between(&space.beside(&model)?, space))
}
