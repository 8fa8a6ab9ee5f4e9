//! How far out of the ordinary a case is, as the sum of what its alternatives cost.

use super::cheapest::{self, Price};
use super::levels::Made;
use super::{Space, Subject};
use qufen_semantics::model::{Domain, FactId, ReadingId, Value};
use std::cell::RefCell;

/// What a finding out of the ordinary costs; what is ordinary costs nothing.
const EXTRAORDINARY: Price = 1 << 44;

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
        let ordinary = self.ordinary(subject);
        let (extraordinary, declared) = match subject {
            Subject::Fact(FactId(index)) => (EXTRAORDINARY, index),
            Subject::Reading(ReadingId(index)) => (UNUSUAL_READING, index),
        };
        let alternatives = 0..self.alternative_count(subject) as u32;
        let price = |at| match at {
            _ if at == ordinary => 0,
            _ => extraordinary + rank(declared, at),
        };
        alternatives.map(price).collect()
    }

    /// The alternative that nobody remarks on: what is presumed, the default reading, 否, 无, or the lowest.
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
        cell.unwrap_or(0) as u32
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
