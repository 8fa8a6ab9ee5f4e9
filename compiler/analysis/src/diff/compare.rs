//! Which cases come out otherwise: the matrix of outcomes, and what is not compared.

use super::field::Field;
use super::{Apart, Comparison, Direction, Grain, Pair, Transition, UnderReadings};
use crate::space::{Graph, Overrun, Region};
use num_traits::Zero;
use qufen_semantics::model::{Model, OutcomeId};
use std::cmp::Ordering;

/// A transition with its cases.
pub(super) struct Shift {
    pub pair: Pair,
    pub region: Region,
    pub graph: Graph,
    /// Cases of either version that are not of this transition, for witnesses.
    pub others: Region,
}

/// The matrix and its transitions.
pub(super) struct Matrix {
    pub pairs: Vec<Pair>,
    pub shifts: Vec<Shift>,
    pub apart: Apart,
    pub under_readings: Vec<UnderReadings>,
    /// Whether the same cases are lawful under every reading.
    same_cases: bool,
}

impl Matrix {
    pub fn of(field: &Field<'_, '_>) -> Result<Matrix, Overrun> {
        let mut matrix = Matrix {
            pairs: Vec::new(),
            shifts: Vec::new(),
            apart: apart(field)?,
            under_readings: Vec::new(),
            same_cases: field.old.lawful == field.new.lawful,
        };
        let before = field.sides.old.model;
        for from in (0..before.outcomes.len() as u32).map(OutcomeId) {
            let cases = field.old.usual.is[from.index()].and(&field.compared)?;
            if !cases.is_empty() {
                matrix.row(field, from, &cases)?;
            }
        }
        matrix.under_readings(field)?;
        Ok(matrix)
    }

    fn row(
        &mut self,
        field: &Field<'_, '_>,
        from: OutcomeId,
        cases: &Region,
    ) -> Result<(), Overrun> {
        let (before, after) = (field.sides.old.model, field.sides.new.model);
        for to in (0..after.outcomes.len() as u32).map(OutcomeId) {
            let region = cases.and(&field.new.usual.is[to.index()])?;
            if region.is_empty() {
                continue;
            }
            let graph = field.space.graph(&region)?;
            let cases = field.count_in(&graph);
            let pair = Pair {
                from,
                to,
                share: field.share(&cases),
                cases,
            };
            self.pairs.push(pair.clone());
            if before.outcomes[from.index()] != after.outcomes[to.index()] {
                let others = field.others(from, to)?;
                self.shifts.push(Shift {
                    pair,
                    region,
                    graph,
                    others,
                });
            }
        }
        Ok(())
    }

    /// Transitions that no case shows under the default readings.
    fn under_readings(&mut self, field: &Field<'_, '_>) -> Result<(), Overrun> {
        let (before, after) = (field.sides.old.model, field.sides.new.model);
        if before.readings.is_empty() && after.readings.is_empty() {
            return Ok(());
        }
        let lawful = field.old.lawful.and(&field.new.lawful)?;
        for from in (0..before.outcomes.len() as u32).map(OutcomeId) {
            let cases = field.old.is[from.index()].and(&lawful)?;
            for to in (0..after.outcomes.len() as u32).map(OutcomeId) {
                let unchanged = before.outcomes[from.index()] == after.outcomes[to.index()];
                let shown = |it: &Shift| it.pair.from == from && it.pair.to == to;
                if unchanged || self.shifts.iter().any(shown) {
                    continue;
                }
                let region = cases.and(&field.new.is[to.index()])?;
                if region.is_empty() {
                    continue;
                }
                let old = field.old.lawful.minus(&field.old.is[from.index()])?;
                let new = field.new.lawful.minus(&field.new.is[to.index()])?;
                let graph = field.space.graph(&region)?;
                self.under_readings.push(UnderReadings {
                    from,
                    to,
                    direction: direction(before, after, from, to),
                    witness: field.testify(&graph, &old.or(&new)?)?,
                });
            }
        }
        Ok(())
    }

    /// Whether the two versions are proved to decide alike.
    pub fn is_equivalent(&self) -> bool {
        self.shifts.is_empty()
            && self.under_readings.is_empty()
            && self.same_cases
            && self.apart == Apart::default()
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
                    witness: field.testify(&shift.graph, &shift.others)?,
                    causes: None,
                })
            })
            .collect();
        Ok(Comparison {
            cases: field.total().clone(),
            apart: self.apart.clone(),
            matrix: self.pairs.clone(),
            transitions: transitions?,
            under_readings: self.under_readings.clone(),
            grain: Grain::Change,
        })
    }
}

impl Field<'_, '_> {
    /// The cases of the old version that did not have the one outcome, and those of the new version
    /// that do not have the other.
    fn others(&self, from: OutcomeId, to: OutcomeId) -> Result<Region, Overrun> {
        let old = self
            .old
            .usual
            .lawful
            .minus(&self.old.usual.is[from.index()])?;
        let new = self
            .new
            .usual
            .lawful
            .minus(&self.new.usual.is[to.index()])?;
        old.or(&new)
    }
}

fn apart(field: &Field<'_, '_>) -> Result<Apart, Overrun> {
    let (old, new) = (&field.old.usual, &field.new.usual);
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
