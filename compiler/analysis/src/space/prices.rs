//! How far out of the ordinary a case is, as the sum of what its alternatives cost.

use super::cheapest::{self, Price};
use super::levels::Made;
use super::{Space, Subject};
use qufen_semantics::model::{Domain, FactId, ReadingId, Value};
use std::cell::RefCell;

/// What a finding out of the ordinary costs; what is ordinary costs nothing.
const EXTRAORDINARY: Price = 1 << 44;

/// What a number below zero costs: the language has no word for one, so that no scenario can say it.
const BELOW_ZERO: Price = 1 << 53;

/// What another reading than the default costs: more than any number of facts.
const UNUSUAL_READING: Price = 1 << 58;

/// By level: what nobody remarks on, and what it costs a case to say something.
pub(super) struct Prices {
    pub ordinary: Vec<u32>,
    /// By alternative; what is ordinary costs nothing.
    pub of: Vec<Vec<Price>>,
    /// What walks have made at these prices.
    pub made: RefCell<Made<Price>>,
}

impl Space<'_> {
    pub(super) fn prices(&self) -> &Prices {
        self.prices.get_or_init(|| Prices {
            ordinary: self.subjects().map(|each| self.ordinary(each)).collect(),
            of: self.subjects().map(|each| self.priced(each)).collect(),
            made: RefCell::new(Made::new(cheapest::ENDS)),
        })
    }

    fn priced(&self, subject: Subject) -> Vec<Price> {
        let (ordinary, below_zero) = (self.ordinary(subject), self.below_zero(subject));
        let (extraordinary, declared) = match subject {
            Subject::Fact(FactId(index)) => (EXTRAORDINARY, index),
            Subject::Reading(ReadingId(index)) => (UNUSUAL_READING, index),
        };
        let alternatives = 0..self.alternative_count(subject) as u32;
        let price = |at| match at {
            _ if at == ordinary => 0,
            _ if at < below_zero => BELOW_ZERO,
            _ => extraordinary + rank(declared, at),
        };
        alternatives.map(price).collect()
    }

    /// How many cells of a number hold only values below zero; they come first.
    fn below_zero(&self, subject: Subject) -> u32 {
        let Subject::Fact(id) = subject else { return 0 };
        let cells = self.cells().fact(id);
        let below = |cell: &usize| matches!(cells.representative(*cell), Value::Integer(..0));
        (0..cells.count()).take_while(below).count() as u32
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
