//! What only happens under other readings than the defaults.

use super::UnderReadings;
use super::compare::direction;
use super::field::{Field, Transfer};
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;

/// Of the transfers under all readings those whose outcomes are not in `shown`, which the default
/// readings show.
pub(super) fn transitions(
    field: &Field<'_, '_>,
    transfers: &[Transfer],
    shown: &[(OutcomeId, OutcomeId)],
) -> Result<Vec<UnderReadings>, Overrun> {
    let (before, after) = (field.sides.old.model, field.sides.new.model);
    let others = transfers.iter();
    let others = others.filter(|it| !shown.contains(&(it.from, it.to)));
    let told = others.map(
        |&Transfer {
             from,
             to,
             ref cases,
         }| {
            Ok(UnderReadings {
                from,
                to,
                direction: direction(before, after, from, to),
                witness: field.testify(cases, || field.allowed(from, to))?,
            })
        },
    );
    told.collect()
}
