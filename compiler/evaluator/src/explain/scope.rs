//! By which clause the law reaches the case.

use crate::ScopeBasis;
use crate::values::Values;
use qufen_semantics::model::Model;

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
    })
}
