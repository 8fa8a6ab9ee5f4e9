//! A bound that includes its value where it should not, or the reverse; 以上 for exactly.

use super::site::{Offer, Site};
use crate::mutate::mutant::Operator;
use qufen_semantics::model::{Comparison, Domain, Formula, Test};

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let Formula::Test(Test { fact, comparison }) = part else {
        return Vec::new();
    };
    let ordered = match &site.model.facts[fact.index()].domain {
        Domain::Boolean => false,
        Domain::Enumeration { ordered, .. } => *ordered,
        _ => true,
    };
    if !ordered {
        return Vec::new();
    }
    let others = match comparison.clone() {
        Comparison::Less(value) => vec![Comparison::AtMost(value)],
        Comparison::AtMost(value) => vec![Comparison::Less(value)],
        Comparison::Greater(value) => vec![Comparison::AtLeast(value)],
        Comparison::AtLeast(value) => vec![Comparison::Greater(value)],
        Comparison::Equal(value) => vec![Comparison::AtLeast(value), Comparison::AtMost(value)],
        Comparison::In(_) => Vec::new(),
    };
    let test = |comparison| {
        Formula::Test(Test {
            fact: *fact,
            comparison,
        })
    };
    let others = others.into_iter().map(test);
    others
        .map(|other| site.written(Operator::Bound, part, other))
        .collect()
}
