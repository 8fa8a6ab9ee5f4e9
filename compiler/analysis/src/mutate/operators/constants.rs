//! An amount, number, period or date that is the next one in use in the law.

use super::grades::with;
use super::site::{Offer, Site};
use crate::mutate::mutant::Operator;
use qufen_semantics::model::{Domain, Formula, Model, Test, Value};
use std::collections::BTreeSet;

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let Formula::Test(Test { fact, comparison }) = part else {
        return Vec::new();
    };
    let domain = &site.model.facts[fact.index()].domain;
    if matches!(domain, Domain::Boolean | Domain::Enumeration { .. }) {
        return Vec::new();
    }
    let &[value] = comparison.constants() else {
        return Vec::new();
    };
    let in_use = in_use(site.model, domain);
    let before = in_use.range(..value).next_back().copied();
    let after = in_use.range(value..).find(|it| **it != value).copied();
    let neighbours = [before.or(step(value, -1)), after.or(step(value, 1))];
    let neighbours = neighbours.into_iter().flatten();
    neighbours
        .filter(|it| domain.contains(*it))
        .map(|it| {
            Formula::Test(Test {
                fact: *fact,
                comparison: with(comparison, it),
            })
        })
        .map(|it| site.written(Operator::Constant, part, it))
        .collect()
}

/// The constants with which facts of the domain are compared anywhere in the law.
fn in_use(model: &Model, domain: &Domain) -> BTreeSet<Value> {
    let mut found = BTreeSet::new();
    for formula in model.formulas() {
        formula.walk(&mut |part| {
            if let Formula::Test(test) = part
                && model.facts[test.fact.index()].domain == *domain
            {
                found.extend(test.comparison.constants());
            }
        });
    }
    found
}

/// Where no other constant is in use: one unit, 元 or per cent; a date has no next.
fn step(value: Value, direction: i64) -> Option<Value> {
    match value {
        Value::Integer(n) => n.checked_add(direction).map(Value::Integer),
        Value::Money(n) => n.checked_add(100 * direction).map(Value::Money),
        Value::Ratio(n) => n.checked_add(100 * direction).map(Value::Ratio),
        Value::Duration(n) => n.checked_add(direction).map(Value::Duration),
        Value::Boolean(_) | Value::Variant(_) | Value::Date(_) => None,
    }
}
