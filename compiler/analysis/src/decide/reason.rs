//! A shortest sufficient reason: as few of the known findings as possible that carry the outcome
//! whatever all other facts are, the known ones included.

use super::cheapest::{Findings, Terms, cheapest};
use super::effort::Effort;
use super::verdicts::Verdicts;
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;

/// Each finding that is relied on costs one.
pub(super) fn reason(
    all: &Verdicts,
    known: &[Option<u32>],
    alternatives: &[usize],
    outcome: OutcomeId,
    effort: &mut Effort,
) -> Result<Findings, Overrun> {
    let terms = known.iter().zip(alternatives).map(|(own, &count)| Terms {
        fix: (0..count as u32)
            .map(|each| (Some(each) == *own).then_some(1))
            .collect(),
        open: Some(0),
    });
    let terms: Vec<Terms> = terms.collect();
    let ways = cheapest(all, &terms, &[outcome], 1, effort)?;
    let first = ways.list.into_iter().next();
    Ok(first.map(|(findings, _)| findings).unwrap_or_default())
}
