//! From a model to gates over cells.
//!
//! As in the diagram, a subject with `n` alternatives takes `n - 1` conditions: the `i`-th says
//! that it is in the `i`-th alternative or a later one.

use super::gates::Gates;
use crate::space::{Cells, Given};
use batsat::Lit;
use qufen_semantics::model::{Case, FactId, Formula, Model, OutcomeId, ReadingId, Test, Value};

/// A model as gates.
pub(super) struct Encoding<'m> {
    model: &'m Model,
    given: Given,
    cells: Cells,
    pub gates: Gates,
    facts: Vec<Vec<Lit>>,
    readings: Vec<Vec<Lit>>,
    definitions: Vec<Lit>,
    clauses: Vec<Lit>,
    is: Vec<Lit>,
}

impl<'m> Encoding<'m> {
    pub fn of(model: &'m Model, given: &Given) -> Encoding<'m> {
        let gates = Gates::new();
        let never = gates.constant(false);
        let mut encoding = Encoding {
            model,
            given: given.clone(),
            cells: Cells::of(model),
            gates,
            facts: Vec::new(),
            readings: Vec::new(),
            definitions: Vec::new(),
            clauses: vec![never; model.clauses.len()],
            is: Vec::new(),
        };
        encoding.subjects();
        encoding.define();
        encoding.conclude();
        encoding
    }

    fn subjects(&mut self) {
        for index in 0..self.model.facts.len() as u32 {
            let open = self.given.fact(FactId(index)).is_none();
            let count = self.cells.fact(FactId(index)).count();
            let ladder = self.ladder(if open { count } else { 1 });
            self.facts.push(ladder);
        }
        for (index, reading) in (0..).zip(&self.model.readings) {
            let open = self.given.reading(ReadingId(index)).is_none();
            let ladder = self.ladder(if open { reading.options.len() } else { 1 });
            self.readings.push(ladder);
        }
    }

    fn ladder(&mut self, alternatives: usize) -> Vec<Lit> {
        let steps: Vec<Lit> = (1..alternatives).map(|_| self.gates.open()).collect();
        for pair in steps.windows(2) {
            self.gates.clause(&[!pair[1], pair[0]]);
        }
        steps
    }

    fn define(&mut self) {
        let model = self.model;
        for definition in &model.definitions {
            let literal = self.formula(&definition.formula);
            self.definitions.push(literal);
        }
        for clause in &model.evaluation_order {
            if let Some(formula) = &model.clauses[clause.index()].formula {
                self.clauses[clause.index()] = self.formula(formula);
            }
        }
        for constraint in &model.constraints {
            let holds = self.formula(&constraint.formula);
            self.gates.clause(&[holds]);
        }
    }

    fn conclude(&mut self) {
        let mut none_before = self.gates.constant(true);
        for index in 0..self.model.outcomes.len() {
            let carried = self.carried(OutcomeId(index as u32));
            let is = self.gates.all(vec![none_before, carried]);
            self.is.push(is);
            none_before = self.gates.all(vec![none_before, !carried]);
        }
        let default = self.model.default.index();
        if let Some(&carried) = self.is.get(default) {
            self.is[default] = self.gates.any(vec![carried, none_before]);
        }
    }

    fn carried(&mut self, outcome: OutcomeId) -> Lit {
        let model = self.model;
        let rules = model.rules.iter().filter(|each| each.outcome == outcome);
        let fired = rules.map(|each| self.formula(&each.condition)).collect();
        let all = model.requirements.iter();
        let all = all.filter(|each| each.outcome == outcome);
        let mut demanded: Vec<Lit> = all.map(|each| self.formula(&each.condition)).collect();
        demanded.push(self.gates.any(fired));
        let by_rule = self.gates.all(demanded);
        if model.out_of_scope != Some(outcome) || model.scopes.is_empty() {
            return by_rule;
        }
        let scopes = model.scopes.iter();
        let inside = scopes.map(|each| self.formula(&each.condition)).collect();
        let inside = self.gates.any(inside);
        self.gates.any(vec![by_rule, !inside])
    }

    /// The literal of a formula of the model.
    pub fn formula(&mut self, formula: &Formula) -> Lit {
        if let Some(settled) = self.given.settles(formula) {
            return self.gates.constant(settled);
        }
        match formula {
            Formula::Constant(value) => self.gates.constant(*value),
            Formula::Test(test) => self.test(test),
            Formula::Definition(id) => self.definitions[id.index()],
            Formula::Clause(id) => self.clauses[id.index()],
            Formula::Reading(id, option) => {
                let options = self.model.readings[id.index()].options.len() as u32;
                let chosen: Vec<bool> = (0..options).map(|each| each == *option).collect();
                self.alternatives(self.readings[id.index()].clone(), &chosen)
            }
            Formula::Outcome(id) => self.is[id.index()],
            Formula::Not(inner) => !self.formula(inner),
            Formula::And(parts) => {
                let parts = parts.iter().map(|part| self.formula(part)).collect();
                self.gates.all(parts)
            }
            Formula::Or(parts) => {
                let parts = parts.iter().map(|part| self.formula(part)).collect();
                self.gates.any(parts)
            }
        }
    }

    fn test(&mut self, Test { fact, comparison }: &Test) -> Lit {
        let cells = self.cells.fact(*fact);
        let passes = (0..cells.count()).map(|cell| comparison.holds(cells.representative(cell)));
        let passes: Vec<bool> = passes.collect();
        self.alternatives(self.facts[fact.index()].clone(), &passes)
    }

    /// The subject with these steps is in one of the chosen alternatives: a union of runs.
    fn alternatives(&mut self, steps: Vec<Lit>, chosen: &[bool]) -> Lit {
        let at_least = |gates: &Gates, alternative: usize| match alternative {
            0 => gates.constant(true),
            n if n == chosen.len() => gates.constant(false),
            n => steps[n - 1],
        };
        let mut runs = Vec::new();
        let mut start = 0;
        for run in chosen.chunk_by(|a, b| a == b) {
            let end = start + run.len();
            if run[0] {
                let bounds = vec![at_least(&self.gates, start), !at_least(&self.gates, end)];
                runs.push(self.gates.all(bounds));
            }
            start = end;
        }
        self.gates.any(runs)
    }

    /// The case that was found: a representative of each cell, and what is given.
    pub fn case(&self) -> Case {
        let facts = (0..self.model.facts.len()).map(|index| Some(self.value(index)));
        let readings = (0..self.model.readings.len() as u32).map(|index| {
            let given = self.given.reading(ReadingId(index));
            given.unwrap_or_else(|| self.reached(&self.readings[index as usize]) as u32)
        });
        Case {
            facts: facts.collect(),
            readings: readings.collect(),
        }
    }

    fn value(&self, index: usize) -> Value {
        let fact = FactId(index as u32);
        self.given.fact(fact).unwrap_or_else(|| {
            let cell = self.reached(&self.facts[index]);
            self.cells.fact(fact).representative(cell)
        })
    }

    fn reached(&self, steps: &[Lit]) -> usize {
        steps
            .iter()
            .take_while(|step| self.gates.holds(**step))
            .count()
    }
}
