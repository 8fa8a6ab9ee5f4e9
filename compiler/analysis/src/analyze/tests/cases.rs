//! Random laws, and what the reference evaluator says of all their cases.

use crate::analyze::ground::{Ground, of_rule};
use crate::analyze::{Finding, FindingKind, analyze_in};
use crate::space::Space;
use crate::tests::every_case::{everywhere, under, usual};
use num_bigint::BigUint;
use proptest::prelude::*;
use qufen_evaluator::testing::specimens;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{
    Case, Clause, ClauseId, Domain, FactId, Factor, Formula, Model, OutcomeId, Rule, Value,
};
use std::collections::BTreeSet;

pub const NODES: usize = 1 << 16;

/// Loose models, and laws with leads, items, 除外 and fictions; each with some 考量.
pub fn laws() -> impl Strategy<Value = Model> {
    specimens().prop_map(|specimen| with_factors(specimen.model))
}

/// The formula that the parts of a clause make.
pub fn compiled(clause: &Clause) -> Formula {
    let mut formula = clause.own.clone().expect("own words");
    for exception in &clause.exceptions {
        let when = exception.when.clone();
        formula = match exception.waives {
            true => Formula::Or(vec![formula, when]),
            false => Formula::And(vec![formula, when.negated()]),
        };
    }
    for deeming in &clause.deemings {
        formula = Formula::Or(vec![formula, deeming.when.clone()]);
    }
    formula
}

fn with_factors(mut model: Model) -> Model {
    let count = model.clauses.len() as u32;
    let factor = |at: u32| Factor {
        clause: ClauseId(at),
        name: format!("看{at}"),
        favourable: Formula::Clause(ClauseId(at)),
        adverse: Formula::Clause(ClauseId((at + 1) % count)),
    };
    model.factors = (0..count.min(3)).map(factor).collect();
    model
}

/// A law with its grounds, its cases and what the analysis finds.
pub struct Examined<'m> {
    pub model: &'m Model,
    pub grounds: Vec<Ground>,
    /// Under the default readings.
    pub usual: Vec<(Case, OutcomeId)>,
    /// Under all readings.
    pub all: Vec<(Case, OutcomeId)>,
    pub findings: Vec<Finding>,
}

impl<'m> Examined<'m> {
    pub fn of(model: &'m Model) -> Examined<'m> {
        let space = Space::of(model, NODES).expect("within budget");
        Examined {
            model,
            grounds: (model.rules.iter())
                .flat_map(|rule| of_rule(model, rule))
                .collect(),
            usual: under(model, &usual(model)),
            all: everywhere(model),
            findings: analyze_in(&space).expect("within budget"),
        }
    }

    pub fn found(&self, kind: FindingKind) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |it| it.kind == kind)
    }

    /// Whether the ground fires.
    pub fn fires(&self, ground: &Ground, case: &Case) -> bool {
        let lead = Formula::And(ground.lead.clone());
        let parts = Formula::And(vec![lead, ground.condition.clone()]);
        holds(self.model, case, &parts)
    }

    /// Whether all that the outcome requires holds.
    pub fn required(&self, outcome: OutcomeId, case: &Case) -> bool {
        Values::of(self.model, case).required(outcome) == Truth::True
    }

    /// Whether the law reaches the case.
    pub fn inside(&self, case: &Case) -> bool {
        Values::of(self.model, case).outside() == Truth::False
    }

    /// Whether no case meets the clause.
    pub fn is_dead(&self, clause: ClauseId) -> bool {
        let mut all = self.all.iter();
        !all.any(|(case, _)| holds(self.model, case, &Formula::Clause(clause)))
    }

    /// Whether no case meets the clause, or no outcome changes by it as a ground or requirement.
    pub fn is_idle(&self, clause: ClauseId) -> bool {
        let requirements = self.model.requirements.iter().enumerate();
        let requirements = requirements.filter(|(_, each)| each.clause == clause);
        let requirements = requirements.map(|(index, _)| {
            let mut other = self.model.clone();
            other.requirements.remove(index);
            other
        });
        let grounds = self.grounds.iter().enumerate();
        let grounds = grounds.filter(|(_, each)| each.clause == clause);
        let grounds = grounds.map(|(index, _)| without(self.model, index));
        let others: Vec<Model> = requirements.chain(grounds).collect();
        let idle = others.iter().all(|other| !differs(&self.all, other));
        self.is_dead(clause) || (!others.is_empty() && idle)
    }

    pub fn cite(&self, clause: ClauseId) -> &str {
        &self.model.clauses[clause.index()].citation
    }

    pub fn name(&self, outcome: OutcomeId) -> &str {
        &self.model.outcomes[outcome.index()]
    }

    /// How many these cases are, as cases are counted: amounts, numbers and dates by cell.
    pub fn count<'c>(&self, cases: impl Iterator<Item = &'c Case>) -> BigUint {
        let space = Space::of(self.model, NODES).expect("within budget");
        let told_apart = |(index, value): (usize, &Option<Value>)| {
            let value = value.expect("known");
            match self.model.facts[index].domain {
                Domain::Boolean | Domain::Enumeration { .. } => value,
                _ => {
                    let cells = space.cells().fact(FactId(index as u32));
                    cells.representative(cells.cell_of(value).expect("in a cell"))
                }
            }
        };
        let distinct: BTreeSet<Vec<Value>> = cases
            .map(|case| case.facts.iter().enumerate().map(told_apart).collect())
            .collect();
        BigUint::from(distinct.len())
    }
}

/// Whether the formula holds in a case of which everything is known.
pub fn holds(model: &Model, case: &Case, formula: &Formula) -> bool {
    Values::of(model, case).formula(formula) == Truth::True
}

/// The outcome of a case of which everything is known.
pub fn verdict(model: &Model, case: &Case) -> OutcomeId {
    Values::of(model, case)
        .verdict()
        .expect("everything is known")
}

/// The model with every ground as a rule of its own, as `change` leaves it; `None` drops it.
pub fn with_grounds(
    model: &Model,
    change: impl Fn(usize, &Ground) -> Option<Vec<Formula>>,
) -> Model {
    let mut changed = model.clone();
    let grounds = model.rules.iter().flat_map(|rule| of_rule(model, rule));
    let rules = grounds.enumerate().filter_map(|(index, ground)| {
        let parts = change(index, &ground)?;
        Some(Rule {
            clause: ground.rule,
            outcome: ground.outcome,
            condition: Formula::And([ground.lead, parts].concat()),
            items: Vec::new(),
        })
    });
    changed.rules = rules.collect();
    changed
}

/// The law without one of its grounds.
pub fn without(model: &Model, gone: usize) -> Model {
    with_grounds(model, |at, ground| {
        (at != gone).then(|| ground.parts.clone())
    })
}

/// Whether some of the cases comes out otherwise under another law.
pub fn differs(cases: &[(Case, OutcomeId)], other: &Model) -> bool {
    cases
        .iter()
        .any(|(case, outcome)| verdict(other, case) != *outcome)
}

/// So many laws, however many are passed over; failures are mended, not kept.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::with_cases(cases)
    }
}
