//! Where one 效果, 义务, 禁止 or 权利 follows under one version only.
//!
//! What follows mostly hangs on the outcome alone, and the cases that come out otherwise are known.

use super::Testimony;
use super::conditional::{holds_for, is_of_outcomes, written_out};
use super::field::{Field, Transfer};
use super::follows::{Follows, Paired};
use super::parting::Seen;
use super::side::Version;
use super::weighed::Matched;
use crate::space::{Overrun, Region};
use qufen_semantics::model::{Formula, OutcomeId};

/// One of them in both versions, and where it moves.
pub(super) struct Moved {
    pub norm: bool,
    pub ids: Matched,
    /// Of the old and the new version; they may name its outcomes.
    conditions: [Formula; 2],
    pub cases: Moves,
}

/// The compared cases in which a condition holds under the new version only, and under the old one only.
#[derive(Clone)]
pub(super) struct Moves {
    pub gained: Region,
    pub lost: Region,
}

/// What follows in other cases, as far as the field's readings go. Of what hangs on the outcome alone
/// only the cases in `transfers` are told, and those that keep their outcome.
pub(super) fn moved(
    field: &Field<'_, '_>,
    [old, new]: &[Follows; 2],
    paired: Paired<'_>,
    transfers: &[Transfer],
) -> Result<Vec<Moved>, Overrun> {
    let effects = paired.effects.iter().map(|ids| (false, *ids));
    let norms = paired.norms.iter().map(|ids| (true, *ids));
    // Many have the same condition.
    let mut known: Vec<([Formula; 2], Moves)> = Vec::new();
    let mut all = Vec::new();
    for (norm, ids) in effects.chain(norms) {
        let conditions = [old.condition(norm, ids.0), new.condition(norm, ids.1)];
        let cases = match known.iter().find(|(of, _)| *of == conditions) {
            Some((_, cases)) => cases.clone(),
            None => {
                let cases = moves(field, &conditions, transfers)?;
                known.push((conditions.clone(), cases.clone()));
                cases
            }
        };
        if !cases.gained.is_empty() || !cases.lost.is_empty() {
            all.push(Moved {
                norm,
                ids,
                conditions,
                cases,
            });
        }
    }
    Ok(all)
}

fn moves(
    field: &Field<'_, '_>,
    [before, after]: &[Formula; 2],
    transfers: &[Transfer],
) -> Result<Moves, Overrun> {
    if is_of_outcomes(before) && is_of_outcomes(after) {
        return across(field, before, after, transfers);
    }
    let before = written_out(before, field.outcomes(Version::Old));
    let after = written_out(after, field.outcomes(Version::New));
    let apart = field
        .parting
        .of(Seen::plain(&before), Seen::plain(&after))?;
    let apart = apart.and(&field.compared)?;
    let (was, is) = (
        field.within(&apart, &before)?,
        field.within(&apart, &after)?,
    );
    Ok(Moves {
        gained: is.minus(&was)?,
        lost: was.minus(&is)?,
    })
}

/// What hangs on the outcome alone moves where that changes, or where the condition takes another
/// outcome than before.
fn across(
    field: &Field<'_, '_>,
    before: &Formula,
    after: &Formula,
    transfers: &[Transfer],
) -> Result<Moves, Overrun> {
    let nothing = field.space.nothing();
    let mut moves = Moves {
        gained: nothing.clone(),
        lost: nothing.clone(),
    };
    let (old, new) = (field.sides.old.model, field.sides.new.model);
    let taken = |from, to| (holds_for(before, from), holds_for(after, to));
    for (from, name) in (0..).map(OutcomeId).zip(&old.outcomes) {
        let Some(to) = new.outcome(name) else {
            continue;
        };
        let (was, is) = taken(from, to);
        if was != is {
            let cases = field.within(&field.compared, field.outcome(Version::Old, from))?;
            let kept = field.within(&cases, field.outcome(Version::New, to))?;
            moves.add(&kept, is)?;
        }
    }
    for transfer in transfers {
        let (was, is) = taken(transfer.from, transfer.to);
        if was != is {
            moves.add(&transfer.cases, is)?;
        }
    }
    Ok(moves)
}

impl Moves {
    /// What is gained, or what is lost.
    pub fn of(&self, gained: bool) -> &Region {
        if gained { &self.gained } else { &self.lost }
    }

    fn add(&mut self, cases: &Region, gained: bool) -> Result<(), Overrun> {
        let side = if gained {
            &mut self.gained
        } else {
            &mut self.lost
        };
        *side = side.or(cases)?;
        Ok(())
    }
}

impl Moved {
    /// The plainest case that is gained, or lost.
    pub fn testimony(&self, field: &Field<'_, '_>, gained: bool) -> Result<Testimony, Overrun> {
        let inside = self.cases.of(gained);
        field.testify(inside, || {
            let [old, new] = &self.conditions;
            let whole = |version, condition| {
                field.formula(&written_out(condition, field.outcomes(version)))
            };
            let (mut one, mut other) = (whole(Version::Old, old)?, whole(Version::New, new)?);
            match gained {
                true => one = one.not(),
                false => other = other.not(),
            }
            Ok(vec![
                (field.old.lawful.clone(), one),
                (field.new.lawful.clone(), other),
            ])
        })
    }
}
