//! Grounds: what supports an outcome, one by one. An item of `当 … 且 下列之一 则 …` is a ground of its
//! own, bound by the lead-in; any other rule is one ground.

use qufen_semantics::model::{ClauseId, Formula, Model, OutcomeId, Rule};

/// One thing that supports an outcome.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// The item, or the clause of the rule.
    pub clause: ClauseId,
    /// The clause of the rule.
    pub rule: ClauseId,
    pub outcome: OutcomeId,
    /// What the lead-in asks besides the items.
    pub lead: Vec<Formula>,
    /// The conditions of the item or rule itself, all of which must hold.
    pub parts: Vec<Formula>,
    /// What must hold for it to fire, the lead-in apart.
    pub condition: Formula,
}

impl Ground {
    /// Whether something else than its rule speaks of the ground's clause, or decides by the lead-in, of
    /// which the clause is a part.
    pub fn cited_elsewhere(&self, model: &Model) -> bool {
        let own = [self.clause];
        let mut rules = model.rules.iter().filter(|rule| rule.clause == self.rule);
        // A lead-in names its items, unless it is one of them and may cite the others.
        let leads = rules.all(|rule| !rule.items.contains(&self.rule));
        let effects = model.effects.iter().map(|each| &each.condition);
        let norms = model.norms.iter().map(|each| &each.condition);
        let factors = model.factors.iter();
        let factors = factors.flat_map(|each| [&each.favourable, &each.adverse]);
        let mut told = effects.chain(norms).chain(factors);
        let decides = match leads {
            true => self.decided_by(model, &[self.clause, self.rule]),
            false => self.decided_by(model, &own),
        };
        decides || told.any(|formula| mentions_any(formula, &own))
    }

    /// Whether anything that may decide, but for what `these` clauses say and the rule itself, names one
    /// of them.
    fn decided_by(&self, model: &Model, these: &[ClauseId]) -> bool {
        let clauses = (0..).map(ClauseId).zip(&model.clauses);
        let clauses = clauses.flat_map(|(id, clause)| {
            let said = clause.formula.iter().chain(&clause.own);
            let exceptions = clause.exceptions.iter().map(|each| &each.when);
            let deemings = clause.deemings.iter().map(|each| &each.when);
            said.filter(move |_| !these.contains(&id))
                .chain(exceptions)
                .chain(deemings)
        });
        let own_rule = |rule: &&Rule| {
            let whole = rule.condition == Formula::Clause(rule.clause);
            rule.clause == self.rule && (whole || rule.items.contains(&self.clause))
        };
        let rules = model.rules.iter().filter(|rule| !own_rule(rule));
        let rules = rules.map(|rule| &rule.condition);
        let requirements = model.requirements.iter().map(|each| &each.condition);
        let scopes = model.scopes.iter().map(|each| &each.condition);
        let mut all = clauses.chain(rules).chain(requirements).chain(scopes);
        all.any(|formula| mentions_any(formula, these))
    }
}

/// Every ground, in the order of the law.
pub(super) fn grounds(model: &Model) -> Vec<Ground> {
    model
        .rules
        .iter()
        .flat_map(|rule| of_rule(model, rule))
        .collect()
}

/// The grounds of one rule.
pub(super) fn of_rule(model: &Model, rule: &Rule) -> Vec<Ground> {
    let mut parts = Vec::new();
    conjuncts(&opened(model, rule), &mut parts);
    let list = parts.iter().position(|part| lists(part, &rule.items));
    let elsewhere = |at: usize| {
        let others = parts.iter().enumerate().filter(|(index, _)| *index != at);
        others
            .into_iter()
            .any(|(_, part)| mentions_any(part, &rule.items))
    };
    match list {
        Some(at) if !elsewhere(at) => {
            let lead: Vec<Formula> = (parts.iter().enumerate())
                .filter(|(index, _)| *index != at)
                .map(|(_, part)| part.clone())
                .collect();
            let items = rule.items.iter();
            items
                .map(|&item| of_item(model, rule, item, &lead))
                .collect()
        }
        _ => vec![Ground {
            clause: rule.clause,
            rule: rule.clause,
            outcome: rule.outcome,
            lead: Vec::new(),
            condition: Formula::And(parts.clone()),
            parts,
        }],
    }
}

/// The rule's condition, with the clause that it stands for opened.
fn opened(model: &Model, rule: &Rule) -> Formula {
    match &rule.condition {
        Formula::Clause(id) if *id == rule.clause => {
            let formula = model.clauses[id.index()].formula.clone();
            formula.unwrap_or(Formula::Constant(false))
        }
        other => other.clone(),
    }
}

fn of_item(model: &Model, rule: &Rule, item: ClauseId, lead: &[Formula]) -> Ground {
    let condition = Formula::Clause(item);
    let mut parts = Vec::new();
    match &model.clauses[item.index()].formula {
        Some(formula) => conjuncts(formula, &mut parts),
        None => parts.push(condition.clone()),
    }
    Ground {
        clause: item,
        rule: rule.clause,
        outcome: rule.outcome,
        lead: lead.to_vec(),
        parts,
        condition,
    }
}

/// The parts of nested 且.
pub(super) fn conjuncts(formula: &Formula, parts: &mut Vec<Formula>) {
    match formula {
        Formula::And(inner) => inner.iter().for_each(|part| conjuncts(part, parts)),
        other => parts.push(other.clone()),
    }
}

/// Whether it is `下列之一` over exactly these items.
fn lists(formula: &Formula, items: &[ClauseId]) -> bool {
    let named = |part: &Formula| match part {
        Formula::Clause(id) => items.contains(id),
        _ => false,
    };
    match formula {
        _ if items.is_empty() => false,
        Formula::Or(parts) => parts.len() == items.len() && parts.iter().all(named),
        single => items.len() == 1 && named(single),
    }
}

fn mentions_any(formula: &Formula, clauses: &[ClauseId]) -> bool {
    let mut found = false;
    formula.walk(&mut |part| {
        found |= matches!(part, Formula::Clause(id) if clauses.contains(id));
    });
    found
}
