//! Where a formula stands in the law.

use super::demand::{demand, rewrite_lead};
use qufen_semantics::model::{Clause, ClauseId, DefinitionId, Formula, Model};

/// The place of one formula of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// 定义.
    Definition(DefinitionId),
    /// A clause's own words.
    Clause(ClauseId),
    /// What a fiction in favour of the clause demands besides the clause that makes it.
    Deeming(ClauseId, usize),
    /// 除外 of the clause.
    Exception(ClauseId, usize),
    /// 适用 or 参照.
    Scope(usize),
    /// A rule with a condition of its own.
    Rule(usize),
    /// A 须 with a condition of its own.
    Requirement(usize),
    /// 此方 of a 区分.
    This(usize),
    /// 彼方 of a 区分.
    That(usize),
    /// 有利.
    Favourable(usize),
    /// 不利.
    Adverse(usize),
    /// 效果.
    Effect(usize),
    /// 义务, 禁止, 权利.
    Norm(usize),
}

impl Place {
    /// Every place that can change a decision: what no rule, requirement or consequence turns on
    /// is left out, and so is what only restates a clause.
    pub fn all(model: &Model) -> Vec<Place> {
        let reach = Reach::of(model);
        let requirements = model.requirements.iter();
        let leads: Vec<ClauseId> = requirements.filter_map(|it| demand(model, it).1).collect();
        let mut places = Vec::new();
        places.extend((0..model.definitions.len()).filter_map(|index| {
            reach.definitions[index].then_some(Place::Definition(DefinitionId(index as u32)))
        }));
        for (index, clause) in model.clauses.iter().enumerate() {
            let id = ClauseId(index as u32);
            if reach.clauses[index] {
                // The words of a 须 are those of its demands.
                places.extend((!leads.contains(&id)).then_some(Place::Clause(id)));
                places.extend((0..clause.exceptions.len()).map(|it| Place::Exception(id, it)));
                places.extend((0..clause.deemings.len()).map(|it| Place::Deeming(id, it)));
            }
        }
        places.extend((0..model.scopes.len()).map(Place::Scope));
        places.extend((0..model.rules.len()).map(Place::Rule));
        places.extend((0..model.requirements.len()).map(Place::Requirement));
        for index in 0..model.distinctions.len() {
            places.extend([Place::This(index), Place::That(index)]);
        }
        for index in 0..model.factors.len() {
            places.extend([Place::Favourable(index), Place::Adverse(index)]);
        }
        places.extend((0..model.effects.len()).map(Place::Effect));
        places.extend((0..model.norms.len()).map(Place::Norm));
        places.retain(|place| place.read(model).is_some());
        places
    }

    /// The formula there; `None` where it only restates a clause, or cannot be changed alone.
    pub fn read(self, model: &Model) -> Option<Formula> {
        let own = |formula: &Formula, clause: ClauseId| {
            (*formula != Formula::Clause(clause)).then(|| formula.clone())
        };
        match self {
            Place::Definition(id) => Some(model.definitions[id.index()].formula.clone()),
            Place::Clause(id) => {
                let clause = &model.clauses[id.index()];
                match &clause.own {
                    None => clause.formula.clone(),
                    Some(own) => is_of_parts(clause).then(|| own.clone()),
                }
            }
            Place::Deeming(id, index) => {
                let clause = &model.clauses[id.index()];
                let deeming = clause.deemings.get(index).filter(|_| is_of_parts(clause))?;
                match &deeming.when {
                    Formula::And(parts) if parts.first() == Some(&Formula::Clause(deeming.by)) => {
                        match &parts[1..] {
                            [] => None,
                            [only] => Some(only.clone()),
                            several => Some(Formula::And(several.to_vec())),
                        }
                    }
                    _ => None,
                }
            }
            Place::Exception(id, index) => {
                let clause = &model.clauses[id.index()];
                let exception = clause.exceptions.get(index);
                let exception = exception.filter(|_| is_of_parts(clause));
                exception.map(|it| it.when.clone())
            }
            Place::Scope(index) => own(&model.scopes[index].condition, model.scopes[index].clause),
            Place::Rule(index) => own(&model.rules[index].condition, model.rules[index].clause),
            Place::Requirement(index) => {
                let requirement = &model.requirements[index];
                own(demand(model, requirement).0, requirement.clause)
            }
            Place::This(index) => Some(model.distinctions[index].this.clone()),
            Place::That(index) => Some(model.distinctions[index].that.clone()),
            Place::Favourable(index) => Some(model.factors[index].favourable.clone()),
            Place::Adverse(index) => Some(model.factors[index].adverse.clone()),
            Place::Effect(index) => Some(model.effects[index].condition.clone()),
            Place::Norm(index) => Some(model.norms[index].condition.clone()),
        }
    }

