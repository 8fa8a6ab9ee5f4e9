//! An 除外 or a 视为 that is missing.

use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use crate::mutate::place::is_of_parts;
use crate::wording;
use qufen_semantics::model::{ClauseId, Model};

pub fn slips(model: &Model) -> Vec<Mutant> {
    let mut slips = Vec::new();
    for (index, clause) in model.clauses.iter().enumerate() {
        let id = ClauseId(index as u32);
        if !is_of_parts(clause) {
            continue;
        }
        let exceptions = clause.exceptions.iter().enumerate();
        slips.extend(exceptions.map(|(place, exception)| Mutant {
            operator: Operator::ExceptionDropped,
            cite: model.clauses[exception.clause.index()].citation.clone(),
            slip: Slip::Omitted(format!(
                "除外 当 {}",
                wording::words(model, &exception.when)
            )),
            edits: vec![Edit::NoException(id, place)],
        }));
        let deemings = clause.deemings.iter().enumerate();
        slips.extend(deemings.map(|(place, deeming)| Mutant {
            operator: Operator::DeemingDropped,
            cite: model.clauses[deeming.by.index()].citation.clone(),
            slip: Slip::Omitted(format!("视为符合 {}", clause.citation)),
            edits: vec![Edit::NoDeeming(id, place)],
        }));
    }
    slips
}
