//! The plainest case in a region: as ordinary as possible, saying no more than it must.
//!
//! First the path with the fewest findings out of the ordinary, then the fewest findings at all;
//! then every finding is dropped without which the rest still forces the region. The result says
//! so much and no more: whatever the other facts are, the case is in the region.

use super::cheapest::{self, Way};
use super::levels::Made;
use super::{Overrun, Region, Space, Subject};
use qufen_semantics::model::{Case, Domain, FactId, Model, ReadingId, Value};
use std::cell::RefCell;

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

/// What a finding out of the ordinary costs against one that is merely said.
const EXTRAORDINARY: u32 = 1 << 10;

/// What another reading than the default costs: more than any number of facts.
const UNUSUAL_READING: u32 = 1 << 24;

/// What a number below zero costs: the language has no word for one, so that no scenario can say it.
const BELOW_ZERO: u32 = 1 << 20;

impl Space<'_> {
    /// A lawful case of the region that is as ordinary as can be, with every level settled; `None`
    /// when there is none.
    pub fn plain(&self, region: &Region) -> Result<Option<Vec<u32>>, Overrun> {
        let Some(path) = self.most_ordinary(region)? else {
            return Ok(None);
        };
        let settled = path.iter().zip(&self.prices().ordinary);
        Ok(Some(
            settled.map(|(at, usual)| at.unwrap_or(*usual)).collect(),
        ))
    }

    /// The plainest lawful case in the region; `None` when there is none.
    pub fn witness(&self, region: &Region) -> Result<Option<Witness>, Overrun> {
        let lawful = self.lawful.and(region)?;
        if lawful.is_empty() {
            return Ok(None);
        }
        let meant = [(self.lawful.clone(), region.clone())];
        let stands = |known: &[Option<u32>]| self.reaches(&lawful, &self.presumed(known));
        self.forced(&lawful, &meant, stands).map(Some)
    }

    /// The path into the lawful part of a region that is as ordinary as can be.
    pub(super) fn most_ordinary(
        &self,
        region: &Region,
    ) -> Result<Option<Vec<Option<u32>>>, Overrun> {
        let prices = self.prices();
        let mut ways = prices.ways.borrow_mut();
        self.cheapest_of(region, |level, at| prices.of(level, at), &mut ways)
    }

    pub(super) fn prices(&self) -> &Prices {
        self.prices.get_or_init(|| {
            let price = |subject| match subject {
                Subject::Fact(_) => EXTRAORDINARY,
                Subject::Reading(_) => UNUSUAL_READING,
            };
            Prices {
                ordinary: self.subjects().map(|each| self.ordinary(each)).collect(),
                extraordinary: self.subjects().map(price).collect(),
                below_zero: self.subjects().map(|each| self.below_zero(each)).collect(),
                ways: RefCell::new(cheapest::ways()),
            }
        })
    }

    /// How many cells of a number hold only values below zero; they come first.
    fn below_zero(&self, subject: Subject) -> u32 {
        let Subject::Fact(id) = subject else { return 0 };
        let cells = self.cells().fact(id);
        let below = |cell: &usize| matches!(cells.representative(*cell), Value::Integer(..0));
        (0..cells.count()).take_while(below).count() as u32
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

    /// The alternative that nobody remarks on: what is presumed, the default reading, 否, 无, or
    /// the lowest that is not below zero.
    pub fn ordinary(&self, subject: Subject) -> u32 {
        let id = match subject {
            Subject::Fact(id) => id,
            Subject::Reading(id) => return self.model.readings[id.index()].default,
        };
        let fact = &self.model.facts[id.index()];
        let usual = fact.presumption.or_else(|| match &fact.domain {
            Domain::Enumeration { variants, .. } => {
                let none = variants.iter().position(|variant| variant == "无")?;
                Some(Value::Variant(none as u32))
            }
            _ => None,
        });
        let cell = usual.and_then(|value| self.ground.cells.fact(id).cell_of(value));
        let lowest = self.below_zero(subject) as usize;
        let last = self.ground.cells.fact(id).count().saturating_sub(1);
        cell.unwrap_or(lowest.min(last)) as u32
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

/// By level: what nobody remarks on, and what it costs a case to say anything else.
pub(super) struct Prices {
    pub ordinary: Vec<u32>,
    extraordinary: Vec<u32>,
    /// How many of the first alternatives are numbers below zero.
    below_zero: Vec<u32>,
    /// The ways at these prices that walks have found.
    ways: RefCell<Made<Way>>,
}

impl Prices {
    fn of(&self, level: usize, alternative: u32) -> u32 {
        if self.ordinary[level] == alternative {
            1
        } else if alternative < self.below_zero[level] {
            BELOW_ZERO
        } else {
            self.extraordinary[level]
        }
    }
}