    /// Puts another formula there.
    pub fn write(self, model: &mut Model, formula: Formula) {
        match self {
            Place::Definition(id) => model.definitions[id.index()].formula = formula,
            Place::Clause(id) => {
                let clause = &mut model.clauses[id.index()];
                if is_of_parts(clause) {
                    rewrite(clause, |clause| clause.own = Some(formula));
                } else {
                    clause.formula = Some(formula);
                }
            }
            Place::Deeming(id, index) => rewrite(&mut model.clauses[id.index()], |clause| {
                let by = Formula::Clause(clause.deemings[index].by);
                clause.deemings[index].when = Formula::And(vec![by, formula]);
            }),
            Place::Exception(id, index) => rewrite(&mut model.clauses[id.index()], |clause| {
                clause.exceptions[index].when = formula;
            }),
            Place::Scope(index) => model.scopes[index].condition = formula,
            Place::Rule(index) => model.rules[index].condition = formula,
            Place::Requirement(index) => {
                let lead = rewrite_lead(model, index, Some(&formula));
                model.requirements[index].condition = match lead {
                    Some(lead) => Formula::Or(vec![formula, Formula::Clause(lead)]),
                    None => formula,
                };
            }
            Place::This(index) => model.distinctions[index].this = formula,
            Place::That(index) => model.distinctions[index].that = formula,
            Place::Favourable(index) => model.factors[index].favourable = formula,
            Place::Adverse(index) => model.factors[index].adverse = formula,
            Place::Effect(index) => model.effects[index].condition = formula,
            Place::Norm(index) => model.norms[index].condition = formula,
        }
    }

    /// Whether no outcome turns on it.
    pub fn is_consequence(self) -> bool {
        matches!(
            self,
            Place::This(_)
                | Place::That(_)
                | Place::Favourable(_)
                | Place::Adverse(_)
                | Place::Effect(_)
                | Place::Norm(_)
        )
    }

    /// The clause to which a reader turns.
    pub fn clause(self, model: &Model) -> Option<ClauseId> {
        Some(match self {
            Place::Definition(_) => return None,
            Place::Clause(id) => id,
            Place::Exception(id, index) => model.clauses[id.index()].exceptions[index].clause,
            Place::Deeming(id, index) => model.clauses[id.index()].deemings[index].by,
            Place::Scope(index) => model.scopes[index].clause,
            Place::Rule(index) => model.rules[index].clause,
            Place::Requirement(index) => model.requirements[index].clause,
            Place::This(index) | Place::That(index) => model.distinctions[index].clause,
            Place::Favourable(index) | Place::Adverse(index) => model.factors[index].clause,
            Place::Effect(index) => model.effects[index].clause,
            Place::Norm(index) => model.norms[index].clause,
        })
    }

    /// The citation, or the name of a definition.
    pub fn citation(self, model: &Model) -> String {
        match (self, self.clause(model)) {
            (Place::Definition(id), _) => {
                format!("定义 {}", model.definitions[id.index()].name)
            }
            (_, Some(clause)) => model.clauses[clause.index()].citation.clone(),
            (_, None) => String::new(),
        }
    }
}

/// Changes the parts of a clause, and compiles its formula anew.
pub fn rewrite(clause: &mut Clause, change: impl FnOnce(&mut Clause)) {
    let of_parts = is_of_parts(clause);
    change(clause);
    if of_parts {
        clause.formula = compiled(clause);
    }
}

/// Whether the clause's formula is made of its parts, so that they can be changed one by one.
pub fn is_of_parts(clause: &Clause) -> bool {
    clause.own.is_some() && compiled(clause) == clause.formula
}

/// The formula that the parts of a clause make, as the front end makes it.
fn compiled(clause: &Clause) -> Option<Formula> {
    let own = clause.own.clone()?;
    let excepted = clause.exceptions.iter().fold(own, |formula, exception| {
        let when = exception.when.clone();
        if exception.waives {
            Formula::Or(vec![formula, when])
        } else {
            Formula::And(vec![formula, when.negated()])
        }
    });
    let deemings = clause.deemings.iter();
    Some(deemings.fold(excepted, |met, deeming| {
        Formula::Or(vec![met, deeming.when.clone()])
    }))
}

/// What rules, requirements and consequences turn on.
struct Reach<'m> {
    model: &'m Model,
    clauses: Vec<bool>,
    definitions: Vec<bool>,
}

impl<'m> Reach<'m> {
    fn of(model: &'m Model) -> Reach<'m> {
        let mut reach = Reach {
            model,
            clauses: vec![false; model.clauses.len()],
            definitions: vec![false; model.definitions.len()],
        };
        let scopes = model.scopes.iter().map(|each| &each.condition);
        let rules = model.rules.iter().map(|each| &each.condition);
        let requirements = model.requirements.iter().map(|each| &each.condition);
        let sides = (model.distinctions.iter()).flat_map(|each| [&each.this, &each.that]);
        let factors = (model.factors.iter()).flat_map(|each| [&each.favourable, &each.adverse]);
        let effects = model.effects.iter().map(|each| &each.condition);
        let norms = model.norms.iter().map(|each| &each.condition);
        let formulas = (scopes.chain(rules).chain(requirements))
            .chain(sides.chain(factors))
            .chain(effects.chain(norms));
        formulas.for_each(|formula| reach.formula(formula));
        for item in model.rules.iter().flat_map(|rule| &rule.items) {
            reach.clause(*item);
        }
        reach
    }

    fn formula(&mut self, formula: &'m Formula) {
        let mut clauses = Vec::new();
        let mut definitions = Vec::new();
        formula.walk(&mut |part| match part {
            Formula::Clause(id) => clauses.push(*id),
            Formula::Definition(id) => definitions.push(*id),
            _ => {}
        });
        clauses.into_iter().for_each(|id| self.clause(id));
        for id in definitions {
            if !std::mem::replace(&mut self.definitions[id.index()], true) {
                self.formula(&self.model.definitions[id.index()].formula);
            }
        }
    }

    fn clause(&mut self, id: ClauseId) {
        if std::mem::replace(&mut self.clauses[id.index()], true) {
            return;
        }
        let formulas: Vec<&'m Formula> = self.model.clauses[id.index()].formulas().collect();
        formulas.into_iter().for_each(|it| self.formula(it));
    }
}
