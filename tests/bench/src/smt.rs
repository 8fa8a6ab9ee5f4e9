//! A decision model in SMT-LIB, so that a solver can be asked what the diagram is asked.
//!
//! A fact of type 是否 is a Bool, every other one an Int within its bounds; a reading is an Int, its
//! option. Names are `f0`, `d0`, `c0`, `is0`, `this0`, `that0`, by place in the model. Of two versions
//! over the same facts, the parts of the new one are `new_d0`, `new_c0`, `new_is0`.

use qufen_semantics::model::{Comparison, Domain, Formula, Model, OutcomeId, Test, Value};
use std::fmt::Write;

/// The whole model: declarations, what is lawful, and a named condition for each part.
pub fn script(model: &Model) -> String {
    let mut text = String::new();
    declare(model, &mut text);
    let version = Version {
        model,
        mark: "",
        readings: Readings::Open,
    };
    version.parts(&mut text);
    for (index, each) in model.distinctions.iter().enumerate() {
        version.define(&mut text, &format!("this{index}"), &each.this);
        version.define(&mut text, &format!("that{index}"), &each.that);
    }
    version.constrain(&mut text);
    text
}

/// Two versions with the same facts and readings, each under its default readings, and what is lawful
/// in both.
pub fn pair(old: &Model, new: &Model) -> String {
    let names = |model: &Model| -> Vec<(String, Domain)> {
        let facts = model.facts.iter();
        facts
            .map(|it| (it.name.clone(), it.domain.clone()))
            .collect()
    };
    assert_eq!(names(old), names(new), "one vocabulary");
    let mut text = String::new();
    declare(old, &mut text);
    for (model, mark) in [(old, ""), (new, "new_")] {
        let version = Version {
            model,
            mark,
            readings: Readings::Default,
        };
        version.parts(&mut text);
        version.constrain(&mut text);
    }
    text
}

/// A version whose parts have names that begin with a mark.
struct Version<'m> {
    model: &'m Model,
    mark: &'static str,
    readings: Readings,
}

enum Readings {
    Open,
    Default,
}

fn declare(model: &Model, text: &mut String) {
    for (index, fact) in model.facts.iter().enumerate() {
        let sort = if fact.domain == Domain::Boolean {
            "Bool"
        } else {
            "Int"
        };
        let _ = writeln!(text, "(declare-const f{index} {sort})");
        match &fact.domain {
            Domain::Enumeration { variants, .. } => {
                let _ = writeln!(
                    text,
                    "(assert (and (>= f{index} 0) (< f{index} {})))",
                    variants.len()
                );
            }
            Domain::Money | Domain::Ratio | Domain::Duration(_) => {
                let _ = writeln!(text, "(assert (>= f{index} 0))");
            }
            Domain::Boolean | Domain::Integer | Domain::Date => {}
        }
    }
    for (index, reading) in model.readings.iter().enumerate() {
        let count = reading.options.len();
        let _ = writeln!(
            text,
            "(declare-const r{index} Int)\n(assert (and (>= r{index} 0) (< r{index} {count})))"
        );
    }
}

