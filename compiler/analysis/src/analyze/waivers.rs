//! 除外 and 再除外 of requirements, and of clauses that are no ground of their own, that change nothing.
//!
//! What such an exception waives or keeps out bears on whatever speaks of its clause, so it is taken out
//! of the whole law.

use super::altered::owed_to;
use super::exceptions::{Idle, idle_in, told};
use super::finding::Finding;
use super::firing;
use super::provision::Provision;
use super::study::Study;
use crate::mutate::edit::Edit;
use crate::mutate::place::{Place, is_of_parts};
use crate::space::Overrun;
use qufen_semantics::model::{ClauseId, Exception, Formula};

/// One finding for each such exception, of clauses that are not idle themselves.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found = Vec::new();
    for (id, clause) in (0..).map(ClauseId).zip(&study.model.clauses) {
        if !is_of_parts(clause) {
            continue;
        }
        for (place, exception) in clause.exceptions.iter().enumerate() {
            if is_part_of_a_ground(study, id, exception) {
                continue;
            }
            let says_nothing = |kept: &[&Formula]| {
                let kept: Vec<Formula> = kept.iter().copied().cloned().collect();
                let edit = match kept.is_empty() {
                    true => Edit::NoException(id, place),
                    false => Edit::Formula(Place::Exception(id, place), Formula::And(kept)),
                };
                Ok(owed_to(study, &[edit])?.is_empty())
            };
            if let Some(idle) = idle_in(study, &exception.when, &says_nothing)?
                && !firing::is_idle(study, id)?
            {
                let mut finding = told(study, id, &exception.when, &idle, ("", ""));
                if matches!(idle, Idle::Whole) {
                    finding.idle = Some(Provision::Exception(id, place));
                }
                found.push(finding);
            }
        }
    }
    Ok(found)
}

/// Whether the exception is a condition of a ground, and so is looked at there.
pub(super) fn is_part_of_a_ground(
    study: &Study<'_, '_>,
    clause: ClauseId,
    exception: &Exception,
) -> bool {
    let excluded = exception.when.clone().negated();
    let mut grounds = study.grounds.iter();
    grounds.any(|ground| ground.clause == clause && ground.parts.contains(&excluded))
}
