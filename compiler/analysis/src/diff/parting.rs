//! Where two formulas part: a region outside of which they come to the same.
//!
//! What both have among their parts is passed over, so that the region is made of the few parts that
//! differ, and the large regions of outcomes need not be built to find it. It may hold cases in which
//! the formulas agree after all.

use super::concluding::{concludes, names_conclusion};
use crate::space::{Overrun, Region, Space, Subject};
use qufen_semantics::model::{ClauseId, Formula, ReadingId};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Looks for such regions.
pub(super) struct Parting<'s, 'm> {
    space: &'s Space<'m>,
    /// By clause: whether it concludes, so that the space holds no region for it.
    concluding: &'s [bool],
    /// By pair of concluding clauses.
    known: RefCell<BTreeMap<(ClauseId, ClauseId), Region>>,
}

/// A formula, the switches set as a cube says.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub formula: &'a Formula,
    pub under: Option<&'a Region>,
}

impl<'a> Seen<'a> {
    /// The formula as it is.
    pub fn plain(formula: &'a Formula) -> Seen<'a> {
        Seen {
            formula,
            under: None,
        }
    }

    fn part(self, formula: &'a Formula) -> Seen<'a> {
        Seen { formula, ..self }
    }
}

/// How the parts of a formula are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
}

impl<'s, 'm> Parting<'s, 'm> {
    /// Over a space that holds no regions of the concluding clauses.
    pub fn new(space: &'s Space<'m>, concluding: &'s [bool]) -> Parting<'s, 'm> {
        Parting {
            space,
            concluding,
            known: RefCell::default(),
        }
    }

    /// Where the two part.
    pub fn of(&self, one: Seen<'_>, other: Seen<'_>) -> Result<Region, Overrun> {
        if let (Formula::Clause(a), Formula::Clause(b)) = (one.formula, other.formula)
            && self.concludes(one.formula)
            && self.concludes(other.formula)
            && one.under.is_none()
            && other.under.is_none()
        {
            if let Some(known) = self.known.borrow().get(&(*a, *b)) {
                return Ok(known.clone());
            }
            let region = self.opened(one, other)?;
            self.known.borrow_mut().insert((*a, *b), region.clone());
            return Ok(region);
        }
        if self.is_leaf(one.formula)
            && self.is_leaf(other.formula)
            && self.region(one)? == self.region(other)?
        {
            return Ok(self.space.nothing().clone());
        }
        self.opened(one, other)
    }

    /// Where a formula turns on a reading with two options, whatever else holds.
    pub fn turning(&self, formula: &Formula, reading: ReadingId) -> Result<Region, Overrun> {
        let made = self.space.alternative(Subject::Reading(reading), 1)?;
        let unmade = made.not();
        let mut region = self.space.nothing().clone();
        let mut open = vec![formula];
        let mut seen: Vec<ClauseId> = Vec::new();
        while let Some(formula) = open.pop() {
            match formula {
                Formula::Clause(id) if concludes(self.concluding, *id) => {
                    if !seen.contains(id) {
                        seen.push(*id);
                        open.extend(&self.space.model().clauses[id.index()].formula);
                    }
                }
                Formula::Not(inner) => open.push(inner),
                Formula::And(parts) | Formula::Or(parts) if !is_held(parts, reading) => {
                    open.extend(parts);
                }
                held => {
                    let held = self.space.formula(held)?;
                    let turns = held.given(&made)?.xor(&held.given(&unmade)?)?;
                    region = region.or(&turns)?;
                }
            }
        }
        Ok(region)
    }

    fn opened(&self, one: Seen<'_>, other: Seen<'_>) -> Result<Region, Overrun> {
        let (one, other) = (
            one.part(self.open(one.formula)),
            other.part(self.open(other.formula)),
        );
        match (one.formula, other.formula) {
            (Formula::Not(a), Formula::Not(b)) => self.of(one.part(a), other.part(b)),
            (Formula::And(a), Formula::And(b)) => self.lists(one, a, other, b, Joint::And),
            (Formula::Or(a), Formula::Or(b)) => self.lists(one, a, other, b, Joint::Or),
            _ => self.differing(one, other),
        }
    }

