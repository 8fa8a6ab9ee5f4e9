//! 期望 against the decision.

use qufen_diagnostics::Location;
use qufen_evaluator::{Decision, Truth};
use std::collections::BTreeSet;

/// 期望, in the names of the version decided under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// One outcome, or all that must remain possible.
    pub outcomes: Vec<String>,
    /// Whether it says 未定.
    pub open: bool,
    /// Clauses that must be in the basis.
    pub basis: Vec<String>,
    /// Facts that must still be open.
    pub pending_facts: Vec<String>,
    /// Clauses that must still be open.
    pub pending_clauses: Vec<String>,
    /// The statement.
    pub place: Location,
}

/// Why a scenario fails, apart from its golden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It comes out otherwise than 期望 says.
    Outcome {
        /// One outcome, or all that were to remain possible.
        expected: Vec<String>,
        /// Whether it was to be 未定.
        open: bool,
        /// What remains possible; one when determined.
        actual: Vec<String>,
    },
    /// A clause that 期望 cites carries nothing.
    Basis {
        /// The citations that are missing.
        missing: Vec<String>,
        /// The citations that carry the outcome.
        actual: Vec<String>,
    },
    /// What was to be open is not.
    Pending {
        /// Facts and citations that are not open.
        settled: Vec<String>,
    },
    /// The case does not stand on the side of a 区分 that it claims.
    Side {
        /// `改革失误 与 明知故犯`.
        distinction: String,
        /// `此方` or `彼方`.
        side: &'static str,
        /// The name of that side.
        name: String,
        /// What the side's formula is worth in the case: false or unknown.
        worth: Truth,
        /// The words that claim it.
        place: Location,
    },
    /// The facts break a 约束.
    Contradictory {
        /// Its source words.
        constraint: String,
    },
    /// The version's text is not held.
    TextNotHeld,
}

/// What of `expectation` the decision does not meet. `open_clauses` are the citations whose value
/// the decision leaves open.
pub fn unmet(
    expectation: &Expectation,
    decision: &Decision,
    open_clauses: &BTreeSet<String>,
) -> Vec<Failure> {
    let outcome = outcome(expectation, decision);
    let basis = basis(&expectation.basis, decision);
    let pending = pending(expectation, decision, open_clauses);
    outcome.into_iter().chain(basis).chain(pending).collect()
}

fn outcome(expectation: &Expectation, decision: &Decision) -> Option<Failure> {
    let met = if expectation.open || expectation.outcomes.len() > 1 {
        let expected: BTreeSet<&String> = expectation.outcomes.iter().collect();
        decision.outcome.is_none()
            && (expected.is_empty() || expected == decision.possible.iter().collect())
    } else {
        expectation
            .outcomes
            .first()
            .is_none_or(|name| decision.outcome.as_ref() == Some(name))
    };
    (!met).then(|| Failure::Outcome {
        expected: expectation.outcomes.clone(),
        open: expectation.open,
        actual: decision
            .outcome
            .clone()
            .map_or_else(|| decision.possible.clone(), |name| vec![name]),
    })
}

/// Where no clause carries the outcome, as when no rule is met, the failed requirements do.
fn basis(expected: &[String], decision: &Decision) -> Option<Failure> {
    let carrying = match decision.basis.as_slice() {
        [] => &decision.requirements.failed,
        basis => basis,
    };
    let actual: Vec<String> = carrying.iter().map(|clause| clause.cite.clone()).collect();
    let is_missing = |cite: &&String| !actual.iter().any(|clause| is_within(clause, cite));
    let missing: Vec<String> = expected.iter().filter(is_missing).cloned().collect();
    (!missing.is_empty()).then_some(Failure::Basis { missing, actual })
}

/// Whether `clause` is `whole` or a part of it: 第五条第(一)项 of 第五条, but not 第五条之一.
fn is_within(clause: &str, whole: &str) -> bool {
    clause
        .strip_prefix(whole)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('第'))
}

fn pending(
    expectation: &Expectation,
    decision: &Decision,
    open_clauses: &BTreeSet<String>,
) -> Option<Failure> {
    let is_open = |fact: &String| decision.unknown.iter().any(|unknown| unknown.fact == *fact);
    let clauses = expectation
        .pending_clauses
        .iter()
        .filter(|cite| !open_clauses.contains(*cite));
    let facts = expectation
        .pending_facts
        .iter()
        .filter(|fact| !is_open(fact));
    let settled: Vec<String> = clauses.chain(facts).cloned().collect();
    (!settled.is_empty()).then_some(Failure::Pending { settled })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, expectation};
    use qufen_evaluator::Cited;

    fn check(edit: impl Fn(&mut Expectation, &mut Decision)) -> Vec<Failure> {
        let (mut expected, mut decision) = (expectation("可以"), sample::decision());
        edit(&mut expected, &mut decision);
        unmet(&expected, &decision, &BTreeSet::from(["第九条".to_owned()]))
    }

    #[test]
    fn the_outcome_is_compared() {
        assert_eq!(check(|_, _| {}), []);
        let failures = check(|expected, _| expected.outcomes = vec!["不予".into()]);
        assert!(matches!(
            failures.as_slice(),
            [Failure::Outcome { open: false, .. }]
        ));
    }

    #[test]
    fn an_open_expectation_wants_exactly_these_outcomes() {
        let both = || vec!["不予".to_owned(), "可以".to_owned()];
        let open = |expected: &mut Expectation, decision: &mut Decision| {
            expected.open = true;
            expected.outcomes = vec!["可以".into(), "不予".into()];
            decision.outcome = None;
            decision.possible = both();
        };
        assert_eq!(check(open), []);
        let wider = check(|expected, decision| {
            open(expected, decision);
            decision.possible.push("不适用".into());
        });
        assert_eq!(wider.len(), 1);
        let determined = check(|expected, _| expected.open = true);
        assert_eq!(determined.len(), 1);
    }

    #[test]
    fn an_article_is_in_the_basis_when_one_of_its_items_is() {
        assert_eq!(
            check(|expected, _| expected.basis = vec!["第五条".into()]),
            []
        );
        assert_eq!(
            check(|expected, _| expected.basis = vec!["第五条第(二)项".into()]).len(),
            1
        );
        let inserted = check(|expected, decision| {
            expected.basis = vec!["第五条".into()];
            decision.basis = vec![Cited {
                cite: "第五条之一".into(),
                text: String::new(),
            }];
        });
        assert_eq!(inserted.len(), 1);
    }

    #[test]
    fn without_a_carrying_clause_the_failed_requirements_are_the_reason() {
        let failures = check(|expected, decision| {
            expected.basis = vec!["第四条第(一)项".into()];
            decision.basis.clear();
            decision.requirements.failed = vec![sample::cited(0)];
        });
        assert_eq!(failures, []);
    }

    #[test]
    fn what_is_pending_must_be_open() {
        let failures = check(|expected, _| {
            expected.pending_facts = vec!["损失 金额".into(), "失误".into()];
            expected.pending_clauses = vec!["第九条".into(), "第十条".into()];
        });
        assert_eq!(
            failures,
            [Failure::Pending {
                settled: vec!["第十条".into(), "失误".into()]
            }]
        );
    }
}
