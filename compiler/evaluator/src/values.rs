//! The reference semantics: what each definition, clause and outcome is worth in a case.
//!
//! Written to be read beside the language's definition, not to be quick.

use crate::Truth;
use qufen_semantics::model::{Case, ClauseId, Formula, Model, OutcomeId, Value};

/// The worth of every definition and clause in one case.
#[derive(Clone, Debug)]
pub struct Values<'m> {
    model: &'m Model,
    facts: Vec<Option<Value>>,
    readings: Vec<u32>,
    definitions: Vec<Truth>,
    clauses: Vec<Truth>,
    possible: Vec<OutcomeId>,
}

impl<'m> Values<'m> {
    /// Evaluates a case, presumptions filled in.
    pub fn of(model: &'m Model, case: &Case) -> Values<'m> {
        let mut values = Values {
            model,
            facts: with_presumptions(model, case),
            readings: case.readings.clone(),
            definitions: vec![Truth::Unknown; model.definitions.len()],
            clauses: vec![Truth::Unknown; model.clauses.len()],
            possible: Vec::new(),
        };
        for (index, definition) in model.definitions.iter().enumerate() {
            values.definitions[index] = values.formula(&definition.formula);
        }
        for clause in &model.evaluation_order {
            if let Some(formula) = &model.clauses[clause.index()].formula {
                values.clauses[clause.index()] = values.formula(formula);
            }
        }
        values
    }

    /// Fixes what `Formula::Outcome` refers to: the outcomes that remain possible.
    pub fn decided(mut self, possible: &[OutcomeId]) -> Values<'m> {
        self.possible = possible.to_vec();
        self
    }

    /// What is known of each fact, presumptions included.
    pub fn facts(&self) -> &[Option<Value>] {
        &self.facts
    }

    /// What a formula is worth.
    pub fn formula(&self, formula: &Formula) -> Truth {
        match formula {
            Formula::Constant(value) => (*value).into(),
            Formula::Test(test) => match self.facts[test.fact.index()] {
                Some(value) => test.comparison.holds(value).into(),
                None => Truth::Unknown,
            },
            Formula::Definition(id) => self.definitions[id.index()],
            Formula::Clause(id) => self.clauses[id.index()],
            Formula::Reading(id, option) => (self.readings[id.index()] == *option).into(),
            Formula::Outcome(id) => self.outcome(*id),
            Formula::Not(inner) => !self.formula(inner),
            Formula::And(parts) => parts
                .iter()
                .map(|part| self.formula(part))
                .min()
                .unwrap_or(Truth::True),
            Formula::Or(parts) => parts
                .iter()
                .map(|part| self.formula(part))
                .max()
                .unwrap_or(Truth::False),
        }
    }

    /// Whether the decision is this outcome.
    fn outcome(&self, outcome: OutcomeId) -> Truth {
        match self.possible.as_slice() {
            [only] => (*only == outcome).into(),
            [] => Truth::Unknown,
            several if several.contains(&outcome) => Truth::Unknown,
            _ => Truth::False,
        }
    }

    /// Whether the case falls under a clause; unknown when the words are not a condition.
    pub fn clause(&self, clause: ClauseId) -> Truth {
        self.clauses[clause.index()]
    }

    /// Whether the case may exist at all: every 约束 holds.
    pub fn lawful(&self) -> Truth {
        let constraints = self.model.constraints.iter();
        constraints
            .map(|each| self.formula(&each.formula))
            .min()
            .unwrap_or(Truth::True)
    }

    /// Whether some rule for the outcome fires.
    pub fn supported(&self, outcome: OutcomeId) -> Truth {
        let rules = self
            .model
            .rules
            .iter()
            .filter(|rule| rule.outcome == outcome);
        rules
            .map(|rule| self.formula(&rule.condition))
            .max()
            .unwrap_or(Truth::False)
    }

    /// Whether every 须 of the outcome holds.
    pub fn required(&self, outcome: OutcomeId) -> Truth {
        let requirements = self
            .model
            .requirements
            .iter()
            .filter(|each| each.outcome == outcome);
        requirements
            .map(|each| self.formula(&each.condition))
            .min()
            .unwrap_or(Truth::True)
    }

    /// Whether the law does not reach the case.
    pub fn outside(&self) -> Truth {
        if self.model.scopes.is_empty() {
            return Truth::False;
        }
        let scopes = self.model.scopes.iter();
        !scopes
            .map(|scope| self.formula(&scope.condition))
            .max()
            .unwrap_or(Truth::False)
    }

    /// Whether an outcome is carried: supported, with all that it requires; or, for the outcome
    /// outside the scope, because the law does not reach the case.
    pub fn carried(&self, outcome: OutcomeId) -> Truth {
        let by_rule = self.supported(outcome).min(self.required(outcome));
        if self.model.out_of_scope == Some(outcome) {
            by_rule.max(self.outside())
        } else {
            by_rule
        }
    }

    /// The outcome of a case of which everything that matters is known: what stands first among
    /// the carried outcomes prevails, else the 缺省. `None` when Kleene's logic cannot tell.
    pub fn verdict(&self) -> Option<OutcomeId> {
        for index in 0..self.model.outcomes.len() {
            let outcome = OutcomeId(index as u32);
            match self.carried(outcome) {
                Truth::True => return Some(outcome),
                Truth::Unknown => return None,
                Truth::False => {}
            }
        }
        Some(self.model.default)
    }
}

/// The facts of a case, where an unknown fact takes its presumption.
fn with_presumptions(model: &Model, case: &Case) -> Vec<Option<Value>> {
    let facts = model.facts.iter().zip(&case.facts);
    facts
        .map(|(fact, found)| found.or(fact.presumption))
        .collect()
}
