//! What follows from a decision in other cases than before, though the outcome may be the same.

use super::compare::Matrix;
use super::difference::{Consequence, Shift};
use super::field::{Field, ratio};
use super::fold::Fold;
use super::strand::Strand;
use super::weighed::Matched;
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
    // Many things follow in the same cases.
    let mut known: Vec<([Region; 2], [Option<Shift>; 2])> = Vec::new();
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
            let before = field.space.formula(&formula(old, one))?;
            let after = field.space.formula(&formula(new, other))?;
            if before == after {
                continue;
            }
            let regions = [before, after];
            let [gained, lost] = match known.iter().find(|(same, _)| *same == regions) {
                Some((_, shifts)) => shifts.clone(),
                None => {
                    let [before, after] = &regions;
                    let shifts = [
                        shift(field, matrix, before, after, true)?,
                        shift(field, matrix, before, after, false)?,
                    ];
                    known.push((regions, shifts.clone()));
                    shifts
                }
            };
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

/// The cases in which it follows under the new version only, or under the old one only.
fn shift(
    field: &Field<'_, '_>,
    matrix: &Matrix,
    before: &Region,
    after: &Region,
    gained: bool,
) -> Result<Option<Shift>, Overrun> {
    let (more, less) = if gained {
        (after, before)
    } else {
        (before, after)
    };
    let inside = more.minus(less)?.and(&field.compared)?;
    if inside.is_empty() {
        return Ok(None);
    }
    let (without, with) = (less.not()?, more);
    let (one, other) = if gained {
        (&without, with)
    } else {
        (with, &without)
    };
    let allowances = [(&field.old.lawful, one), (&field.new.lawful, other)];
    let graph = field.space.graph(&inside)?;
    let cases = field.count_in(&graph);
    Ok(Some(Shift {
        share: ratio(&cases, &matrix.total),
        witness: field.testify(&graph, &allowances)?,
        cases,
    }))
}
