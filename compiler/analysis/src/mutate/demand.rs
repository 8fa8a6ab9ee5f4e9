//! What a 须 demands, apart from the lead-in that makes it good.
//!
//! The front end lets a requirement hold where its demand does or where the whole 须 clause does,
//! which a 除外 or a fiction may bring about. So the words of a demand stand twice in the model: a
//! slip in them befalls both.

use super::place::rewrite;
use qufen_semantics::model::{ClauseId, Formula, Model, Requirement};

/// The demand, and the clause that demands it where that clause makes it good.
pub fn demand<'m>(
    model: &'m Model,
    requirement: &'m Requirement,
) -> (&'m Formula, Option<ClauseId>) {
    if let Formula::Or(parts) = &requirement.condition
        && let [demand, Formula::Clause(lead)] = parts.as_slice()
        && let Some(own) = &model.clauses[lead.index()].own
        && replaced(own, demand, None).is_some()
    {
        return (demand, Some(*lead));
    }
    (&requirement.condition, None)
}

/// Writes another demand, or none, in the requirement's lead-in too; gives the lead-in.
pub fn rewrite_lead(model: &mut Model, index: usize, other: Option<&Formula>) -> Option<ClauseId> {
    let (demand, lead) = demand(model, &model.requirements[index]);
    let (demand, lead) = (demand.clone(), lead?);
    rewrite(&mut model.clauses[lead.index()], |clause| {
        if let Some(own) = clause.own.take() {
            clause.own = Some(replaced(&own, &demand, other).unwrap_or(own));
        }
    });
    Some(lead)
}

/// The 且 with another part, or none, for `part`; `None` when it is no part.
pub fn replaced(whole: &Formula, part: &Formula, other: Option<&Formula>) -> Option<Formula> {
    if whole == part {
        return Some(other.cloned().unwrap_or(Formula::Constant(true)));
    }
    let Formula::And(parts) = whole else {
        return None;
    };
    parts.iter().enumerate().find_map(|(index, each)| {
        let changed = replaced(each, part, other)?;
        let mut parts = parts.clone();
        parts[index] = changed;
        Some(Formula::And(parts))
    })
}
