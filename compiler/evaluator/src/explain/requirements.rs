//! 要件: what the supported outcomes require, met, failed and open.

use super::cited;
use crate::values::Values;
use crate::{Requirements, Truth};
use qufen_semantics::model::Model;

/// The 须 of each outcome that some rule supports, or may yet support.
pub(super) fn requirements(model: &Model, values: &Values<'_>) -> Requirements {
    let mut sorted = Requirements::default();
    for requirement in &model.requirements {
        if values.supported(requirement.outcome).is_false() {
            continue;
        }
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
