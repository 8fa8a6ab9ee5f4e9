//! `事实=值` pairs as typed by a person.

use crate::model::{Case, Model};
use crate::resolve::{examples, type_name, value};
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::Literal;

/// Sets the facts of `case`; a pair that does not fit the model is reported and left out.
pub fn assign(model: &Model, case: &mut Case, pairs: &[(String, String)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, text) in pairs {
        let Some(id) = model.fact(name) else {
            found.push(unknown_fact(model, name));
            continue;
        };
        let domain = &model.facts[id.index()].domain;
        match qufen_syntax::parse_literal(text) {
            Some(Literal::Unknown) => case.set(id, None),
            Some(literal) if value(&literal, domain).is_some() => {
                case.set(id, value(&literal, domain));
            }
            _ => found.push(
                Diagnostic::nowhere(codes::VALUE_OUTSIDE_FACT)
                    .with("fact", name)
                    .with("value", text)
                    .with("kind", type_name(domain))
                    .with("values", examples(domain)),
            ),
        }
    }
    found
}

fn unknown_fact(model: &Model, name: &str) -> Diagnostic {
    let near = crate::names::nearest(name, model.facts.iter().map(|fact| fact.name.as_str()));
    let hint = near.map(|near| format!("→ `{near}`")).unwrap_or_default();
    Diagnostic::nowhere(codes::CASE_FACT_UNKNOWN)
        .with("name", name)
        .with("policy", format!("《{}》", model.instrument.title))
        .with("hint", hint)
}
