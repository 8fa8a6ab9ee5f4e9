//! Strands: versions side by side in one model, each outcome a clause of its own.
//!
//! What a version decides is written out as formulas, so that two versions, and whatever is woven of
//! both, share one diagram or one search, and every question about them is about a clause.

use super::Joint;
use super::joint::blank;
use super::side::{Mentions, Side, vocabulary};
use qufen_semantics::model::{Assertion, Clause, ClauseId, Definition, Formula, Model, OutcomeId};

/// A model under construction.
pub(super) struct Draft {
    pub model: Model,
    /// The clauses that conclude.
    conclusions: Vec<ClauseId>,
}

/// Where the parts of one version are in the model of strands.
#[derive(Clone, Debug)]
pub(super) struct Strand {
    /// By own definition.
    pub definitions: Vec<Formula>,
    /// By own clause.
    pub clauses: Vec<ClauseId>,
    /// By own outcome: that a rule carries it.
    pub carried: Vec<Formula>,
    /// By own outcome: that it is the decision.
    pub is: Vec<Formula>,
    /// That every 约束 holds.
    pub consistent: Formula,
    /// That every value is one that the version knows.
    pub known: Formula,
    /// How many definitions and clauses the model has at the end of this strand.
    pub parts: (usize, usize),
}

impl Draft {
    /// The joint vocabulary and nothing else.
    pub fn new(joint: &Joint) -> Draft {
        let mut model = blank(&joint.model);
        vocabulary(joint, &mut model);
        Draft {
            model,
            conclusions: Vec::new(),
        }
    }

    /// A clause that comes after all that its formula mentions.
    pub fn add(&mut self, formula: Formula) -> ClauseId {
        let id = self.reserve();
        self.define(id, Some(formula));
        id
    }

    /// A clause that says when an outcome is carried.
    pub fn conclude(&mut self, carried: Formula) -> Formula {
        let id = self.add(carried);
        self.conclusions.push(id);
        Formula::Clause(id)
    }

    /// By clause: whether it says when an outcome is carried.
    pub fn concluding(&self) -> Vec<bool> {
        let mut concluding = vec![false; self.model.clauses.len()];
        for id in &self.conclusions {
            concluding[id.index()] = true;
        }
        concluding
    }

    /// A clause whose formula is told later.
    pub fn reserve(&mut self) -> ClauseId {
        let id = ClauseId(self.model.clauses.len() as u32);
        self.model.clauses.push(Clause {
            citation: String::new(),
            text: String::new(),
            parent: None,
            formula: None,
            own: None,
            deemings: Vec::new(),
            exceptions: Vec::new(),
            account: Vec::new(),
        });
        id
    }

    /// The formula of a reserved clause; those that it mentions have been defined.
    pub fn define(&mut self, id: ClauseId, formula: Option<Formula>) {
        self.model.clauses[id.index()].formula = formula;
        self.model.evaluation_order.push(id);
    }

    /// A formula that will be asked: the diagram tells apart what it tells apart.
    pub fn will_ask(&mut self, formula: Formula) {
        self.model.assertions.push(Assertion {
            clause: None,
            always: true,
            formula,
            source: String::new(),
        });
    }

