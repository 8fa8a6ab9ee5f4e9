//! 期望 against the decision.

use qufen_diagnostics::Location;
use qufen_evaluator::Decision;
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
    /// The facts break a 约束.
    Contradictory {
        /// Its source words.
        constraint: String,
    },
    /// The version's text is not held.
    TextNotHeld,
    /// Errors in the instrument stand in the way.
    NoModel,
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
        expectation.outcomes.first().is_none_or(|name| decision.outcome.as_ref() == Some(name))
    };
    (!met).then(|| Failure::Outcome {
        expected: expectation.outcomes.clone(),
        open: expectation.open,
        actual: decision.possible.clone(),
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
    clause.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('第'))
}

fn pending(
    expectation: &Expectation,
    decision: &Decision,
    open_clauses: &BTreeSet<String>,
) -> Option<Failure> {
    let is_open = |fact: &String| decision.unknown.iter().any(|unknown| unknown.fact == *fact);
    let clauses = expectation.pending_clauses.iter().filter(|cite| !open_clauses.contains(*cite));
    let facts = expectation.pending_facts.iter().filter(|fact| !is_open(fact));
    let settled: Vec<String> = clauses.chain(facts).cloned().collect();
    (!settled.is_empty()).then_some(Failure::Pending { settled })
}
