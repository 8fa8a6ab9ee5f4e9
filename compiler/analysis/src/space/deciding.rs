//! What the outcome hangs on: 约束, scope, rules and requirements, and all that they name.

use super::{Cells, Subject};
use qufen_semantics::model::{Formula, Model};

/// The part of a model that decides.
pub(crate) struct Deciding<'m> {
    /// By definition: whether it takes part.
    pub definitions: Vec<bool>,
    /// By clause: whether it takes part.
    pub clauses: Vec<bool>,
    /// All formulas that take part.
    formulas: Vec<&'m Formula>,
}

impl<'m> Deciding<'m> {
    pub fn of(model: &'m Model) -> Deciding<'m> {
        let mut deciding = Deciding {
            definitions: vec![false; model.definitions.len()],
            clauses: vec![false; model.clauses.len()],
            formulas: Vec::new(),
        };
        let constraints = model.constraints.iter().map(|each| &each.formula);
        let scopes = model.scopes.iter().map(|each| &each.condition);
        let rules = model.rules.iter().map(|each| &each.condition);
        let requirements = model.requirements.iter().map(|each| &each.condition);
        let first = constraints.chain(scopes).chain(rules).chain(requirements);
        let mut open: Vec<&Formula> = first.collect();
        while let Some(formula) = open.pop() {
            deciding.formulas.push(formula);
            deciding.follow(model, formula, &mut open);
        }
        deciding
    }

    /// Everything but the clauses of which `left_out` holds.
    pub fn all_but(model: &Model, left_out: &[bool]) -> Deciding<'m> {
        let clauses = 0..model.clauses.len();
        Deciding {
            definitions: vec![true; model.definitions.len()],
            clauses: clauses.map(|at| left_out.get(at) != Some(&true)).collect(),
            formulas: Vec::new(),
        }
    }

    /// What these formulas speak of.
    pub fn subjects(&self) -> Vec<Subject> {
        let mut found = Vec::new();
        for formula in &self.formulas {
            formula.walk(&mut |part| match part {
                Formula::Test(test) => found.push(Subject::Fact(test.fact)),
                Formula::Reading(id, _) => found.push(Subject::Reading(*id)),
                _ => {}
            });
        }
        found
    }

    /// The values that these formulas tell apart.
    pub fn cells(&self, model: &Model) -> Cells {
        Cells::made_by(model, self.formulas.iter().copied())
    }

    /// What a formula names that was not met before.
    fn follow(&mut self, model: &'m Model, formula: &'m Formula, open: &mut Vec<&'m Formula>) {
        formula.walk(&mut |part| match part {
            Formula::Definition(id) if !self.definitions[id.index()] => {
                self.definitions[id.index()] = true;
                open.push(&model.definitions[id.index()].formula);
            }
            Formula::Clause(id) if !self.clauses[id.index()] => {
                self.clauses[id.index()] = true;
                open.extend(&model.clauses[id.index()].formula);
            }
            _ => {}
        });
    }
}
