//! The order of first occurrence in the text, from which the order of the variables is made.
//!
//! Conditions of one article stand side by side in the law, and so they do in the diagram, which
//! keeps it small (measured: `docs/decisions.md`).

use super::Subject;
use qufen_semantics::model::{ClauseId, DefinitionId, Formula, Model};
use std::collections::HashSet;

/// Every fact and reading that some formula mentions, in the order of the text; facts that only
/// proof obligations or considerations mention come last. Of several models with the same facts,
/// the later ones add what the earlier ones do not mention.
pub(super) fn by_first_occurrence(models: &[&Model]) -> Vec<Subject> {
    let mut subjects = Vec::new();
    let mut seen = HashSet::new();
    for model in models {
        let mentioned = Order::of(model).subjects;
        subjects.extend(
            mentioned
                .into_iter()
                .filter(|&subject| seen.insert(subject)),
        );
    }
    subjects
}

struct Order<'m> {
    model: &'m Model,
    facts: Vec<bool>,
    readings: Vec<bool>,
    definitions: Vec<bool>,
    clauses: Vec<bool>,
    subjects: Vec<Subject>,
}

impl<'m> Order<'m> {
    fn of(model: &'m Model) -> Order<'m> {
        let mut order = Order {
            model,
            facts: vec![false; model.facts.len()],
            readings: vec![false; model.readings.len()],
            definitions: vec![false; model.definitions.len()],
            clauses: vec![false; model.clauses.len()],
            subjects: Vec::new(),
        };
        for index in 0..model.clauses.len() {
            order.clause(ClauseId(index as u32));
        }
        for formula in other_formulas(model) {
            order.formula(formula);
        }
        order
    }

    /// A clause with all that hangs on it.
    fn clause(&mut self, id: ClauseId) {
        if std::mem::replace(&mut self.clauses[id.index()], true) {
            return;
        }
        let model = self.model;
        let clause = &model.clauses[id.index()];
        let scopes = model.scopes.iter().filter(|each| each.clause == id);
        let rules = model.rules.iter().filter(|each| each.clause == id);
        let requirements = model.requirements.iter().filter(|each| each.clause == id);
        let formulas = (clause.formula.iter())
            .chain(scopes.map(|each| &each.condition))
            .chain(rules.map(|each| &each.condition))
            .chain(requirements.map(|each| &each.condition));
        for formula in formulas {
            self.formula(formula);
        }
    }

    fn definition(&mut self, id: DefinitionId) {
        if !std::mem::replace(&mut self.definitions[id.index()], true) {
            self.formula(&self.model.definitions[id.index()].formula);
        }
    }

    fn formula(&mut self, formula: &'m Formula) {
        match formula {
            Formula::Test(test) => {
                if !std::mem::replace(&mut self.facts[test.fact.index()], true) {
                    self.subjects.push(Subject::Fact(test.fact));
                }
            }
            Formula::Reading(id, _) => {
                if !std::mem::replace(&mut self.readings[id.index()], true) {
                    self.subjects.push(Subject::Reading(*id));
                }
            }
            Formula::Definition(id) => self.definition(*id),
            Formula::Clause(id) => self.clause(*id),
            Formula::Not(inner) => self.formula(inner),
            Formula::And(parts) | Formula::Or(parts) => {
                parts.iter().for_each(|part| self.formula(part));
            }
            Formula::Constant(_) | Formula::Outcome(_) => {}
        }
    }
}

/// The formulas that do not hang on a clause's own meaning.
fn other_formulas(model: &Model) -> impl Iterator<Item = &Formula> {
    let constraints = model.constraints.iter().map(|each| &each.formula);
    let definitions = model.definitions.iter().map(|each| &each.formula);
    let distinctions = (model.distinctions.iter()).flat_map(|each| [&each.this, &each.that]);
    let assertions = model.assertions.iter().map(|each| &each.formula);
    let factors = (model.factors.iter()).flat_map(|each| [&each.favourable, &each.adverse]);
    let effects = model.effects.iter().map(|each| &each.condition);
    let norms = model.norms.iter().map(|each| &each.condition);
    constraints
        .chain(definitions)
        .chain(distinctions)
        .chain(assertions)
        .chain(factors)
        .chain(effects)
        .chain(norms)
}
