//! The facts on which it turns whether the law reaches a case: who somebody is, not what was done.

use qufen_semantics::model::{FactId, Formula, Model};
use std::collections::BTreeSet;

/// What 适用 and 参照 ask about.
pub(super) fn asked(model: &Model) -> BTreeSet<FactId> {
    let mut found = BTreeSet::new();
    for scope in &model.scopes {
        mentioned(model, &scope.condition, &mut found);
    }
    found
}

fn mentioned(model: &Model, formula: &Formula, found: &mut BTreeSet<FactId>) {
    formula.walk(&mut |part| match part {
        Formula::Test(test) => drop(found.insert(test.fact)),
        Formula::Definition(id) => {
            mentioned(model, &model.definitions[id.index()].formula, found);
        }
        Formula::Clause(id) => {
            let formula = model.clauses[id.index()].formula.iter();
            formula.for_each(|formula| mentioned(model, formula, found));
        }
        _ => {}
    });
}
