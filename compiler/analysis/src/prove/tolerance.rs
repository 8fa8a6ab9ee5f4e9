//! Which outcomes are the tolerant ones: those that a 区分 grants 此方 and denies 彼方.
//!
//! A 结论 lists outcomes without saying which of them tolerates. It can be told: tolerance is granted
//! by some rule, so it is neither the 缺省 nor the outcome outside the scope, and its name does not
//! begin with a denial (不予、不适用). Where several remain, 须 is what one asks of a case before one
//! grants it something, so those with a 须 are meant. The report names the outcome it went by.

use qufen_semantics::model::{Model, OutcomeId};

/// The tolerant outcomes, in the order of the 结论.
pub fn tolerant(model: &Model) -> Vec<OutcomeId> {
    let mut candidates = granted(model);
    narrow(&mut candidates, |id| !denies(&model.outcomes[id.index()]));
    narrow(&mut candidates, |id| {
        model.requirements.iter().any(|each| each.outcome == id)
    });
    candidates
}

/// The outcomes that some rule grants.
fn granted(model: &Model) -> Vec<OutcomeId> {
    let all = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    all.filter(|&id| {
        let by_rule = model.rules.iter().any(|rule| rule.outcome == id);
        by_rule && id != model.default && model.out_of_scope != Some(id)
    })
    .collect()
}

fn denies(outcome: &str) -> bool {
    outcome.starts_with('不')
}

/// Keeps those that pass, unless none does.
fn narrow(candidates: &mut Vec<OutcomeId>, passes: impl Fn(OutcomeId) -> bool) {
    if candidates.iter().any(|&id| passes(id)) {
        candidates.retain(|&id| passes(id));
    }
}
