//! Conditions that may name outcomes.

use qufen_semantics::model::{Formula, OutcomeId};

/// Whether a formula hangs on nothing but the outcome.
pub(super) fn is_of_outcomes(formula: &Formula) -> bool {
    let mut alone = true;
    formula.walk(&mut |part| {
        alone &= matches!(
            part,
            Formula::Outcome(_)
                | Formula::Constant(_)
                | Formula::Not(_)
                | Formula::And(_)
                | Formula::Or(_)
        );
    });
    alone
}

/// Whether a formula that hangs on the outcome alone holds for this one.
pub(super) fn holds_for(formula: &Formula, outcome: OutcomeId) -> bool {
    match formula {
        Formula::Outcome(id) => *id == outcome,
        Formula::Constant(value) => *value,
        Formula::Not(inner) => !holds_for(inner, outcome),
        Formula::And(parts) => parts.iter().all(|part| holds_for(part, outcome)),
        Formula::Or(parts) => parts.iter().any(|part| holds_for(part, outcome)),
        _ => false,
    }
}

/// The formula with each outcome written out as what it takes.
pub(super) fn written_out(formula: &Formula, is: &[Formula]) -> Formula {
    let each = |parts: &[Formula]| parts.iter().map(|part| written_out(part, is)).collect();
    match formula {
        Formula::Outcome(id) => is
            .get(id.index())
            .cloned()
            .unwrap_or(Formula::Constant(false)),
        Formula::Not(inner) => Formula::Not(Box::new(written_out(inner, is))),
        Formula::And(parts) => Formula::And(each(parts)),
        Formula::Or(parts) => Formula::Or(each(parts)),
        other => other.clone(),
    }
}
