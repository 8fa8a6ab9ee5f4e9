//! The cases that come out otherwise under some readings, by outcomes.
//!
//! Under all readings their regions are large, so none is laid out for a pair of outcomes that is known to
//! occur.

use super::field::{Field, Transfer};
use super::side::Version;
use crate::space::{Overrun, Region};
use qufen_semantics::model::OutcomeId;
use std::collections::BTreeMap;

/// From what to what.
pub(super) type Ends = (OutcomeId, OutcomeId);

/// What comes out otherwise, but for the pairs of outcomes in `shown`.
pub(super) fn transfers(field: &Field<'_, '_>, shown: &[Ends]) -> Result<Vec<Transfer>, Overrun> {
    let mut found = Found {
        field,
        shown,
        all: BTreeMap::new(),
    };
    if !field.apart()?.is_empty() {
        let (old, new) = (field.sides.old.model, field.sides.new.model);
        if old.outcomes == new.outcomes && old.default == new.default {
            for first in (0..old.outcomes.len() as u32).map(OutcomeId) {
                found.carried_in_one(first, Version::Old)?;
                found.carried_in_one(first, Version::New)?;
            }
        } else {
            found.decided()?;
        }
    }
    let transfer = |((from, to), cases)| Transfer { from, to, cases };
    Ok(found.all.into_iter().map(transfer).collect())
}

struct Found<'f, 's, 'm> {
    field: &'f Field<'s, 'm>,
    shown: &'f [Ends],
    all: BTreeMap<Ends, Region>,
}

impl Found<'_, '_, '_> {
    /// Of versions with the same outcomes: the cases whose first carried outcome is carried in `version`
    /// only. In the other one they have an outcome that stands behind it, or the 缺省.
    fn carried_in_one(&mut self, first: OutcomeId, version: Version) -> Result<(), Overrun> {
        let (field, other) = (self.field, version.other());
        let default = field.sides.of(other).model.default;
        let count = field.carried(other).len() as u32;
        let ends = |fate| match version {
            Version::Old => (first, fate),
            Version::New => (fate, first),
        };
        let behind = |from: u32| (from..count).map(OutcomeId);
        let wanted = |found: &Self, from| {
            let mut fates = behind(from).chain([default]);
            fates.any(|fate| found.is_wanted(ends(fate)))
        };
        if !wanted(self, first.0 + 1) {
            return Ok(());
        }
        let mut rest = field.carried_in(version, first)?;
        for version in [Version::Old, Version::New] {
            for before in &field.carried(version)[..first.index()] {
                rest = rest.minus(&field.within(&rest, before)?)?;
            }
        }
        for fate in behind(first.0 + 1) {
            if rest.is_empty() || !wanted(self, fate.0) {
                return Ok(());
            }
            let cases = field.within(&rest, &field.carried(other)[fate.index()])?;
            rest = rest.minus(&cases)?;
            self.add(ends(fate), cases)?;
        }
        self.add(ends(default), rest)
    }

    /// Of any versions: by what each decides.
    fn decided(&mut self) -> Result<(), Overrun> {
        let field = self.field;
        let before = field.decided(field.apart()?, Version::Old)?;
        let after = field.decided(field.apart()?, Version::New)?;
        for (from, was) in (0..).map(OutcomeId).zip(&before) {
            for (to, is) in (0..).map(OutcomeId).zip(&after) {
                if self.is_wanted((from, to)) {
                    self.add((from, to), was.and(is)?)?;
                }
            }
        }
        Ok(())
    }

    fn is_wanted(&self, (from, to): Ends) -> bool {
        let (old, new) = (self.field.sides.old.model, self.field.sides.new.model);
        let unchanged = old.outcomes.get(from.index()) == new.outcomes.get(to.index());
        !unchanged && !self.shown.contains(&(from, to))
    }

    fn add(&mut self, ends: Ends, cases: Region) -> Result<(), Overrun> {
        if cases.is_empty() || !self.is_wanted(ends) {
            return Ok(());
        }
        let all = match self.all.get(&ends) {
            Some(others) => others.or(&cases)?,
            None => cases,
        };
        self.all.insert(ends, all);
        Ok(())
    }
}
