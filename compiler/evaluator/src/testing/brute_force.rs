//! The plain answer: try every completion.

use crate::{Truth, Values};
use qufen_semantics::model::{Case, Date, Domain, FactId, Model, OutcomeId, Value};

/// Values of a fact that reach every cell the generator's constants can make.
pub fn universe(model: &Model, fact: FactId) -> Vec<Value> {
    match &model.facts[fact.index()].domain {
        Domain::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        Domain::Enumeration { variants, .. } => {
            (0..variants.len() as u32).map(Value::Variant).collect()
        }
        Domain::Integer => (0..5).map(Value::Integer).collect(),
        Domain::Money => (0..5).map(Value::Money).collect(),
        Domain::Ratio => (0..5).map(Value::Ratio).collect(),
        Domain::Duration(_) => (0..5).map(Value::Duration).collect(),
        Domain::Date => [(2019, 12, 30), (2019, 12, 31), (2020, 1, 1), (2020, 1, 2)]
            .map(|(year, month, day)| Value::Date(Date { year, month, day }))
            .to_vec(),
    }
}

/// Every lawful completion of a case, presumptions filled in, with its outcome.
pub fn completions(model: &Model, case: &Case) -> Vec<(Case, OutcomeId)> {
    let mut cases = vec![case.clone()];
    for (index, fact) in model.facts.iter().enumerate() {
        let id = FactId(index as u32);
        let values = match case.get(id).or(fact.presumption) {
            Some(value) => vec![value],
            None => universe(model, id),
        };
        cases = cases
            .iter()
            .flat_map(|case| {
                values.iter().map(|&value| {
                    let mut case = case.clone();
                    case.set(id, Some(value));
                    case
                })
            })
            .collect();
    }
    let lawful = cases.into_iter().filter_map(|case| {
        let values = Values::of(model, &case);
        let outcome = values.verdict()?;
        (values.lawful() == Truth::True).then_some((case, outcome))
    });
    lawful.collect()
}

/// The outcomes that remain possible, in the decision's order.
pub fn outcomes(model: &Model, case: &Case) -> Vec<OutcomeId> {
    let mut outcomes: Vec<OutcomeId> = completions(model, case)
        .into_iter()
        .map(|(_, outcome)| outcome)
        .collect();
    outcomes.sort_unstable();
    outcomes.dedup();
    outcomes
}
