//! Clauses that fired without effect, and what prevailed over them.

use super::{basis, cited};
use crate::values::Values;
use crate::{Cited, Defeated};
use qufen_semantics::model::{Model, OutcomeId};

/// The fired clauses of every outcome that is excluded.
pub(super) fn defeated(
    model: &Model,
    values: &Values<'_>,
    possible: &[OutcomeId],
) -> Vec<Defeated> {
    let mut defeated = Vec::new();
    for index in 0..model.outcomes.len() {
        let outcome = OutcomeId(index as u32);
        let excluded = !possible.contains(&outcome);
        // The 缺省 may stand although a rule for it fired in vain.
        let vain = possible == [outcome] && !values.required(outcome).is_true();
        if !excluded && !vain {
            continue;
        }
        let by = prevailing(model, values, outcome, possible);
        for clause in basis::fired(model, values, outcome) {
            let Cited { cite, text } = cited(model, clause);
            let outcome = model.outcomes[index].clone();
            defeated.push(Defeated {
                cite,
                text,
                outcome,
                by: by.clone(),
            });
        }
    }
    defeated
}

/// What stands against an outcome: a clause that carries one before it, else the requirement that
/// fails, else the outcome that came out.
fn prevailing(
    model: &Model,
    values: &Values<'_>,
    outcome: OutcomeId,
    possible: &[OutcomeId],
) -> String {
    let before = (0..outcome.0).map(OutcomeId);
    let stronger = before
        .filter(|earlier| values.carried(*earlier).is_true())
        .find_map(|earlier| basis::carrying(model, values, earlier).first().copied());
    let requirements = || {
        let own = model
            .requirements
            .iter()
            .filter(|each| each.outcome == outcome);
        let worth = own.map(|each| (values.formula(&each.condition), each.clause));
        worth
            .filter(|(worth, _)| !worth.is_true())
            .min()
            .map(|(_, clause)| clause)
    };
    match stronger.or_else(requirements) {
        Some(clause) => model.clauses[clause.index()].citation.clone(),
        None => {
            let winner = possible.first().copied().unwrap_or(model.default);
            model.outcomes[winner.index()].clone()
        }
    }
}