    fn lists(
        &self,
        one: Seen<'_>,
        these: &[Formula],
        other: Seen<'_>,
        those: &[Formula],
        joint: Joint,
    ) -> Result<Region, Overrun> {
        let (mut inner, mut outer) = (self.inner(these), self.inner(those));
        if inner.len() != outer.len() {
            if self.concludes(one.formula) || self.concludes(other.formula) {
                return Ok(self.space.everything().clone());
            }
            (inner, outer) = (Vec::new(), Vec::new());
        }
        // Composite parts are taken one by one as they stand; where one list has more of them, they are
        // looked for in the other as all other parts are.
        let these = self.regions(one, these, &inner)?;
        let mut those = self.regions(other, those, &outer)?;
        let mut left = Vec::new();
        for each in these {
            match those.iter().position(|it| it.1 == each.1) {
                Some(at) => {
                    those.remove(at);
                }
                None => left.push(each),
            }
        }
        let mut region = match (left.as_slice(), those.as_slice()) {
            ([], []) => self.space.nothing().clone(),
            ([a], [b]) => self.opened(one.part(a.0), other.part(b.0))?,
            _ => {
                let whole = |parts: Vec<(&Formula, Region)>| {
                    let parts = parts.into_iter().map(|it| it.1).collect();
                    match joint {
                        Joint::And => self.space.all(parts),
                        Joint::Or => self.space.any(parts),
                    }
                };
                whole(left)?.xor(&whole(those)?)?
            }
        };
        for (a, b) in inner.into_iter().zip(outer) {
            region = region.or(&self.of(one.part(a), other.part(b))?)?;
        }
        Ok(region)
    }

    /// The parts that are not among `apart`, each with its region.
    fn regions<'f>(
        &self,
        whole: Seen<'_>,
        parts: &'f [Formula],
        apart: &[&Formula],
    ) -> Result<Vec<(&'f Formula, Region)>, Overrun> {
        let parts = parts.iter();
        let parts = parts.filter(|part| !apart.iter().any(|it| std::ptr::eq(*it, *part)));
        parts
            .map(|part| {
                let seen = Seen {
                    formula: part,
                    under: whole.under,
                };
                Ok((part, self.region(seen)?))
            })
            .collect()
    }

    /// Where they differ; everywhere if that would take the region of an outcome.
    fn differing(&self, one: Seen<'_>, other: Seen<'_>) -> Result<Region, Overrun> {
        if self.concludes(one.formula) || self.concludes(other.formula) {
            return Ok(self.space.everything().clone());
        }
        self.region(one)?.xor(&self.region(other)?)
    }

    fn region(&self, seen: Seen<'_>) -> Result<Region, Overrun> {
        let region = self.space.formula(seen.formula)?;
        match seen.under {
            Some(cube) => region.given(cube),
            None => Ok(region),
        }
    }

    /// Whether the space holds a region of the formula.
    fn is_leaf(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Clause(id) => !concludes(self.concluding, *id),
            _ => !matches!(formula, Formula::Not(_) | Formula::And(_) | Formula::Or(_)),
        }
    }

    /// The parts that are looked into.
    fn inner<'f>(&self, parts: &'f [Formula]) -> Vec<&'f Formula> {
        parts.iter().filter(|part| !self.is_leaf(part)).collect()
    }

    fn concludes(&self, formula: &Formula) -> bool {
        names_conclusion(self.concluding, formula)
    }

    /// What a formula stands for: a clause for its formula, a list of one for its part.
    fn open<'f>(&'f self, mut formula: &'f Formula) -> &'f Formula {
        let model = self.space.model();
        loop {
            formula = match formula {
                Formula::Clause(id) => match &model.clauses[id.index()].formula {
                    Some(meant) => meant,
                    None => return formula,
                },
                Formula::Definition(id) => &model.definitions[id.index()].formula,
                Formula::And(parts) | Formula::Or(parts) if parts.len() == 1 => &parts[0],
                _ => return formula,
            }
        }
    }
}

/// Whether a switch holds one of the parts, or exchanges the one of two for the other.
fn is_held(parts: &[Formula], switch: ReadingId) -> bool {
    let names = |part: &Formula| matches!(part, Formula::Reading(id, _) if *id == switch);
    let holds = |part: &Formula| match part {
        Formula::And(parts) | Formula::Or(parts) => parts.iter().any(names),
        _ => false,
    };
    parts.iter().any(names) || (parts.len() == 2 && parts.iter().any(holds))
}
