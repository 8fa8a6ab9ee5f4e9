//! Which outcomes are the tolerant ones: those that a 区分 grants 此方 and denies 彼方.
//!
//! In the language's own words that is 可以容错免责. A 结论 that has no outcome of this name lists its
//! outcomes without saying which of them tolerates; then it is told by the name, which does not begin
//! with a denial (不予、不适用), and where several remain, by a 须, which is what one asks of a case
//! before one grants it something, and by a rule that grants it. The report names the outcome it went by.

use qufen_semantics::model::{Model, OutcomeId};

/// The outcome that the language's 区分 is defined by.
const EXEMPTION: &str = "可以容错免责";

/// The tolerant outcomes, in the order of the 结论.
pub fn tolerant(model: &Model) -> Vec<OutcomeId> {
    if let Some(exemption) = model.outcome(EXEMPTION) {
        return vec![exemption];
    }
    let all = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    let mut candidates: Vec<OutcomeId> = all
        .filter(|&id| model.out_of_scope != Some(id) && !denies(&model.outcomes[id.index()]))
        .collect();
    narrow(&mut candidates, |id| {
        model.requirements.iter().any(|each| each.outcome == id)
    });
    narrow(&mut candidates, |id| {
        model.rules.iter().any(|rule| rule.outcome == id)
    });
    candidates
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
