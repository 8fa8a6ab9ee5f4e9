//! One way to write what can be written in several.

use qufen_semantics::model::{Comparison, Domain, Formula, Model, Test, Value};

/// The formula without double 非 or needless brackets, each test of a grade as the grades that pass.
pub fn normal(model: &Model, formula: &Formula) -> Formula {
    match formula {
        Formula::Test(test) => tested(model, test),
        Formula::Not(inner) => match normal(model, inner) {
            Formula::Constant(value) => Formula::Constant(!value),
            other => other.negated(),
        },
        Formula::And(parts) => joined(model, parts, true),
        Formula::Or(parts) => joined(model, parts, false),
        other => other.clone(),
    }
}

fn joined(model: &Model, parts: &[Formula], and: bool) -> Formula {
    let mut flat = Vec::new();
    for part in parts {
        match (normal(model, part), and) {
            (Formula::And(inner), true) | (Formula::Or(inner), false) => flat.extend(inner),
            (Formula::Constant(value), _) if value == and => {}
            (other, _) => flat.push(other),
        }
    }
    if flat.contains(&Formula::Constant(!and)) {
        return Formula::Constant(!and);
    }
    match (flat.len(), and) {
        (0, _) => Formula::Constant(and),
        (1, _) => flat.remove(0),
        (_, true) => Formula::And(flat),
        (_, false) => Formula::Or(flat),
    }
}

fn tested(model: &Model, test: &Test) -> Formula {
    let values: Vec<Value> = match &model.facts[test.fact.index()].domain {
        Domain::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        Domain::Enumeration { variants, .. } => {
            (0..variants.len() as u32).map(Value::Variant).collect()
        }
        _ => return Formula::Test(test.clone()),
    };
    let passing = values.iter().copied();
    let passing: Vec<Value> = passing.filter(|it| test.comparison.holds(*it)).collect();
    let is = |comparison| {
        Formula::Test(Test {
            fact: test.fact,
            comparison,
        })
    };
    match passing.as_slice() {
        [] => Formula::Constant(false),
        all if all.len() == values.len() => Formula::Constant(true),
        [Value::Boolean(false)] => is(Comparison::Equal(Value::Boolean(true))).negated(),
        [Value::Boolean(true)] => is(Comparison::Equal(Value::Boolean(true))),
        _ => is(Comparison::In(passing)),
    }
}
