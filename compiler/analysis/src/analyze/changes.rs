//! What comes out otherwise in one space than in another: under other readings, or of a law that reads
//! otherwise.
//!
//! Only where an outcome is carried in one of them alone can a case come out otherwise. Such cases are
//! few, and of what both carry alike nothing need be laid out.

use crate::space::{Overrun, Region, Regions, Space};
use qufen_semantics::model::OutcomeId;
use std::collections::BTreeMap;

/// Cases that move from one outcome to another.
pub(super) struct Change {
    pub from: OutcomeId,
    pub to: OutcomeId,
    pub cases: Region,
}

impl Regions for Change {
    fn regions(&mut self) -> Vec<&mut Region> {
        vec![&mut self.cases]
    }
}

/// The cases, lawful in both, that come out otherwise, by outcomes. The spaces are over one diagram, and
/// their laws have the same outcomes.
pub(super) fn between(was: &Space<'_>, is: &Space<'_>) -> Result<Vec<Change>, Overrun> {
    let (before, after) = (Ladder::of(was)?, Ladder::of(is)?);
    let lawful = was.lawful().and(is.lawful())?;
    let mut changes = Changes::default();
    for (from, cases) in before.alone(&after, &lawful)? {
        for (to, cases) in after.fates(from, cases)? {
            changes.add(from, to, cases)?;
        }
    }
    for (to, cases) in after.alone(&before, &lawful)? {
        for (from, cases) in before.fates(to, cases)? {
            changes.add(from, to, cases)?;
        }
    }
    Ok(changes.list())
}

/// By outcome: where it is carried. The first one that is prevails.
struct Ladder {
    carried: Vec<Region>,
    default: OutcomeId,
}

impl Ladder {
    fn of(space: &Space<'_>) -> Result<Ladder, Overrun> {
        let outcomes = (0..space.model().outcomes.len() as u32).map(OutcomeId);
        let carried: Result<_, _> = outcomes.map(|outcome| space.carried(outcome)).collect();
        Ok(Ladder {
            carried: carried?,
            default: space.model().default,
        })
    }

    /// By outcome: the cases that are decided so here, while elsewhere no outcome up to this one is
    /// carried.
    fn alone(
        &self,
        elsewhere: &Ladder,
        lawful: &Region,
    ) -> Result<Vec<(OutcomeId, Region)>, Overrun> {
        let both = || self.carried.iter().zip(&elsewhere.carried);
        let mut alone = Vec::new();
        for (at, (here, there)) in both().enumerate() {
            if here == there {
                continue;
            }
            let mut cases = here.minus(there)?;
            for (here, there) in both().take(at) {
                cases = cases.minus(here)?;
                if here != there {
                    cases = cases.minus(there)?;
                }
            }
            alone.push((OutcomeId(at as u32), lawful.and(&cases)?));
        }
        Ok(alone)
    }

    /// What becomes here of cases for which no outcome up to this one is carried.
    fn fates(
        &self,
        outcome: OutcomeId,
        cases: Region,
    ) -> Result<Vec<(OutcomeId, Region)>, Overrun> {
        let mut left = cases;
        let mut fates = Vec::new();
        for (at, carried) in (0..).zip(&self.carried).skip(outcome.index() + 1) {
            fates.push((OutcomeId(at), left.and(carried)?));
            left = left.minus(carried)?;
        }
        fates.push((self.default, left));
        Ok(fates)
    }
}

/// Cases by the outcomes that they have and come to have.
#[derive(Default)]
struct Changes(BTreeMap<(OutcomeId, OutcomeId), Region>);

impl Changes {
    fn add(&mut self, from: OutcomeId, to: OutcomeId, cases: Region) -> Result<(), Overrun> {
        if from == to || cases.is_empty() {
            return Ok(());
        }
        let all = match self.0.get(&(from, to)) {
            Some(others) => others.or(&cases)?,
            None => cases,
        };
        self.0.insert((from, to), all);
        Ok(())
    }

    fn list(self) -> Vec<Change> {
        let all = self.0.into_iter();
        all.map(|((from, to), cases)| Change { from, to, cases })
            .collect()
    }
}