impl Version<'_> {
    /// Definitions, clauses and outcomes.
    fn parts(&self, text: &mut String) {
        let model = self.model;
        for (index, definition) in model.definitions.iter().enumerate() {
            self.define(text, &format!("d{index}"), &definition.formula);
        }
        for clause in &model.evaluation_order {
            if let Some(formula) = &model.clauses[clause.index()].formula {
                self.define(text, &format!("c{}", clause.index()), formula);
            }
        }
        self.outcomes(text);
    }

    fn constrain(&self, text: &mut String) {
        for constraint in &self.model.constraints {
            let _ = writeln!(text, "(assert {})", self.term(&constraint.formula));
        }
    }

    fn outcomes(&self, text: &mut String) {
        let (mark, count) = (self.mark, self.model.outcomes.len());
        for index in 0..count {
            let carried = self.carried(index);
            self.name(text, &format!("carried{index}"), &carried);
        }
        let none = |range: std::ops::Range<usize>| {
            all(&range
                .map(|other| format!("(not {mark}carried{other})"))
                .collect::<Vec<_>>())
        };
        for index in 0..count {
            let mut is = format!("(and {mark}carried{index} {})", none(0..index));
            if self.model.default.index() == index {
                is = format!("(or {is} {})", none(0..count));
            }
            self.name(text, &format!("is{index}"), &is);
        }
    }

    fn carried(&self, index: usize) -> String {
        let model = self.model;
        let of = |outcome: OutcomeId| outcome.index() == index;
        let terms = |formulas: &mut dyn Iterator<Item = &Formula>| -> Vec<String> {
            formulas.map(|formula| self.term(formula)).collect()
        };
        let rules = model.rules.iter().filter(|each| of(each.outcome));
        let demands = model.requirements.iter().filter(|each| of(each.outcome));
        let fired = any(&terms(&mut rules.map(|each| &each.condition)));
        let met = all(&terms(&mut demands.map(|each| &each.condition)));
        let by_rule = format!("(and {fired} {met})");
        if model.out_of_scope.is_some_and(of) && !model.scopes.is_empty() {
            let inside = any(&terms(&mut model.scopes.iter().map(|each| &each.condition)));
            format!("(or (not {inside}) {by_rule})")
        } else {
            by_rule
        }
    }

    fn define(&self, text: &mut String, name: &str, formula: &Formula) {
        self.name(text, name, &self.term(formula));
    }

    fn name(&self, text: &mut String, name: &str, term: &str) {
        let _ = writeln!(text, "(define-fun {}{name} () Bool {term})", self.mark);
    }

    fn term(&self, formula: &Formula) -> String {
        let (model, mark) = (self.model, self.mark);
        let list = |parts: &[Formula]| {
            let parts = parts.iter().map(|part| self.term(part));
            parts.collect::<Vec<_>>()
        };
        match formula {
            Formula::Constant(value) => value.to_string(),
            Formula::Test(test) => comparison(model, test),
            Formula::Definition(id) => format!("{mark}d{}", id.index()),
            Formula::Clause(id) if model.clauses[id.index()].formula.is_none() => "false".into(),
            Formula::Clause(id) => format!("{mark}c{}", id.index()),
            Formula::Reading(id, option) => self.reading(id.index(), *option),
            Formula::Outcome(id) => format!("{mark}is{}", id.index()),
            Formula::Not(inner) => format!("(not {})", self.term(inner)),
            Formula::And(parts) => all(&list(parts)),
            Formula::Or(parts) => any(&list(parts)),
        }
    }

    fn reading(&self, index: usize, option: u32) -> String {
        match self.readings {
            Readings::Open => format!("(= r{index} {option})"),
            Readings::Default => (self.model.readings[index].default == option).to_string(),
        }
    }
}

fn comparison(model: &Model, Test { fact, comparison }: &Test) -> String {
    let name = format!("f{}", fact.index());
    let boolean = model.facts[fact.index()].domain == Domain::Boolean;
    let equal = |value: &Value| match value {
        Value::Boolean(true) => name.clone(),
        Value::Boolean(false) => format!("(not {name})"),
        other => format!("(= {name} {})", number(*other)),
    };
    let against = |sign: &str, value: &Value| {
        assert!(!boolean, "是否 has no order in a policy");
        format!("({sign} {name} {})", number(*value))
    };
    match comparison {
        Comparison::Equal(value) => equal(value),
        Comparison::Less(value) => against("<", value),
        Comparison::AtMost(value) => against("<=", value),
        Comparison::Greater(value) => against(">", value),
        Comparison::AtLeast(value) => against(">=", value),
        Comparison::In(values) => any(&values.iter().map(equal).collect::<Vec<_>>()),
    }
}

fn number(value: Value) -> i64 {
    match value {
        Value::Boolean(value) => value.into(),
        Value::Variant(index) => index.into(),
        Value::Integer(n) | Value::Money(n) | Value::Ratio(n) | Value::Duration(n) => n,
        Value::Date(date) => {
            i64::from(date.year) * 10_000 + i64::from(date.month) * 100 + i64::from(date.day)
        }
    }
}

fn all(parts: &[String]) -> String {
    joined("and", "true", parts)
}

fn any(parts: &[String]) -> String {
    joined("or", "false", parts)
}

fn joined(word: &str, empty: &str, parts: &[String]) -> String {
    match parts {
        [] => empty.into(),
        [only] => only.clone(),
        _ => format!("({word} {})", parts.join(" ")),
    }
}
