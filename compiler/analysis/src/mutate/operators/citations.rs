//! The clause next to the one meant, where a clause is cited.

use super::site::{Offer, Site};
use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use qufen_semantics::model::{ClauseId, Formula, Model};

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let Formula::Clause(cited) = part else {
        return Vec::new();
    };
    let others = neighbours(site.model, *cited).into_iter();
    others
        .map(|it| site.written(Operator::Citation, part, Formula::Clause(it)))
        .collect()
}

/// 视为符合 the wrong clause.
pub fn slips(model: &Model) -> Vec<Mutant> {
    let citation = |id: ClauseId| model.clauses[id.index()].citation.clone();
    let mut slips = Vec::new();
    for (index, clause) in model.clauses.iter().enumerate() {
        let from = ClauseId(index as u32);
        for (place, deeming) in clause.deemings.iter().enumerate() {
            slips.extend(neighbours(model, from).into_iter().map(|to| Mutant {
                operator: Operator::Citation,
                cite: citation(deeming.by),
                slip: Slip::Written {
                    meant: format!("视为符合 {}", citation(from)),
                    written: format!("视为符合 {}", citation(to)),
                },
                edits: vec![Edit::DeemingFor(from, place, to)],
            }));
        }
    }
    slips
}

/// The conditions that stand just before and after, under the same lead-in.
fn neighbours(model: &Model, cited: ClauseId) -> Vec<ClauseId> {
    let parent = model.clauses[cited.index()].parent;
    let stands_beside = |index: &usize| {
        let clause = &model.clauses[*index];
        clause.parent == parent && clause.formula.is_some()
    };
    let before = (0..cited.index()).rev().find(stands_beside);
    let after = (cited.index() + 1..model.clauses.len()).find(stands_beside);
    let both = before.into_iter().chain(after);
    both.map(|index| ClauseId(index as u32)).collect()
}
