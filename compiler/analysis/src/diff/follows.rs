//! What follows from a decision in other cases than before, though the outcome may be the same.

use super::compare::Matrix;
use super::difference::{Consequence, Shift};
use super::field::{Field, Transfer, ratio};
use super::fold::Fold;
use super::moved::{Moved, moved};
use super::side::{Side, Sides};
use super::strand::Strand;
use super::weighed::Matched;
use crate::space::Overrun;
use qufen_semantics::model::{ClauseId, Formula, Model};

/// 效果, 义务, 禁止 and 权利 of one version as formulas of the model of strands, by index; outcomes are
/// the version's own.
pub(super) struct Follows {
    effects: Vec<Formula>,
    norms: Vec<Formula>,
}

impl Follows {
    /// Under all readings.
    pub fn of(side: &Side<'_>, strand: &Strand) -> Follows {
        let effects = side.model.effects.iter().map(|it| &it.condition);
        let norms = side.model.norms.iter().map(|it| &it.condition);
        Follows {
            effects: effects.map(|it| strand.conditional(side, it)).collect(),
            norms: norms.map(|it| strand.conditional(side, it)).collect(),
        }
    }

    /// Under the default readings.
    pub fn folded(&self, fold: &Fold) -> Follows {
        let each = |all: &[Formula]| all.iter().map(|it| fold.formula(it)).collect();
        Follows {
            effects: each(&self.effects),
            norms: each(&self.norms),
        }
    }

    pub fn condition(&self, norm: bool, index: Option<usize>) -> Formula {
        let all = if norm { &self.norms } else { &self.effects };
        let known = index.and_then(|index| all.get(index));
        known.cloned().unwrap_or(Formula::Constant(false))
    }
}

/// What is the same 效果, and the same 义务, 禁止 or 权利, in both versions.
#[derive(Clone, Copy)]
pub(super) struct Paired<'a> {
    pub effects: &'a [Matched],
    pub norms: &'a [Matched],
}

/// What follows in other cases under the default readings.
pub(super) fn consequences(
    field: &Field<'_, '_>,
    matrix: &Matrix,
    follows: &[Follows; 2],
    paired: Paired<'_>,
) -> Result<Vec<Consequence>, Overrun> {
    let transfers = matrix.transfers();
    let moved = moved(field, follows, paired, &transfers)?;
    let told = moved.iter().map(|it| {
        Ok(Consequence {
            gained: shift(it, field, matrix, true)?,
            lost: shift(it, field, matrix, false)?,
            ..unmoved(it.norm, it.ids)
        })
    });
    told.collect()
}

fn shift(
    moved: &Moved,
    field: &Field<'_, '_>,
    matrix: &Matrix,
    gained: bool,
) -> Result<Option<Shift>, Overrun> {
    let inside = moved.cases.of(gained);
    if inside.is_empty() {
        return Ok(None);
    }
    let cases = field.count(inside)?;
    Ok(Some(Shift {
        share: ratio(&cases, &matrix.total),
        witness: moved.testimony(field, gained)?,
        cases,
    }))
}

/// Adds what follows in other cases under some readings, and in none under the defaults; `field` is
/// one of all readings. What moves with an outcome under the defaults is told already, so `transfers`
/// need hold only what the defaults do not show.
pub(super) fn under_readings(
    field: &Field<'_, '_>,
    follows: &[Follows; 2],
    paired: Paired<'_>,
    transfers: &[Transfer],
    usual: &[Consequence],
) -> Result<Vec<Consequence>, Overrun> {
    let mut all = usual.to_vec();
    for it in moved(field, follows, paired, transfers)? {
        let same = |other: &Consequence| (other.norm, (other.old, other.new)) == (it.norm, it.ids);
        let known = all.iter().position(same);
        let told = known.map(|at| &all[at]);
        let gains = !it.cases.gained.is_empty() && told.is_none_or(|told| told.gained.is_none());
        let loses = !it.cases.lost.is_empty() && told.is_none_or(|told| told.lost.is_none());
        if !gains && !loses {
            continue;
        }
        let at = known.unwrap_or(all.len());
        if at == all.len() {
            all.push(unmoved(it.norm, it.ids));
        }
        if gains {
            all[at].gained_under_readings = Some(it.testimony(field, true)?);
        }
        if loses {
            all[at].lost_under_readings = Some(it.testimony(field, false)?);
        }
    }
    Ok(all)
}

/// In the order of the new text; what is gone by the old one.
pub(super) fn sorted(sides: &Sides<'_>, mut all: Vec<Consequence>) -> Vec<Consequence> {
    let (before, after) = (sides.old.model, sides.new.model);
    all.sort_by_key(|it| (it.new.is_none(), place(before, after, it)));
    all
}

fn unmoved(norm: bool, (old, new): Matched) -> Consequence {
    Consequence {
        old,
        new,
        norm,
        gained: None,
        lost: None,
        gained_under_readings: None,
        lost_under_readings: None,
    }
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
