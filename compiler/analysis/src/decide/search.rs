//! A decision where the diagram would grow too large: what is possible is searched for; the rest is
//! not established, and the decision says so.

use super::contradiction::contradiction;
use super::hearing::Hearing;
use crate::sat::{Answer, CONFLICTS, Searcher};
use crate::space::Deciding;
use qufen_evaluator::{DecideError, Decision};
use qufen_semantics::model::{FactId, Formula, OutcomeId};

/// What can be said without a diagram.
pub(super) fn decision(hearing: &Hearing<'_>) -> Result<Decision, DecideError> {
    let Remaining { outcomes, complete } = remaining(hearing, &hearing.case.readings);
    if outcomes.is_empty() {
        return Err(contradiction(hearing));
    }
    let mut decision = hearing.explained(&outcomes);
    if !complete {
        decision.incomplete.push("possible".into());
    }
    let under = |readings: &[u32]| {
        let other = remaining(hearing, readings);
        (complete && other.complete).then_some(other.outcomes)
    };
    hearing.tell_readings(&outcomes, under, &mut decision);
    if decision.outcome.is_some() {
        decision
            .incomplete
            .extend(["nearest".into(), "reason".into()]);
    } else {
        decision
            .incomplete
            .extend(["unknown".into(), "settle".into()]);
        hearing.ask(open_facts(hearing), &mut decision);
    }
    Ok(decision)
}

/// The outcomes that were found or could not be excluded.
struct Remaining {
    outcomes: Vec<OutcomeId>,
    complete: bool,
}

fn remaining(hearing: &Hearing<'_>, readings: &[u32]) -> Remaining {
    let mut searcher = Searcher::new(hearing.model, &hearing.given.under(readings));
    let mut remaining = Remaining {
        outcomes: Vec::new(),
        complete: true,
    };
    for index in 0..hearing.model.outcomes.len() as u32 {
        let outcome = OutcomeId(index);
        match searcher.witness(&Formula::Outcome(outcome), CONFLICTS) {
            Answer::None => continue,
            Answer::Found(_) => {}
            Answer::GaveUp => remaining.complete = false,
        }
        remaining.outcomes.push(outcome);
    }
    remaining
}

/// The open facts that some formula that decides tells something about.
fn open_facts(hearing: &Hearing<'_>) -> Vec<FactId> {
    let cells = Deciding::of(hearing.model).cells(hearing.model);
    let facts = (0..hearing.model.facts.len() as u32).map(FactId);
    let open = facts.filter(|&id| hearing.given.fact(id).is_none());
    open.filter(|&id| cells.fact(id).count() > 1).collect()
}
