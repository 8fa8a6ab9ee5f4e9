//! 期望: the outcomes, clauses and facts that a scenario names, found in its instrument.

use super::resolution::Resolution;
use crate::resolve::citation_finding;
use crate::scenario::Expected;
use qufen_diagnostics::{Diagnostic, Location, Span, codes};
use qufen_syntax::ast::{Expectation, Pending};

impl Resolution<'_> {
    /// The expectation. What does not resolve is left out and found.
    pub(super) fn expected(
        &mut self,
        expected: &Expectation,
        place: &dyn Fn(Span) -> Location,
    ) -> Expected {
        let mut result = Expected {
            outcomes: Vec::new(),
            open: expected.open,
            basis: Vec::new(),
            pending_facts: Vec::new(),
            pending_clauses: Vec::new(),
            place: place(expected.span),
        };
        for name in &expected.outcomes {
            match self.model.outcome(&name.node) {
                Some(outcome) => result.outcomes.push(outcome),
                None => self.found.push(
                    Diagnostic::new(codes::OUTCOME_UNDECLARED, name.span)
                        .with("name", &name.node)
                        .with("outcomes", self.model.outcomes.join("、")),
                ),
            }
        }
        for citation in &expected.basis {
            match self.skeleton.resolve(&citation.node, None) {
                Ok(ids) => result.basis.extend(ids),
                Err(error) => self.found.push(citation_finding(error, citation.span)),
            }
        }
        for pending in &expected.pending {
            match pending {
                Pending::Clause(citation) => match self.skeleton.resolve(&citation.node, None) {
                    Ok(ids) => result.pending_clauses.extend(ids),
                    Err(error) => self.found.push(citation_finding(error, citation.span)),
                },
                Pending::Fact(name) => match self.model.fact(&name.node) {
                    Some(id) => result.pending_facts.push(id),
                    None => self.found.push(
                        Diagnostic::new(codes::CASE_FACT_UNKNOWN, name.span)
                            .with("name", &name.node)
                            .with("policy", format!("《{}》", self.model.instrument.title))
                            .with("hint", ""),
                    ),
                },
            }
        }
        result
    }
}
