//! The smallest sets of open facts of which some finding settles the outcome.

use super::LONGEST;
use super::cheapest::{Terms, Ways, cheapest};
use super::effort::Effort;
use super::verdicts::Verdicts;
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;

/// Each finding costs one, what is left open costs nothing. What is known is folded away.
pub(super) fn settle(
    open: &Verdicts,
    possible: &[OutcomeId],
    alternatives: &[usize],
    effort: &mut Effort,
) -> Result<Ways, Overrun> {
    let terms = alternatives.iter().map(|&count| Terms {
        fix: vec![Some(1); count],
        open: Some(0),
    });
    let terms: Vec<Terms> = terms.collect();
    cheapest(open, &terms, possible, LONGEST, effort)
}
