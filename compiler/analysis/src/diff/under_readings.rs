//! What only happens under other readings than the defaults.

use super::UnderReadings;
use super::compare::direction;
use super::field::{Field, Transfer};
use crate::space::Overrun;

/// The transfers that the default readings do not show.
pub(super) fn transitions(
    field: &Field<'_, '_>,
    transfers: &[Transfer],
) -> Result<Vec<UnderReadings>, Overrun> {
    let (before, after) = (field.sides.old.model, field.sides.new.model);
    let told = transfers.iter().map(
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
