//! 要件: what the law requires of the case, met, failed and open.

use super::cited;
use crate::values::Values;
use crate::{Requirements, Truth};
use qufen_semantics::model::Model;

/// The 须 of every outcome, as long as the law may reach the case. They hold whichever
/// circumstance is relied on, so one that fails is a ground even where no rule fires.
pub(super) fn requirements(model: &Model, values: &Values<'_>) -> Requirements {
    let mut sorted = Requirements::default();
    if !are_told(values) {
        return sorted;
    }
    for requirement in &model.requirements {
        let list = match values.formula(&requirement.condition) {
            Truth::True => &mut sorted.met,
            Truth::False => &mut sorted.failed,
            Truth::Unknown => &mut sorted.open,
        };
        let requirement = cited(model, requirement.clause);
        if !list.contains(&requirement) {
            list.push(requirement);
        }
    }
    sorted
}

/// Whether the requirements are told of: where the law certainly does not reach the case, they
/// are none of its business.
pub(super) fn are_told(values: &Values<'_>) -> bool {
    !values.outside().is_true()
}
