//! A formula in the words of the language, for sentences about parts of a clause.

use qufen_semantics::model::{Comparison, Domain, Formula, Model, Test, Value};

/// What a formula stands in, which decides whether it needs brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    And,
    Or,
    Not,
}

/// The formula as a drafter would write it; names of facts, definitions and citations stay.
pub fn words(model: &Model, formula: &Formula) -> String {
    shown(model, formula, Within::Nothing)
}

fn shown(model: &Model, formula: &Formula, within: Within) -> String {
    match formula {
        Formula::Constant(true) => "是".into(),
        Formula::Constant(false) => "否".into(),
        Formula::Test(test) => tested(model, test, within),
        Formula::Definition(id) => model.definitions[id.index()].name.clone(),
        Formula::Clause(id) => model.clauses[id.index()].citation.clone(),
        Formula::Outcome(id) => model.outcomes[id.index()].clone(),
        Formula::Reading(id, option) => {
            let reading = &model.readings[id.index()];
            let label = reading.options.get(*option as usize);
            let label = label.map_or("", |(label, _)| label);
            bracketed(
                within == Within::Not,
                format!("{} 取 {label}", reading.name),
            )
        }
        Formula::Not(inner) => format!("非 {}", shown(model, inner, Within::Not)),
        Formula::And(parts) => joined(model, parts, within, Within::And),
        Formula::Or(parts) => joined(model, parts, within, Within::Or),
    }
}

fn joined(model: &Model, parts: &[Formula], within: Within, own: Within) -> String {
    let (word, empty) = match own {
        Within::Or => (" 或 ", "否"),
        _ => (" 且 ", "是"),
    };
    match parts {
        [] => empty.into(),
        [only] => shown(model, only, within),
        several => {
            let several: Vec<String> = several.iter().map(|it| shown(model, it, own)).collect();
            bracketed(!matches!(within, Within::Nothing), several.join(word))
        }
    }
}

fn tested(model: &Model, test: &Test, within: Within) -> String {
    let fact = &model.facts[test.fact.index()];
    let show = |value: &Value| fact.domain.show(*value);
    let name = &fact.name;
    let text = match &test.comparison {
        Comparison::Equal(Value::Boolean(true)) => return name.clone(),
        Comparison::Equal(Value::Boolean(false)) => return format!("非 {name}"),
        Comparison::Equal(value) => format!("{name} = {}", show(value)),
        Comparison::Less(value) => format!("{name} 低于 {}", show(value)),
        Comparison::AtMost(value) => format!("{name} 不超过 {}", show(value)),
        Comparison::Greater(value) => format!("{name} 超过 {}", show(value)),
        Comparison::AtLeast(value) => format!("{name} 不低于 {}", show(value)),
        Comparison::In(values) => {
            let values: Vec<String> = values.iter().map(show).collect();
            format!("{name} 属于 {{{}}}", values.join("、"))
        }
    };
    bracketed(within == Within::Not, text)
}

fn bracketed(needed: bool, text: String) -> String {
    if needed { format!("({text})") } else { text }
}

/// A finding about one fact: `「集体决策」为是`.
pub fn finding(model: &Model, fact: qufen_semantics::model::FactId, value: Value) -> String {
    let fact = &model.facts[fact.index()];
    match (&fact.domain, value) {
        (Domain::Boolean, Value::Boolean(true)) => format!("{} 是", fact.name),
        (Domain::Boolean, Value::Boolean(false)) => format!("{} 否", fact.name),
        (domain, value) => format!("{} = {}", fact.name, domain.show(value)),
    }
}
