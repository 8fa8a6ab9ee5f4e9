//! What each change does to cases: nothing, nothing to outcomes, or something.

use super::causes::Attribution;
use super::change::{ChangeKind, Effect};
use super::field::Field;
use super::loom::Found;
use super::outcomes::Grain;
use super::{Change, Transition};
use crate::space::Overrun;

/// The changes with their effects, as far as they are established.
pub(super) fn judged(
    field: &Field<'_, '_>,
    found: &[Found],
    attribution: Option<&Attribution<'_>>,
    transitions: &[Transition],
    grain: Grain,
) -> Result<Vec<Change>, Overrun> {
    let causes = transitions.iter().filter_map(|it| it.causes.as_ref());
    let causing: Vec<usize> = causes
        .flatten()
        .flat_map(|cause| cause.changes.iter().copied())
        .collect();
    let same_cases = field.old.lawful == field.new.lawful;
    let mut changes = Vec::with_capacity(found.len());
    for (index, each) in found.iter().enumerate() {
        let mut change = each.change.clone();
        if change.effect == Effect::Unknown {
            change.effect = if attribution.is_none() {
                Effect::Unknown
            } else if is_rewording(field, each)? {
                Effect::Equivalent
            } else if change.kind == ChangeKind::Constraint {
                if same_cases {
                    Effect::NoOutcome
                } else {
                    Effect::Cases
                }
            } else if each.switch.is_none() {
                Effect::NoOutcome
            } else if grain != Grain::Change {
                // Of changes that are taken together, one by one is not told which of them does it.
                Effect::Unknown
            } else if causing.contains(&index) || turns(field, each, attribution)? {
                Effect::Outcome
            } else {
                Effect::NoOutcome
            };
        }
        changes.push(change);
    }
    Ok(changes)
}

fn turns(
    field: &Field<'_, '_>,
    found: &Found,
    attribution: Option<&Attribution<'_>>,
) -> Result<bool, Overrun> {
    match (attribution, found.switch) {
        (Some(attribution), Some(switch)) => attribution.turns_on(field, switch),
        _ => Ok(false),
    }
}

/// Whether what is said instead is the same in every case that both versions have words for.
fn is_rewording(field: &Field<'_, '_>, found: &Found) -> Result<bool, Overrun> {
    let placement = matches!(
        found.change.kind,
        ChangeKind::Inserted | ChangeKind::Deleted | ChangeKind::Moved | ChangeKind::Regrouped
    );
    if placement || found.pairs.is_empty() {
        return Ok(false);
    }
    let known = field.old.usual.known.and(&field.new.usual.known)?;
    for (one, other) in &found.pairs {
        let one = field.space.formula(one)?;
        let differing = one.xor(&field.space.formula(other)?)?;
        if !differing.and(&known)?.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}
