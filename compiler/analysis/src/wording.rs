//! A formula in the words of the language, for sentences about parts of a clause.

use crate::space::Witness;
use qufen_diagnostics::Language;
use qufen_semantics::model::{
    Comparison, Domain, FactId, Formula, Instrument, Model, ReadingId, Test, Value,
};

/// What a formula stands in, which decides whether it needs brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    And,
    Or,
    Not,
}

/// In brackets behind the version: that it is a draft, or an example, with the law's own word.
pub fn nature(nature: &str, language: Language) -> String {
    match (language, nature) {
        (Language::Chinese, _) => format!("（{nature}）"),
        (Language::English, "草案") => " (草案, draft)".into(),
        (Language::English, "示例") => " (示例, example)".into(),
        (Language::English, _) => format!(" ({nature})"),
    }
}

/// `《…》 版本 …（草案）`, which is how instruments are cited whatever the language.
pub fn instrument(instrument: &Instrument, language: Language) -> String {
    let shown = instrument.nature.as_deref();
    let shown = shown.map(|it| nature(it, language)).unwrap_or_default();
    format!(
        "《{}》 版本 {}{shown}",
        instrument.title, instrument.version
    )
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

/// A finding about one fact: `集体决策 是`, `损失程度 = 无`.
pub fn finding(model: &Model, fact: FactId, value: Value) -> String {
    let fact = &model.facts[fact.index()];
    match (&fact.domain, value) {
        (Domain::Boolean, Value::Boolean(true)) => format!("{} 是", fact.name),
        (Domain::Boolean, Value::Boolean(false)) => format!("{} 否", fact.name),
        (domain, value) => format!("{} = {}", fact.name, domain.show(value)),
    }
}

/// A case in lines: what is out of the ordinary, what else is needed, the readings.
pub fn case_lines(model: &Model, witness: &Witness, language: Language) -> Vec<String> {
    let (and, under, nothing) = match language {
        Language::Chinese => ("另须：", "解读：", "（什么都不必查明）"),
        Language::English => ("and: ", "readings: ", "(whatever the facts)"),
    };
    let CaseWords {
        remarkable,
        usual,
        readings,
    } = case_words(model, witness);
    let mut lines = Vec::new();
    if !remarkable.is_empty() {
        lines.push(remarkable.join("，"));
    } else if usual.is_empty() {
        lines.push(nothing.into());
    }
    if !usual.is_empty() {
        lines.push(format!("{and}{}", usual.join("，")));
    }
    if !readings.is_empty() {
        lines.push(format!("{under}{}", readings.join("，")));
    }
    lines
}

/// The findings of a case, each in words of the language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseWords {
    /// What is out of the ordinary.
    pub remarkable: Vec<String>,
    /// What else is needed, though nobody would remark on it.
    pub usual: Vec<String>,
    /// The readings.
    pub readings: Vec<String>,
}

/// A case in words.
pub fn case_words(model: &Model, witness: &Witness) -> CaseWords {
    let (usual, remarkable): (Vec<_>, Vec<_>) =
        (witness.facts.iter()).partition(|(fact, value)| is_usual(model, *fact, *value));
    let told = |facts: Vec<&(FactId, Value)>| {
        let told = facts
            .into_iter()
            .map(|(id, value)| finding(model, *id, *value));
        told.collect()
    };
    let readings = witness.readings.iter();
    CaseWords {
        remarkable: told(remarkable),
        usual: told(usual),
        readings: readings.map(|&(id, at)| option(model, id, at)).collect(),
    }
}

/// Findings one after the other.
pub fn listed(model: &Model, facts: &[&(FactId, Value)]) -> String {
    let facts = facts
        .iter()
        .map(|(fact, value)| finding(model, *fact, *value));
    facts.collect::<Vec<_>>().join("，")
}

/// A reading with its option, as `--reading` takes it: `紧急处置的程序要求=乙`.
pub fn option(model: &Model, id: ReadingId, option: u32) -> String {
    let reading = &model.readings[id.index()];
    let label = reading.options.get(option as usize);
    format!("{}={}", reading.name, label.map_or("", |(label, _)| label))
}

/// Whether nobody would remark on the finding: 否, 无, or what is presumed.
fn is_usual(model: &Model, fact: FactId, value: Value) -> bool {
    let fact = &model.facts[fact.index()];
    let usual = match value {
        Value::Boolean(value) => !value,
        Value::Variant(_) => fact.domain.show(value) == "无",
        _ => false,
    };
    fact.presumption.map_or(usual, |presumed| presumed == value)
}
