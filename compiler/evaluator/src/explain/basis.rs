//! 依据: the clauses that carry the outcome.

use super::cited;
use crate::Cited;
use crate::values::Values;
use qufen_semantics::model::{ClauseId, Model, OutcomeId, Rule};

/// The clauses by which the case comes out so; empty for the 缺省, which no clause carries.
pub(super) fn basis(model: &Model, values: &Values<'_>, outcome: OutcomeId) -> Vec<Cited> {
    let mut clauses = carrying(model, values, outcome);
    if !clauses.is_empty() {
        let own = model
            .requirements
            .iter()
            .filter(|each| each.outcome == outcome);
        let required: Vec<ClauseId> = own.map(|each| each.clause).collect();
        let relied_on = clauses.iter().chain(&required);
        let fictions: Vec<ClauseId> = relied_on
            .flat_map(|clause| fictions(model, values, *clause))
            .collect();
        clauses.extend(fictions);
    }
    in_text_order(clauses)
        .into_iter()
        .map(|clause| cited(model, clause))
        .collect()
}

/// The clauses that carry the outcome, in the order of the text.
pub(super) fn carrying(model: &Model, values: &Values<'_>, outcome: OutcomeId) -> Vec<ClauseId> {
    let mut clauses = Vec::new();
    if model.out_of_scope == Some(outcome) && values.outside().is_true() {
        clauses.extend(scope_clauses(model));
    }
    if values.required(outcome).is_true() {
        clauses.extend(fired(model, values, outcome));
    }
    in_text_order(clauses)
}

/// The clauses by which another is deemed met that is not met of itself: a fiction is cited as such.
fn fictions(model: &Model, values: &Values<'_>, clause: ClauseId) -> Vec<ClauseId> {
    let clause = &model.clauses[clause.index()];
    if clause
        .own
        .as_ref()
        .is_some_and(|own| values.formula(own).is_true())
    {
        return Vec::new();
    }
    let deemings = clause.deemings.iter();
    deemings
        .filter(|it| values.formula(&it.when).is_true())
        .map(|it| it.by)
        .collect()
}

/// The clauses of the rules for `outcome` that fire, whatever comes of it.
pub(super) fn fired(model: &Model, values: &Values<'_>, outcome: OutcomeId) -> Vec<ClauseId> {
    let rules = model.rules.iter().filter(|rule| rule.outcome == outcome);
    let fired = rules.filter(|rule| values.formula(&rule.condition).is_true());
    in_text_order(fired.flat_map(|rule| carriers(values, rule)).collect())
}

/// The items of a rule that hold; the rule's own clause when it ranges over none.
fn carriers(values: &Values<'_>, rule: &Rule) -> Vec<ClauseId> {
    let holding: Vec<ClauseId> = rule
        .items
        .iter()
        .copied()
        .filter(|item| values.clause(*item).is_true())
        .collect();
    if holding.is_empty() {
        vec![rule.clause]
    } else {
        holding
    }
}

/// The clauses that say whom the law governs; 适用 alone when there is one.
fn scope_clauses(model: &Model) -> Vec<ClauseId> {
    let direct: Vec<ClauseId> = model
        .scopes
        .iter()
        .filter(|scope| !scope.analogy)
        .map(|scope| scope.clause)
        .collect();
    if direct.is_empty() {
        model.scopes.iter().map(|scope| scope.clause).collect()
    } else {
        direct
    }
}

fn in_text_order(mut clauses: Vec<ClauseId>) -> Vec<ClauseId> {
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}
