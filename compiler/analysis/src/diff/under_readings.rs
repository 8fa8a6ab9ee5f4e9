//! What only happens under other readings than the defaults.

use super::UnderReadings;
use super::compare::direction;
use super::field::Field;
use super::side::Version;
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
    let apart = field.apart()?;
    for (from, name) in (0..).map(OutcomeId).zip(&before.outcomes) {
        // Few cases leave an outcome; those that do are looked at one new outcome at a time.
        let mut leaving = field.within(apart, field.outcome(Version::Old, from))?;
        if let Some(to) = after.outcome(name) {
            let kept = field.within(&leaving, field.outcome(Version::New, to))?;
            leaving = leaving.minus(&kept)?;
        }
        for (to, other) in (0..).map(OutcomeId).zip(&after.outcomes) {
            if other == name || leaving.is_empty() || shown.contains(&(from, to)) {
                continue;
            }
            let region = field.within(&leaving, field.outcome(Version::New, to))?;
            if region.is_empty() {
                continue;
            }
            all.push(UnderReadings {
                from,
                to,
                direction: direction(before, after, from, to),
                witness: field.testify(&region, || field.allowed(from, to))?,
            });
        }
    }
    Ok(all)
}
