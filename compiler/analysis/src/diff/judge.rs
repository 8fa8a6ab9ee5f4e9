//! What each change does to cases: nothing, nothing to outcomes, or something; under all readings.

use super::causes::Attribution;
use super::change::{ChangeKind, Effect};
use super::field::Field;
use super::loom::Found;
use super::outcomes::Grain;
use super::parting::Seen;
use super::woven::Woven;
use super::{Change, Comparison};
use crate::space::{Overrun, Region};

/// The effects of the changes, over a field with all readings. `settled` says that no case comes out
/// otherwise under any reading.
pub(super) fn judged(
    field: &Field<'_, '_>,
    woven: &Woven,
    comparison: &Comparison,
    settled: bool,
) -> Result<Vec<Change>, Overrun> {
    let causes = comparison.transitions.iter();
    let causes = causes.filter_map(|it| it.causes.as_ref()).flatten();
    let causing: Vec<usize> = causes.flat_map(|it| it.changes.iter().copied()).collect();
    let mut judge = Judge {
        field,
        woven,
        known: field.old.known.and(&field.new.known)?,
        attribution: None,
        settled,
    };
    let mut changes = Vec::with_capacity(woven.found.len());
    for (index, found) in woven.found.iter().enumerate() {
        let mut change = found.change.clone();
        if change.effect == Effect::Unknown && woven.ordered {
            change.effect = if judge.is_rewording(found)? {
                Effect::Equivalent
            } else if comparison.grain == Grain::Change && causing.contains(&index) {
                Effect::Outcome
            } else {
                judge.effect(found, comparison.grain)?
            };
        }
        changes.push(change);
    }
    Ok(changes)
}

struct Judge<'j, 's, 'm> {
    field: &'j Field<'s, 'm>,
    woven: &'j Woven,
    /// The cases that both versions have words for.
    known: Region,
    attribution: Option<Attribution<'j>>,
    settled: bool,
}

impl Judge<'_, '_, '_> {
    /// The effect of what is no rewording, and shows in no case under the default readings.
    fn effect(&mut self, found: &Found, grain: Grain) -> Result<Effect, Overrun> {
        if found.change.kind == ChangeKind::Constraint {
            return Ok(match self.field.old.lawful == self.field.new.lawful {
                true => Effect::NoOutcome,
                false => Effect::Cases,
            });
        }
        let Some(switch) = found.switch else {
            return Ok(Effect::NoOutcome);
        };
        if grain != Grain::Change {
            // Of changes that are taken together it is not told which of them does it.
            return Ok(Effect::Unknown);
        }
        if found.change.kind == ChangeKind::ReadingDefault {
            // Under all readings nothing is a default; under the defaults it is no cause.
            return Ok(Effect::NoOutcome);
        }
        if self.attribution.is_none() {
            self.attribution = match Attribution::of(self.field, self.woven) {
                Some(it) if it.is_sound(self.field)? => Some(it),
                _ => None,
            };
        }
        Ok(match &self.attribution {
            Some(attribution) if attribution.turns_on(self.field, switch)? => match self.settled {
                true => Effect::Offset,
                false => Effect::Outcome,
            },
            Some(_) => Effect::NoOutcome,
            None => Effect::Unknown,
        })
    }

    /// Whether what is said instead is the same in every case that both versions have words for.
    fn is_rewording(&self, found: &Found) -> Result<bool, Overrun> {
        let placement = matches!(
            found.change.kind,
            ChangeKind::Inserted | ChangeKind::Deleted | ChangeKind::Moved | ChangeKind::Regrouped
        );
        if placement || found.pairs.is_empty() {
            return Ok(false);
        }
        for (one, other) in &found.pairs {
            let apart = self
                .field
                .parting
                .of(Seen::plain(one), Seen::plain(other))?;
            let apart = apart.and(&self.known)?;
            if self.field.within(&apart, one)? != self.field.within(&apart, other)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
