//! Which facts and readings a formula speaks of, definitions and clauses expanded.

use crate::space::Subject;
use qufen_semantics::model::{FactId, Formula, Model};
use std::collections::BTreeSet;

/// Everything a formula turns on; outcomes are not expanded.
pub fn subjects(model: &Model, formula: &Formula) -> BTreeSet<Subject> {
    let mut found = BTreeSet::new();
    collect(model, formula, &mut found);
    found
}

/// The facts among [`subjects`], in order of declaration.
pub fn facts(model: &Model, formulas: &[&Formula]) -> Vec<FactId> {
    let all = formulas.iter().flat_map(|formula| subjects(model, formula));
    let facts: BTreeSet<FactId> = all
        .filter_map(|subject| match subject {
            Subject::Fact(id) => Some(id),
            Subject::Reading(_) => None,
        })
        .collect();
    facts.into_iter().collect()
}

fn collect(model: &Model, formula: &Formula, found: &mut BTreeSet<Subject>) {
    match formula {
        Formula::Test(test) => {
            found.insert(Subject::Fact(test.fact));
        }
        Formula::Reading(id, _) => {
            found.insert(Subject::Reading(*id));
        }
        Formula::Definition(id) => {
            collect(model, &model.definitions[id.index()].formula, found);
        }
        Formula::Clause(id) => {
            if let Some(formula) = &model.clauses[id.index()].formula {
                collect(model, formula, found);
            }
        }
        Formula::Not(inner) => collect(model, inner, found),
        Formula::And(parts) | Formula::Or(parts) => {
            parts.iter().for_each(|part| collect(model, part, found));
        }
        Formula::Constant(_) | Formula::Outcome(_) => {}
    }
}
