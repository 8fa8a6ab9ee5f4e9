//! The plainest case in a region: as ordinary as possible, saying no more than it must.
//!
//! First the case with the fewest findings out of the ordinary; among equals, that whose findings are
//! declared first. Then every finding is dropped without which the rest still forces the region. The
//! result says so much and no more: whatever the other facts are, the case is in the region. It hangs on
//! the law, not on the order of the variables.

use super::{Overrun, Region, Space, Subject};
use qufen_semantics::model::{Case, FactId, Model, ReadingId, Value};

/// A case that is in a region whatever the facts are that it leaves open. Replays through `decide`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Witness {
    /// The findings, in order of declaration.
    pub facts: Vec<(FactId, Value)>,
    /// The readings that it needs, in order of declaration; the others may be any.
    pub readings: Vec<(ReadingId, u32)>,
}

impl Witness {
    /// As a case; readings that do not matter are the default ones.
    pub fn case(&self, model: &Model) -> Case {
        let mut case = Case::unknown(model);
        for &(fact, value) in &self.facts {
            case.set(fact, Some(value));
        }
        for &(reading, option) in &self.readings {
            case.choose(reading, option);
        }
        case
    }
}

impl Space<'_> {
    /// A case of a region of lawful cases that is as ordinary as can be, with every level settled; `None`
    /// when there is none.
    pub fn plain(&self, lawful: &Region) -> Option<Vec<u32>> {
        let path = self.most_ordinary(lawful)?;
        Some(self.settled(&path))
    }

    /// A path with what is ordinary at the levels that it leaves open.
    fn settled(&self, path: &[Option<u32>]) -> Vec<u32> {
        let both = path.iter().zip(&self.prices().ordinary);
        both.map(|(at, usual)| at.unwrap_or(*usual)).collect()
    }

    /// The plainest lawful case in the region; `None` when there is none.
    pub fn witness(&self, region: &Region) -> Result<Option<Witness>, Overrun> {
        self.passing(|| {
            let case = self.plain_in(region)?;
            self.plainest(case, region)
        })
    }

    /// The plainest case in a region of lawful cases only.
    pub fn witness_among(&self, lawful: &Region) -> Result<Option<Witness>, Overrun> {
        self.passing(|| {
            let case = self.plain_among(lawful)?;
            self.plainest(case, lawful)
        })
    }

    /// What of an ordinary case of the region must be said.
    fn plainest(
        &self,
        case: Option<Vec<u32>>,
        region: &Region,
    ) -> Result<Option<Witness>, Overrun> {
        let Some(case) = case else {
            return Ok(None);
        };
        let meant = [(self.lawful.clone(), region.clone())];
        let stands = |known: &[Option<u32>]| {
            let presumed = self.presumed(known);
            let mut both = presumed.iter().zip(&case);
            if both.all(|(presumed, at)| presumed.is_none_or(|presumed| presumed == *at)) {
                return Ok(true);
            }
            Ok(self.reaches(&self.lawful.and(region)?, &presumed))
        };
        self.kept(&case, &meant, stands).map(Some)
    }

    /// A lawful case of the region that is as ordinary as can be. Any unusual reading is less ordinary
    /// than all findings, so it is under the default readings, where regions are small, if there is one.
    pub fn plain_in(&self, region: &Region) -> Result<Option<Vec<u32>>, Overrun> {
        self.passing(|| {
            if self.is_settled() {
                return Ok(self.plain(&self.lawful.and(region)?));
            }
            let usual = self.under(&self.default_readings())?;
            let lawful = self.lawful.given(&usual)?.and(&region.given(&usual)?)?;
            match self.plain(&lawful) {
                Some(case) => Ok(Some(case)),
                None => Ok(self.plain(&self.lawful.and(region)?)),
            }
        })
    }

    /// The same in a region of lawful cases only.
    fn plain_among(&self, lawful: &Region) -> Result<Option<Vec<u32>>, Overrun> {
        self.passing(|| {
            if self.is_settled() {
                return Ok(self.plain(lawful));
            }
            let usual = self.under(&self.default_readings())?;
            Ok((self.plain(&lawful.given(&usual)?)).or_else(|| self.plain(lawful)))
        })
    }

    /// Whether no reading is open.
    fn is_settled(&self) -> bool {
        let mut readings = (0..self.model.readings.len() as u32).map(ReadingId);
        readings.all(|id| self.given.reading(id).is_some())
    }

    /// The path into a region that is as ordinary as can be.
    fn most_ordinary(&self, region: &Region) -> Option<Vec<Option<u32>>> {
        let prices = self.prices();
        let made = &mut *prices.made.borrow_mut();
        self.cheapest_of(region, |level, at| prices.of[level][at as usize], made)
    }

    /// What is presumed of the facts that `known` leaves open, and the default readings.
    fn presumed(&self, known: &[Option<u32>]) -> Vec<Option<u32>> {
        let both = self.subjects().zip(known);
        both.map(|(subject, known)| {
            known.or_else(|| match subject {
                Subject::Fact(id) => {
                    let presumption = self.model.facts[id.index()].presumption?;
                    self.cells()
                        .fact(id)
                        .cell_of(presumption)
                        .map(|cell| cell as u32)
                }
                Subject::Reading(id) => Some(self.model.readings[id.index()].default),
            })
        })
        .collect()
    }

    /// Alternatives by level as findings and readings.
    pub fn said(&self, known: &[Option<u32>]) -> Witness {
        let mut witness = Witness {
            facts: Vec::new(),
            readings: Vec::new(),
        };
        for (subject, alternative) in self.subjects().zip(known) {
            let Some(alternative) = *alternative else {
                continue;
            };
            match subject {
                Subject::Fact(id) => {
                    let value = self
                        .ground
                        .cells
                        .fact(id)
                        .representative(alternative as usize);
                    witness.facts.push((id, value));
                }
                Subject::Reading(id) => witness.readings.push((id, alternative)),
            }
        }
        witness.facts.sort_unstable();
        witness.readings.sort_unstable();
        witness
    }
}
