//! Formulas looked at inside a region only: of the large regions of outcomes nothing is built that
//! lies outside.

use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::{ClauseId, Formula};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A region, and where inside it formulas hold.
pub(super) struct Within<'s, 'm> {
    space: &'s Space<'m>,
    /// By clause: whether it concludes, so that the space holds no region for it.
    concluding: &'s [bool],
    inside: Region,
    /// Where concluding clauses hold.
    known: RefCell<BTreeMap<ClauseId, Region>>,
}

/// Whether a clause concludes.
pub(super) fn concludes(concluding: &[bool], clause: ClauseId) -> bool {
    concluding.get(clause.index()) == Some(&true)
}

impl<'s, 'm> Within<'s, 'm> {
    /// Nothing is known of the region yet.
    pub fn new(space: &'s Space<'m>, concluding: &'s [bool], inside: Region) -> Within<'s, 'm> {
        Within {
            space,
            concluding,
            inside,
            known: RefCell::default(),
        }
    }

    /// The region.
    pub fn inside(&self) -> &Region {
        &self.inside
    }

    /// Where in the region a formula holds.
    pub fn formula(&self, formula: &Formula) -> Result<Region, Overrun> {
        match formula {
            Formula::Clause(id) if concludes(self.concluding, *id) => self.concluded(*id),
            Formula::Not(inner) => self.inside.minus(&self.formula(inner)?),
            // What comes later in the text lies deeper; from there upwards each step adds on top.
            Formula::And(parts) => {
                let mut parts = parts.iter().rev();
                let last = parts.next().map(|part| self.formula(part));
                let last = last.unwrap_or(Ok(self.inside.clone()))?;
                parts.try_fold(last, |all, part| self.formula(part)?.and(&all))
            }
            Formula::Or(parts) => {
                let nothing = self.space.nothing().clone();
                let mut parts = parts.iter().rev();
                parts.try_fold(nothing, |any, part| self.formula(part)?.or(&any))
            }
            leaf => self.space.formula(leaf)?.and(&self.inside),
        }
    }

    fn concluded(&self, clause: ClauseId) -> Result<Region, Overrun> {
        if let Some(known) = self.known.borrow().get(&clause) {
            return Ok(known.clone());
        }
        let formula = self.space.model().clauses[clause.index()].formula.as_ref();
        let region = match formula {
            Some(formula) => self.formula(formula)?,
            None => self.space.nothing().clone(),
        };
        self.known.borrow_mut().insert(clause, region.clone());
        Ok(region)
    }
}
