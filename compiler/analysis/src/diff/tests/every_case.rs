//! All cases of two versions, one by one.

use super::super::{Difference, Testimony};
use qufen_evaluator::testing::{outcomes, universe};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Comparison, Domain, FactId, Formula, Model, ReadingId, Value};

/// A joint case as each version sees it; `None` when it has no word for a value.
pub struct JointCase {
    pub joint: Case,
    pub old: Option<Case>,
    pub new: Option<Case>,
}

/// Every case, one for each cell of numbers and dates, under default readings.
pub fn cases(difference: &Difference, old: &Model, new: &Model) -> Vec<JointCase> {
    let model = &difference.joint.model;
    let mut all = vec![Case::unknown(model)];
    for index in 0..model.facts.len() {
        let fact = FactId(index as u32);
        let values = values(difference, old, new, fact);
        all = all
            .iter()
            .flat_map(|case| {
                values.iter().map(move |value| {
                    let mut case = case.clone();
                    case.set(fact, Some(*value));
                    case
                })
            })
            .collect();
    }
    let facts = &difference.joint.facts;
    let olds: Vec<Option<FactId>> = facts.iter().map(|it| it.old).collect();
    let news: Vec<Option<FactId>> = facts.iter().map(|it| it.new).collect();
    all.into_iter()
        .map(|joint| JointCase {
            old: own(model, old, &olds, &joint),
            new: own(model, new, &news, &joint),
            joint,
        })
        .collect()
}

fn own(joint: &Model, version: &Model, facts: &[Option<FactId>], case: &Case) -> Option<Case> {
    let mut own = Case::unknown(version);
    for (index, fact) in facts.iter().enumerate() {
        let Some(fact) = fact else { continue };
        let value = case.facts[index]?;
        let value = match (
            &joint.facts[index].domain,
            &version.facts[fact.index()].domain,
        ) {
            (Domain::Enumeration { variants: all, .. }, Domain::Enumeration { variants, .. }) => {
                let Value::Variant(at) = value else {
                    return None;
                };
                let name = &all[at as usize];
                Value::Variant(variants.iter().position(|each| each == name)? as u32)
            }
            _ => value,
        };
        own.set(*fact, Some(value));
    }
    Some(own)
}

/// Every variant; of other types a value for each way in which the versions' tests come out.
fn values(difference: &Difference, old: &Model, new: &Model, fact: FactId) -> Vec<Value> {
    let model = &difference.joint.model;
    let all = universe(model, fact);
    if matches!(
        model.facts[fact.index()].domain,
        Domain::Boolean | Domain::Enumeration { .. }
    ) {
        return all;
    }
    let pair = &difference.joint.facts[fact.index()];
    let mut tests: Vec<Comparison> = Vec::new();
    for (version, own) in [(old, pair.old), (new, pair.new)] {
        for formula in version.formulas() {
            formula.walk(&mut |part| {
                if let Formula::Test(test) = part
                    && Some(test.fact) == own
                {
                    tests.push(test.comparison.clone());
                }
            });
        }
    }
    let mut seen = Vec::new();
    all.into_iter()
        .filter(|value| {
            let signature: Vec<bool> = tests.iter().map(|test| test.holds(*value)).collect();
            let fresh = !seen.contains(&signature);
            seen.push(signature);
            fresh
        })
        .collect()
}

/// Whether a version allows a case, and what comes out of it.
pub fn decided(version: &Model, case: Option<&Case>) -> Option<String> {
    let values = Values::of(version, case?);
    let verdict = values.verdict().expect("everything is known");
    (values.lawful() == Truth::True).then(|| version.outcomes[verdict.index()].clone())
}

/// All choices of readings for both versions, the shared ones alike.
pub fn readings(difference: &Difference, old: &Model, new: &Model) -> Vec<(Vec<u32>, Vec<u32>)> {
    let defaults = |model: &Model| Case::unknown(model).readings;
    let mut all = vec![(defaults(old), defaults(new))];
    for (index, pair) in difference.joint.readings.iter().enumerate() {
        let labels = &difference.joint.model.readings[index].options;
        all = all
            .iter()
            .flat_map(|choice| {
                labels.iter().map(move |(label, _)| {
                    let mut choice = choice.clone();
                    choose(old, pair.old, label, &mut choice.0);
                    choose(new, pair.new, label, &mut choice.1);
                    choice
                })
            })
            .collect();
    }
    all
}

fn choose(version: &Model, reading: Option<ReadingId>, label: &str, choice: &mut [u32]) {
    if let Some(id) = reading {
        let options = &version.readings[id.index()].options;
        let at = options.iter().position(|(each, _)| each == label);
        choice[id.index()] = at.expect("the same labels") as u32;
    }
}

/// The testimony has just these outcomes, whatever the facts are that it leaves open.
pub fn replays(old: &Model, new: &Model, testimony: &Testimony, from: &str, to: &str) -> bool {
    let possible = |model: &Model, case: Case| -> Vec<String> {
        let all = outcomes(model, &case).into_iter();
        all.map(|id| model.outcomes[id.index()].clone()).collect()
    };
    possible(old, testimony.old.case(old)) == [from]
        && possible(new, testimony.new.case(new)) == [to]
}
