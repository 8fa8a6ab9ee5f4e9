//! What follows from a decision in other cases than before, though the outcome may be the same.

use super::compare::Matrix;
use super::difference::{Consequence, Shift};
use super::field::{Field, ratio};
use super::fold::Fold;
use super::parting::Seen;
use super::strand::Strand;
use super::weighed::Matched;
use super::within::Within;
use crate::space::{Overrun, Region};
use qufen_semantics::model::{ClauseId, Formula, Model};

/// 效果, 义务, 禁止 and 权利 under the default readings, as formulas of the model of strands, by index.
pub(super) struct Follows {
    effects: Vec<Formula>,
    norms: Vec<Formula>,
}

impl Follows {
    /// Those of one version.
    pub fn of(side: &super::side::Side<'_>, strand: &Strand, fold: &Fold) -> Follows {
        let effects = side.model.effects.iter();
        let norms = side.model.norms.iter();
        Follows {
            effects: effects
                .map(|it| fold.formula(&strand.formula(side, &it.condition)))
                .collect(),
            norms: norms
                .map(|it| fold.formula(&strand.formula(side, &it.condition)))
                .collect(),
        }
    }
}

/// What follows in other cases, in the order of the new text; what is gone by the old one.
pub(super) fn consequences(
    field: &Field<'_, '_>,
    matrix: &Matrix,
    [old, new]: &[Follows; 2],
    effects: &[Matched],
    norms: &[Matched],
) -> Result<Vec<Consequence>, Overrun> {
    let mut all = Vec::new();
    for (norm, matched) in [(false, effects), (true, norms)] {
        for &(one, other) in matched {
            let formula = |follows: &Follows, index: Option<usize>| {
                let all = if norm {
                    &follows.norms
                } else {
                    &follows.effects
                };
                let formula = index.and_then(|index| all.get(index)).cloned();
                formula.unwrap_or(Formula::Constant(false))
            };
            let conditions = [formula(old, one), formula(new, other)];
            let apart = apart(field, &conditions)?;
            if apart.inside().is_empty() {
                continue;
            }
            let regions = [
                apart.formula(&conditions[0])?,
                apart.formula(&conditions[1])?,
            ];
            let [gained, lost] =
                [true, false].map(|gained| shift(field, matrix, &conditions, &regions, gained));
            let (gained, lost) = (gained?, lost?);
            if gained.is_some() || lost.is_some() {
                all.push(Consequence {
                    old: one,
                    new: other,
                    norm,
                    gained,
                    lost,
                });
            }
        }
    }
    let (before, after) = (field.sides.old.model, field.sides.new.model);
    all.sort_by_key(|it| (it.new.is_none(), place(before, after, it)));
    Ok(all)
}

fn place(old: &Model, new: &Model, it: &Consequence) -> Option<ClauseId> {
    let (model, index) = match (it.new, it.old) {
        (Some(index), _) => (new, index),
        (None, index) => (old, index?),
    };
    if it.norm {
        model.norms.get(index).map(|it| it.clause)
    } else {
        model.effects.get(index).map(|it| it.clause)
    }
}

/// The compared cases outside of which two conditions come to the same.
fn apart<'s, 'm>(
    field: &Field<'s, 'm>,
    [old, new]: &[Formula; 2],
) -> Result<Within<'s, 'm>, Overrun> {
    let apart = field.parting.of(Seen::plain(old), Seen::plain(new))?;
    Ok(field.within(apart.and(&field.compared)?))
}

/// The cases in which it follows under the new version only, or under the old one only; `regions`
/// are those of the conditions where they part.
fn shift(
    field: &Field<'_, '_>,
    matrix: &Matrix,
    [old, new]: &[Formula; 2],
    [before, after]: &[Region; 2],
    gained: bool,
) -> Result<Option<Shift>, Overrun> {
    let inside = match gained {
        true => after.minus(before)?,
        false => before.minus(after)?,
    };
    if inside.is_empty() {
        return Ok(None);
    }
    let allowed = || {
        let (mut one, mut other) = (field.formula(old)?, field.formula(new)?);
        match gained {
            true => one = one.not()?,
            false => other = other.not()?,
        }
        Ok(vec![
            (field.old.lawful.clone(), one),
            (field.new.lawful.clone(), other),
        ])
    };
    let cases = field.count(&inside)?;
    Ok(Some(Shift {
        share: ratio(&cases, &matrix.total),
        witness: field.testify(&inside, allowed)?,
        cases,
    }))
}
