//! 适用 or 参照 that is missing. Members too few or too many are slips of 属于, in `grades.rs`.

use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use crate::wording;
use qufen_semantics::model::Model;

pub fn slips(model: &Model) -> Vec<Mutant> {
    let scopes = model.scopes.iter().enumerate();
    let slips = scopes.map(|(index, scope)| {
        let mode = if scope.analogy { "参照" } else { "适用" };
        let whom = wording::words(model, &scope.condition);
        Mutant {
            operator: Operator::ScopeDropped,
            cite: model.clauses[scope.clause.index()].citation.clone(),
            slip: Slip::Omitted(format!("{mode} 于 {whom}")),
            edits: vec![Edit::NoScope(index)],
        }
    });
    slips.collect()
}
