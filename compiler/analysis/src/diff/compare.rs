//! Which cases come out otherwise under the default readings: the matrix of outcomes, and what is
//! not compared.

use super::field::{Field, Transfer, ratio};
use super::side::Version;
use super::transfers::transfers;
use super::{Apart, Comparison, Direction, Grain, Pair, Transition};
use crate::space::{Overrun, Region};
use num_bigint::BigUint;
use num_traits::Zero;
use qufen_semantics::model::{Model, OutcomeId};
use std::cmp::Ordering;

/// A transition with its cases.
pub(super) struct Shift {
    pub pair: Pair,
    pub region: Region,
}

/// The matrix and its transitions.
pub(super) struct Matrix {
    /// How many cases are compared.
    pub total: BigUint,
    pub pairs: Vec<Pair>,
    pub shifts: Vec<Shift>,
    pub apart: Apart,
}

impl Matrix {
    pub fn of(field: &Field<'_, '_>) -> Result<Matrix, Overrun> {
        let mut matrix = Matrix {
            total: field.count(&field.compared)?,
            pairs: Vec::new(),
            shifts: Vec::new(),
            apart: apart(field)?,
        };
        let mut kept = rows(field, &matrix.total)?;
        for Transfer { from, to, cases } in transfers(field, &[])? {
            let count = field.count(&cases)?;
            kept[from.index()] -= &count;
            let pair = matrix.pair(from, to, count);
            matrix.pairs.push(pair.clone());
            matrix.shifts.push(Shift {
                pair,
                region: cases,
            });
        }
        matrix.keep(field, kept);
        Ok(matrix)
    }

    /// What has no other outcome has the same one.
    fn keep(&mut self, field: &Field<'_, '_>, kept: Vec<BigUint>) {
        let (before, after) = (field.sides.old.model, field.sides.new.model);
        for (from, count) in (0..).map(OutcomeId).zip(kept) {
            if let Some(to) = after.outcome(&before.outcomes[from.index()])
                && !count.is_zero()
            {
                self.pairs.push(self.pair(from, to, count));
            }
        }
        self.pairs.sort_by_key(|pair| (pair.from, pair.to));
    }

    fn pair(&self, from: OutcomeId, to: OutcomeId, cases: BigUint) -> Pair {
        Pair {
            from,
            to,
            share: ratio(&cases, &self.total),
            cases,
        }
    }

    /// Whether no case comes out otherwise, and none is counted apart.
    pub fn is_unchanged(&self) -> bool {
        self.shifts.is_empty() && self.apart == Apart::default()
    }

    /// The cases that come out otherwise.
    pub fn transfers(&self) -> Vec<Transfer> {
        let shifts = self.shifts.iter();
        let transfer = |shift: &Shift| Transfer {
            from: shift.pair.from,
            to: shift.pair.to,
            cases: shift.region.clone(),
        };
        shifts.map(transfer).collect()
    }

    /// The comparison, its causes still to be found.
    pub fn comparison(&self, field: &Field<'_, '_>) -> Result<Comparison, Overrun> {
        let (before, after) = (field.sides.old.model, field.sides.new.model);
        let transitions: Result<Vec<Transition>, Overrun> = self
            .shifts
            .iter()
            .map(|shift| {
                Ok(Transition {
                    pair: shift.pair.clone(),
                    direction: direction(before, after, shift.pair.from, shift.pair.to),
                    witness: field.testify(&shift.region, || {
                        field.allowed(shift.pair.from, shift.pair.to)
                    })?,
                    causes: None,
                })
            })
            .collect();
        Ok(Comparison {
            cases: self.total.clone(),
            apart: self.apart.clone(),
            matrix: self.pairs.clone(),
            transitions: transitions?,
            under_readings: None,
            grain: Grain::Change,
        })
    }
}

/// By old outcome: how many of the compared cases had it. The 缺省, which has most of them, is counted as
/// what is left.
fn rows(field: &Field<'_, '_>, total: &BigUint) -> Result<Vec<BigUint>, Overrun> {
    let default = field.sides.old.model.default;
    let mut rows = Vec::new();
    let mut rest = total.clone();
    for outcome in (0..field.sides.old.model.outcomes.len() as u32).map(OutcomeId) {
        let mut count = BigUint::zero();
        if outcome != default {
            let is = field.is(Version::Old, outcome)?;
            count = field.count(&is.and(&field.compared)?)?;
        }
        rest -= &count;
        rows.push(count);
    }
    if let Some(count) = rows.get_mut(default.index()) {
        *count = rest;
    }
    Ok(rows)
}

fn apart(field: &Field<'_, '_>) -> Result<Apart, Overrun> {
    let (old, new) = (&field.old, &field.new);
    let old_only = old.lawful.minus(&new.lawful)?;
    let new_only = new.lawful.minus(&old.lawful)?;
    let count = |region: Region| match region.is_empty() {
        true => Ok(Zero::zero()),
        false => field.count(&region),
    };
    Ok(Apart {
        lawful_in_old_only: count(old_only.and(&new.known)?)?,
        lawful_in_new_only: count(new_only.and(&old.known)?)?,
        unknown_to_new: count(old_only.minus(&new.known)?)?,
        unknown_to_old: count(new_only.minus(&old.known)?)?,
    })
}

/// What a transition means for the person concerned: by the new version's order; where that is
/// silent, by the old one's.
pub(super) fn direction(old: &Model, new: &Model, from: OutcomeId, to: OutcomeId) -> Direction {
    let names = (old.outcomes.get(from.index()), new.outcomes.get(to.index()));
    let (Some(from), Some(to)) = names else {
        return Direction::Sideways;
    };
    let declared = |model: &Model| {
        let (from, to) = (model.outcome(from)?, model.outcome(to)?);
        // How the new outcome stands to the old one.
        model.compare(to, from)
    };
    match (declared(old), declared(new)) {
        (Some(one), Some(other)) if one != other => Direction::Disputed,
        (one, other) => match other.or(one) {
            Some(Ordering::Less) => Direction::Stricter,
            Some(Ordering::Greater) => Direction::Lighter,
            _ => Direction::Sideways,
        },
    }
}
