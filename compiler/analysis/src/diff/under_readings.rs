//! What only happens under other readings than the defaults.

use super::UnderReadings;
use super::compare::direction;
use super::field::Field;
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;

/// Pairs of different outcomes that occur under some readings, without those in `shown`, which the
/// default readings show.
pub(super) fn transitions(
    field: &Field<'_, '_>,
    shown: &[(OutcomeId, OutcomeId)],
) -> Result<Vec<UnderReadings>, Overrun> {
    let (before, after) = (field.sides.old.model, field.sides.new.model);
    let mut all = Vec::new();
    for (from, name) in (0..).map(OutcomeId).zip(&before.outcomes) {
        let kept = after.outcome(name).map(|to| &field.new.is[to.index()]);
        if kept == Some(&field.old.is[from.index()]) {
            continue;
        }
        // Few cases leave an outcome; those that do are looked at one new outcome at a time.
        let mut leaving = field.compared.and(&field.old.is[from.index()])?;
        if let Some(kept) = kept {
            leaving = leaving.minus(kept)?;
        }
        for (to, other) in (0..).map(OutcomeId).zip(&after.outcomes) {
            if other == name || shown.contains(&(from, to)) {
                continue;
            }
            let region = leaving.and(&field.new.is[to.index()])?;
            if region.is_empty() {
                continue;
            }
            let graph = field.space.graph(&region)?;
            all.push(UnderReadings {
                from,
                to,
                direction: direction(before, after, from, to),
                witness: field.testify(&graph, &field.allowances(from, to))?,
            });
        }
    }
    Ok(all)
}
