//! A grade off by one (严重 for 重大), a neighbouring value, a member of 属于 {…} too few or too many.

use super::site::{Offer, Site};
use crate::mutate::mutant::Operator;
use qufen_semantics::model::{Comparison, Domain, Formula, Test, Value};

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let Formula::Test(Test { fact, comparison }) = part else {
        return Vec::new();
    };
    let Domain::Enumeration { variants, .. } = &site.model.facts[fact.index()].domain else {
        return Vec::new();
    };
    let last = variants.len() as u32;
    let test = |comparison| {
        Formula::Test(Test {
            fact: *fact,
            comparison,
        })
    };
    if let Comparison::In(members) = comparison {
        let others = (0..last).map(|it| other_members(members, Value::Variant(it)));
        return others
            .map(|members| site.written(Operator::Member, part, test(Comparison::In(members))))
            .collect();
    }
    let &[Value::Variant(grade)] = comparison.constants() else {
        return Vec::new();
    };
    let off_by_one = [grade.checked_sub(1), grade.checked_add(1)];
    let neighbours = off_by_one.into_iter().flatten().filter(|it| *it < last);
    neighbours
        .map(|it| with(comparison, Value::Variant(it)))
        .map(|it| site.written(Operator::Grade, part, test(it)))
        .collect()
}

/// Without the value when it is a member, else with it.
fn other_members(members: &[Value], value: Value) -> Vec<Value> {
    let mut others: Vec<Value> = members.iter().copied().filter(|it| *it != value).collect();
    if others.len() == members.len() {
        others.push(value);
        others.sort_unstable();
    }
    others
}

/// The same comparison with another constant.
pub fn with(comparison: &Comparison, value: Value) -> Comparison {
    match comparison {
        Comparison::Equal(_) => Comparison::Equal(value),
        Comparison::Less(_) => Comparison::Less(value),
        Comparison::AtMost(_) => Comparison::AtMost(value),
        Comparison::Greater(_) => Comparison::Greater(value),
        Comparison::AtLeast(_) => Comparison::AtLeast(value),
        Comparison::In(_) => Comparison::In(vec![value]),
    }
}
