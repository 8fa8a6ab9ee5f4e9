//! The verdicts over a model's cells.

use super::verdicts::Verdicts;
use crate::space::{Budget, Cells, Given, Overrun, Space, Subject, growing};
use qufen_semantics::model::{FactId, Model, ReadingId, Value};
use std::rc::Rc;

/// Nodes of the first attempt: enough for a whole law of this size, so that one case and a suite of
/// cases are laid out alike, and of two equally short reasons give the same.
pub(super) const FIRST: usize = 1 << 17;

/// The outcomes of all cases that agree with what was given.
#[derive(Clone)]
pub(super) struct Table {
    pub cells: Rc<Cells>,
    pub verdicts: Verdicts,
}

impl Table {
    /// Over all that `given` leaves open.
    pub fn of(model: &Model, given: &Given, budget: Budget) -> Result<Table, Overrun> {
        growing(FIRST, budget, |nodes| {
            let space = Space::deciding(model, given, nodes)?;
            Ok(Table {
                cells: Rc::new(space.cells().clone()),
                verdicts: Verdicts::of(&space)?,
            })
        })
    }

    /// The same with what `given` knows folded away.
    pub fn restricted(&self, given: &Given) -> Table {
        Table {
            cells: Rc::clone(&self.cells),
            verdicts: self.verdicts.restricted(&self.fixed(given)),
        }
    }

    /// By level: the alternative of what is settled.
    pub fn fixed(&self, given: &Given) -> Vec<Option<u32>> {
        let fixed = self.verdicts.subjects.iter().map(|subject| match *subject {
            Subject::Fact(id) => {
                let cell = self.cells.fact(id).cell_of(given.fact(id)?);
                cell.map(|cell| cell as u32)
            }
            Subject::Reading(id) => given.reading(id),
        });
        fixed.collect()
    }

    /// Whether the table has a place for every known value; one outside its domain has none.
    pub fn has_room_for(&self, given: &Given) -> bool {
        let mut facts = self.facts();
        facts.all(|id| {
            given
                .fact(id)
                .is_none_or(|it| self.cells.fact(id).cell_of(it).is_some())
        })
    }

    /// The facts that it branches on, by level.
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        let subjects = self.verdicts.subjects.iter();
        subjects.filter_map(|subject| match *subject {
            Subject::Fact(id) => Some(id),
            Subject::Reading(_) => None,
        })
    }

    /// By level: how many alternatives there are.
    pub fn alternatives(&self, model: &Model) -> Vec<usize> {
        let counts = self.verdicts.subjects.iter().map(|subject| match *subject {
            Subject::Fact(id) => self.cells.fact(id).count(),
            Subject::Reading(ReadingId(index)) => model.readings[index as usize].options.len(),
        });
        counts.collect()
    }

    /// A finding as a fact and a value of the cell.
    pub fn finding(&self, (level, alternative): (usize, u32)) -> Option<(FactId, Value)> {
        match self.verdicts.subjects[level] {
            Subject::Fact(id) => {
                let value = self.cells.fact(id).representative(alternative as usize);
                Some((id, value))
            }
            Subject::Reading(_) => None,
        }
    }
}
