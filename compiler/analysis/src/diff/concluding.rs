//! Formulas that may name outcomes, over all cases or inside a region only.
//!
//! The regions of outcomes are large. Where they are not known anyway and the question is about few
//! cases, those are followed through what an outcome takes and excludes, and nothing is built that lies
//! outside.

use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::{ClauseId, Formula};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Formulas over a space that holds no regions of the clauses that conclude.
pub(super) struct Concluding<'s, 'm> {
    space: &'s Space<'m>,
    /// By clause: whether it concludes.
    concluding: &'s [bool],
    /// Where concluding clauses hold, of all cases.
    known: RefCell<BTreeMap<ClauseId, Region>>,
}

/// Whether a clause concludes.
pub(super) fn concludes(concluding: &[bool], clause: ClauseId) -> bool {
    concluding.get(clause.index()) == Some(&true)
}

/// Whether a formula names a clause that concludes.
pub(super) fn names_conclusion(concluding: &[bool], formula: &Formula) -> bool {
    let mut found = false;
    formula.walk(&mut |part| {
        found |= matches!(part, Formula::Clause(id) if concludes(concluding, *id));
    });
    found
}

impl<'s, 'm> Concluding<'s, 'm> {
    /// Nothing is known of concluding clauses yet.
    pub fn new(space: &'s Space<'m>, concluding: &'s [bool]) -> Concluding<'s, 'm> {
        Concluding {
            space,
            concluding,
            known: RefCell::default(),
        }
    }

    /// Where a formula holds.
    pub fn formula(&self, formula: &Formula) -> Result<Region, Overrun> {
        let all = |parts: &[Formula]| -> Result<Vec<Region>, Overrun> {
            parts.iter().map(|part| self.formula(part)).collect()
        };
        match formula {
            Formula::Clause(id) if concludes(self.concluding, *id) => self.concluded(*id),
            Formula::Not(inner) => Ok(self.formula(inner)?.not()),
            Formula::And(parts) => self.space.all(all(parts)?),
            Formula::Or(parts) => self.space.any(all(parts)?),
            leaf => self.space.formula(leaf),
        }
    }

    /// Where in a region a formula holds.
    pub fn within(&self, inside: &Region, formula: &Formula) -> Result<Region, Overrun> {
        if inside.is_empty() {
            return Ok(inside.clone());
        }
        match formula {
            Formula::Clause(id) if concludes(self.concluding, *id) => {
                if let Some(known) = self.known.borrow().get(id) {
                    return known.and(inside);
                }
                match self.meant(*id) {
                    Some(formula) => self.within(inside, formula),
                    None => Ok(self.space.nothing().clone()),
                }
            }
            Formula::Not(inner) => inside.minus(&self.within(inside, inner)?),
            Formula::And(parts) => {
                let mut parts = parts.iter();
                parts.try_fold(inside.clone(), |inside, part| self.within(&inside, part))
            }
            Formula::Or(parts) if names_conclusion(self.concluding, formula) => {
                let mut parts = parts.iter();
                let nothing = self.space.nothing().clone();
                parts.try_fold(nothing, |any, part| any.or(&self.within(inside, part)?))
            }
            plain => self.space.formula(plain)?.and(inside),
        }
    }

    fn concluded(&self, clause: ClauseId) -> Result<Region, Overrun> {
        if let Some(known) = self.known.borrow().get(&clause) {
            return Ok(known.clone());
        }
        let region = match self.meant(clause) {
            Some(formula) => self.formula(formula)?,
            None => self.space.nothing().clone(),
        };
        self.known.borrow_mut().insert(clause, region.clone());
        Ok(region)
    }

    fn meant(&self, clause: ClauseId) -> Option<&'s Formula> {
        self.space.model().clauses[clause.index()].formula.as_ref()
    }
}
