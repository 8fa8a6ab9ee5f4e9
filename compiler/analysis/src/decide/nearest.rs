//! The smallest changes to what is known after which another outcome is certain.

use super::LONGEST;
use super::cheapest::{Terms, Ways, cheapest};
use super::effort::Effort;
use super::verdicts::Verdicts;
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;

/// Each change costs one; what is unknown stays open.
pub(super) fn nearest(
    all: &Verdicts,
    known: &[Option<u32>],
    alternatives: &[usize],
    others: &[OutcomeId],
    effort: &mut Effort,
) -> Result<Ways, Overrun> {
    let terms = known
        .iter()
        .zip(alternatives)
        .map(|(own, &count)| match own {
            Some(own) => Terms {
                fix: (0..count as u32)
                    .map(|each| Some(u32::from(each != *own)))
                    .collect(),
                open: None,
            },
            None => Terms {
                fix: Vec::new(),
                open: Some(0),
            },
        });
    let terms: Vec<Terms> = terms.collect();
    cheapest(all, &terms, others, LONGEST, effort)
}
