//! A 须 that is missing, that belongs to another outcome, or of which one suffices.

use super::outcomes::neighbours;
use crate::mutate::demand::demand;
use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use qufen_semantics::model::{ClauseId, Formula, Model, OutcomeId};
use std::collections::BTreeMap;

pub fn slips(model: &Model) -> Vec<Mutant> {
    let name = |outcome: OutcomeId| model.outcomes[outcome.index()].clone();
    let mut slips = Vec::new();
    for (index, requirement) in model.requirements.iter().enumerate() {
        let cite = model.clauses[requirement.clause.index()].citation.clone();
        slips.push(Mutant {
            operator: Operator::RequirementDropped,
            slip: Slip::Omitted(format!("{} 须 {cite}", name(requirement.outcome))),
            cite: cite.clone(),
            edits: vec![Edit::NoRequirement(index)],
        });
        let others = neighbours(model, requirement.outcome).into_iter();
        slips.extend(
            others
                .filter(|it| is_carried(model, *it))
                .map(|other| Mutant {
                    operator: Operator::RequirementMoved,
                    cite: cite.clone(),
                    slip: Slip::Written {
                        meant: format!("{} 须", name(requirement.outcome)),
                        written: format!("{} 须", name(other)),
                    },
                    edits: vec![Edit::RequirementFor(index, other)],
                }),
        );
    }
    slips.extend(one_of(model));
    slips
}

/// Whether a rule can carry the outcome, so that a 须 makes sense.
fn is_carried(model: &Model, outcome: OutcomeId) -> bool {
    model.rules.iter().any(|rule| rule.outcome == outcome)
}

/// 须 下列之一 for 须 下列全部.
fn one_of(model: &Model) -> Vec<Mutant> {
    let mut groups: BTreeMap<(ClauseId, OutcomeId), Vec<usize>> = BTreeMap::new();
    for (index, requirement) in model.requirements.iter().enumerate() {
        let lead = model.clauses[requirement.clause.index()].parent;
        if let Some(lead) = lead
            && *demand(model, requirement).0 == Formula::Clause(requirement.clause)
        {
            groups
                .entry((lead, requirement.outcome))
                .or_default()
                .push(index);
        }
    }
    let groups = groups.into_iter().filter(|(_, items)| items.len() > 1);
    groups
        .map(|((lead, _), items)| Mutant {
            operator: Operator::Quantifier,
            cite: model.clauses[lead.index()].citation.clone(),
            slip: Slip::Written {
                meant: "须 下列全部".into(),
                written: "须 下列之一".into(),
            },
            edits: vec![Edit::OneOf(items, lead)],
        })
        .collect()
}