    /// A whole version.
    pub fn strand(&mut self, side: &Side<'_>) -> Strand {
        let version = side.model;
        let definitions =
            Mentions::numbered(self.model.definitions.len(), version.definitions.len());
        let clauses: Vec<ClauseId> = version.clauses.iter().map(|_| self.reserve()).collect();
        let mentions = Mentions {
            definitions: &definitions,
            clauses: &clauses,
            outcomes: &[],
        };
        for definition in &version.definitions {
            self.model.definitions.push(Definition {
                name: String::new(),
                formula: side.formula(&definition.formula, &mentions),
            });
        }
        for own in &version.evaluation_order {
            let formula = version.clauses[own.index()].formula.as_ref();
            let formula = formula.map(|formula| side.formula(formula, &mentions));
            self.define(clauses[own.index()], formula);
        }
        let told = |formula: &Formula| side.formula(formula, &mentions);
        let constraints = version.constraints.iter().map(|each| told(&each.formula));
        let consistent = Formula::And(constraints.collect());
        let carried: Vec<Formula> = (0..version.outcomes.len() as u32)
            .map(|outcome| carried(version, OutcomeId(outcome), &told))
            .collect();
        let carried: Vec<Formula> = carried.into_iter().map(|it| self.conclude(it)).collect();
        let consistent = Formula::Clause(self.add(consistent));
        let known = Formula::Clause(self.add(Formula::And(side.known())));
        let is = ladder(&carried, Some(version.default.index()));
        Strand {
            definitions,
            clauses,
            carried,
            is,
            consistent,
            known,
            parts: (self.model.definitions.len(), self.model.clauses.len()),
        }
    }
}

/// Of outcomes that are carried under these conditions, the first one prevails; when none is
/// carried, the default.
pub(super) fn ladder(carried: &[Formula], default: Option<usize>) -> Vec<Formula> {
    let mut none_before = Formula::Constant(true);
    let mut is = Vec::new();
    for carried in carried {
        is.push(Formula::And(vec![none_before.clone(), carried.clone()]));
        none_before = Formula::And(vec![none_before, carried.clone().negated()]);
    }
    if let Some(formula) = default.and_then(|at| is.get_mut(at)) {
        *formula = Formula::Or(vec![formula.clone(), none_before]);
    }
    is
}

/// That an outcome is supported, with all that it requires; or, for the outcome outside the scope,
/// that the law does not reach the case.
fn carried(model: &Model, outcome: OutcomeId, told: &impl Fn(&Formula) -> Formula) -> Formula {
    let rules = model.rules.iter().filter(|each| each.outcome == outcome);
    let fired = Formula::Or(rules.map(|each| told(&each.condition)).collect());
    let all = model.requirements.iter();
    let all = all.filter(|each| each.outcome == outcome);
    let demanded = all.map(|each| told(&each.condition));
    let by_rule = Formula::And(std::iter::once(fired).chain(demanded).collect());
    if model.out_of_scope != Some(outcome) || model.scopes.is_empty() {
        return by_rule;
    }
    let scopes = model.scopes.iter().map(|each| told(&each.condition));
    let inside = Formula::Or(scopes.collect());
    Formula::Or(vec![by_rule, inside.negated()])
}

/// A formula of a version as one of the model of strands; it may speak of outcomes.
impl Strand {
    pub fn formula(&self, side: &Side<'_>, formula: &Formula) -> Formula {
        let mentions = Mentions {
            definitions: &self.definitions,
            clauses: &self.clauses,
            outcomes: &self.is,
        };
        side.formula(formula, &mentions)
    }

    /// The same with the version's own outcomes left as they are.
    pub fn conditional(&self, side: &Side<'_>, formula: &Formula) -> Formula {
        let outcomes = (0..self.is.len() as u32).map(OutcomeId);
        let outcomes: Vec<Formula> = outcomes.map(Formula::Outcome).collect();
        let mentions = Mentions {
            definitions: &self.definitions,
            clauses: &self.clauses,
            outcomes: &outcomes,
        };
        side.formula(formula, &mentions)
    }

    /// Lets the diagram tell apart also what only the formulas tell apart that decide nothing.
    pub fn tell_apart(&self, side: &Side<'_>, draft: &mut Draft) {
        let version = side.model;
        let factors = version.factors.iter();
        let distinctions = version.distinctions.iter();
        let all = (factors.flat_map(|it| [&it.favourable, &it.adverse]))
            .chain(version.effects.iter().map(|it| &it.condition))
            .chain(version.norms.iter().map(|it| &it.condition))
            .chain(distinctions.flat_map(|it| [&it.this, &it.that]))
            .chain(version.assertions.iter().map(|it| &it.formula));
        for formula in all {
            draft.will_ask(self.formula(side, formula));
        }
    }
}
