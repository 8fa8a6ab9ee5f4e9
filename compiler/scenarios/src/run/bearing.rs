//! 待查: which clauses a decision still turns on.

use qufen_evaluator::{Decision, Truth, Values};
use qufen_semantics::model::{ClauseId, Formula, Model};
use qufen_semantics::scenario::ResolvedScenario;
use std::collections::BTreeSet;

/// What a case leaves open, and what of it bears on the outcome.
pub(super) struct Bearing<'m> {
    model: &'m Model,
    values: Values<'m>,
    unknown: BTreeSet<&'m str>,
}

impl<'m> Bearing<'m> {
    /// For one decided scenario.
    pub(super) fn of(
        model: &'m Model,
        scenario: &ResolvedScenario,
        decision: &'m Decision,
    ) -> Bearing<'m> {
        let unknown = decision
            .unknown
            .iter()
            .map(|unknown| unknown.fact.as_str())
            .collect();
        Bearing {
            model,
            values: Values::of(model, &scenario.case),
            unknown,
        }
    }

    /// The citations of those `clauses` that are open: not known to hold or fail, and turning on a
    /// fact on which the outcome still depends; or with such a clause below them.
    pub(super) fn open_among(&self, clauses: &[ClauseId]) -> BTreeSet<String> {
        let open = clauses.iter().filter(|clause| self.is_open(**clause));
        let clauses = open.filter_map(|clause| self.model.clauses.get(clause.index()));
        clauses.map(|clause| clause.citation.clone()).collect()
    }

    fn is_open(&self, clause: ClauseId) -> bool {
        let known = clause.index() < self.model.clauses.len();
        (known && self.values.clause(clause) == Truth::Unknown && self.turns_on(clause))
            || self.parts(clause).any(|part| self.is_open(part))
    }

    /// The clauses directly below; a parent stands before its parts, so this ends.
    fn parts(&self, clause: ClauseId) -> impl Iterator<Item = ClauseId> + use<'_> {
        let below = self
            .model
            .clauses
            .iter()
            .enumerate()
            .skip(clause.index() + 1);
        let parts = below.filter(move |(_, part)| part.parent == Some(clause));
        parts.map(|(index, _)| ClauseId(index as u32))
    }

    fn turns_on(&self, clause: ClauseId) -> bool {
        let clause = self.model.clauses.get(clause.index());
        clause
            .and_then(|clause| clause.formula.as_ref())
            .is_some_and(|it| self.mentions(it))
    }

    /// Ends because clauses and definitions are acyclic.
    fn mentions(&self, formula: &Formula) -> bool {
        let mut found = false;
        formula.walk(&mut |part| {
            found = found
                || match part {
                    Formula::Test(test) => {
                        let fact = self.model.facts.get(test.fact.index());
                        fact.is_some_and(|fact| self.unknown.contains(fact.name.as_str()))
                    }
                    Formula::Clause(clause) => self.turns_on(*clause),
                    Formula::Definition(id) => {
                        let definition = self.model.definitions.get(id.index());
                        definition.is_some_and(|inner| self.mentions(&inner.formula))
                    }
                    _ => false,
                };
        });
        found
    }
}
