//! The outcome next to the one meant, and two neighbours of the 结论 in the wrong order.

use super::site::{Offer, Site};
use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use qufen_semantics::model::{Formula, Model, OutcomeId};

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let Formula::Outcome(outcome) = part else {
        return Vec::new();
    };
    let others = neighbours(site.model, *outcome).into_iter();
    others
        .map(|it| site.written(Operator::Outcome, part, Formula::Outcome(it)))
        .collect()
}

pub fn slips(model: &Model) -> Vec<Mutant> {
    let name = |outcome: OutcomeId| model.outcomes[outcome.index()].clone();
    let mut slips = Vec::new();
    for (index, rule) in model.rules.iter().enumerate() {
        slips.extend(
            neighbours(model, rule.outcome)
                .into_iter()
                .map(|other| Mutant {
                    operator: Operator::Outcome,
                    cite: model.clauses[rule.clause.index()].citation.clone(),
                    slip: Slip::Written {
                        meant: format!("则 {}", name(rule.outcome)),
                        written: format!("则 {}", name(other)),
                    },
                    edits: vec![Edit::RuleFor(index, other)],
                }),
        );
    }
    slips.extend((1..model.outcomes.len()).map(|second| Mutant {
        operator: Operator::Precedence,
        cite: format!("结论 {}", model.decision),
        slip: Slip::Swapped(
            model.outcomes[second - 1].clone(),
            model.outcomes[second].clone(),
        ),
        edits: vec![Edit::Precedence(second - 1)],
    }));
    slips
}

/// The outcomes that stand just before and after.
pub fn neighbours(model: &Model, outcome: OutcomeId) -> Vec<OutcomeId> {
    let both = [outcome.0.checked_sub(1), outcome.0.checked_add(1)];
    let both = both.into_iter().flatten().map(OutcomeId);
    both.filter(|it| it.index() < model.outcomes.len())
        .collect()
}
