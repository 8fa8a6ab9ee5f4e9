//! By which clause the law reaches the case, and on which facts that turns.

use crate::ScopeBasis;
use crate::values::Values;
use qufen_semantics::model::{FactId, Formula, Model};
use std::collections::BTreeSet;

/// The clause by which the law reaches the case; 适用 before 参照.
pub(super) fn scope(model: &Model, values: &Values<'_>) -> Option<ScopeBasis> {
    let mut reaching: Vec<_> = model
        .scopes
        .iter()
        .filter(|scope| values.formula(&scope.condition).is_true())
        .collect();
    reaching.sort_by_key(|scope| scope.analogy);
    reaching.first().map(|scope| ScopeBasis {
        cite: model.clauses[scope.clause.index()].citation.clone(),
        mode: if scope.analogy { "参照" } else { "适用" }.into(),
        facts: facts(model),
    })
}

/// What 适用 and 参照 ask about: who the person is, rather than what was done.
fn facts(model: &Model) -> Vec<String> {
    let mut found = BTreeSet::new();
    for scope in &model.scopes {
        mentioned(model, &scope.condition, &mut found);
    }
    let names = found.iter().map(|id| model.facts[id.index()].name.clone());
    names.collect()
}

fn mentioned(model: &Model, formula: &Formula, found: &mut BTreeSet<FactId>) {
    match formula {
        Formula::Test(test) => {
            found.insert(test.fact);
        }
        Formula::Definition(id) => {
            mentioned(model, &model.definitions[id.index()].formula, found);
        }
        Formula::Clause(id) => {
            let formula = model.clauses[id.index()].formula.iter();
            formula.for_each(|formula| mentioned(model, formula, found));
        }
        Formula::Not(inner) => mentioned(model, inner, found),
        Formula::And(parts) | Formula::Or(parts) => {
            parts.iter().for_each(|part| mentioned(model, part, found));
        }
        Formula::Reading(..) | Formula::Constant(_) | Formula::Outcome(_) => {}
    }
}
