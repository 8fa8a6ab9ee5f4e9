//! The plainest case in a region: as ordinary as possible, saying no more than it must.
//!
//! First the case with the fewest findings out of the ordinary; among equals, that whose findings are
//! declared first. Then every finding is dropped without which the rest still forces the region. The
//! result says so much and no more: whatever the other facts are, the case is in the region. It hangs on
//! the law, not on the order of the variables.

use super::cheapest::{self, Price};
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

/// What a finding out of the ordinary costs; what is ordinary costs nothing.
const EXTRAORDINARY: Price = 1 << 44;

/// What a number below zero costs: the language has no word for one, so that no scenario can say it.
const BELOW_ZERO: Price = 1 << 53;

/// What another reading than the default costs: more than any number of facts.
const UNUSUAL_READING: Price = 1 << 58;

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
        self.passing(|| self.plainest(region))
    }

    fn plainest(&self, region: &Region) -> Result<Option<Witness>, Overrun> {
        let Some(case) = self.plain_in(region)? else {
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
            let mut readings = (0..self.model.readings.len() as u32).map(ReadingId);
            if readings.any(|id| self.given.reading(id).is_none()) {
                let usual = self.under(&self.default_readings())?;
                let lawful = self.lawful.given(&usual)?.and(&region.given(&usual)?)?;
                if let Some(case) = self.plain(&lawful) {
                    return Ok(Some(case));
                }
            }
            Ok(self.plain(&self.lawful.and(region)?))
        })
    }

    /// The path into a region that is as ordinary as can be.
    fn most_ordinary(&self, region: &Region) -> Option<Vec<Option<u32>>> {
        let prices = self.prices();
        let made = &mut *prices.made.borrow_mut();
        self.cheapest_of(region, |level, at| prices.of(level, at), made)
    }

    pub(super) fn prices(&self) -> &Prices {
        self.prices.get_or_init(|| {
            let price = |subject| match subject {
                Subject::Fact(FactId(index)) => (EXTRAORDINARY, index),
                Subject::Reading(ReadingId(index)) => (UNUSUAL_READING, index),
            };
            Prices {
                ordinary: self.subjects().map(|each| self.ordinary(each)).collect(),
                extraordinary: self.subjects().map(price).collect(),
                below_zero: self.subjects().map(|each| self.below_zero(each)).collect(),
                made: RefCell::new(Made::new(cheapest::ENDS)),
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
    /// With the place in the order of declaration.
    extraordinary: Vec<(Price, u32)>,
    /// How many of the first alternatives are numbers below zero.
    below_zero: Vec<u32>,
    /// What walks have made at these prices.
    made: RefCell<Made<Price>>,
}

/// What tells cases apart that are equally ordinary: the sum of these is less where what is said was
/// declared first, and the lower alternatives are; stirred bits see to it that two sums are hardly ever
/// equal.
fn rank(declared: u32, alternative: u32) -> Price {
    let place = u64::from(declared) << 6 | u64::from(alternative.min(63));
    // Twice, with a shift between: a single product would keep sums equal that are.
    let stirred = (place + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let stirred = (stirred ^ stirred >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    place << 16 | stirred >> 48
}

impl Prices {
    fn of(&self, level: usize, alternative: u32) -> Price {
        if self.ordinary[level] == alternative {
            0
        } else if alternative < self.below_zero[level] {
            BELOW_ZERO
        } else {
            let (price, declared) = self.extraordinary[level];
            price + rank(declared, alternative)
        }
    }
}
