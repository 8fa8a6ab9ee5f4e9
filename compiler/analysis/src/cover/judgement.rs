//! Judgements: the places where the text weighs conditions.

use qufen_semantics::model::{ClauseId, DefinitionId, Formula, Model};

/// Which judgement of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What the clause itself says: 即, or the condition of 当 or 须.
    Own(ClauseId),
    /// The n-th 除外 of the clause.
    Exception(ClauseId, usize),
    /// The n-th fiction in favour of the clause.
    Deeming(ClauseId, usize),
    /// The n-th rule of the model, where it has a condition of its own.
    Rule(usize),
    /// The n-th requirement of the model, likewise.
    Requirement(usize),
    /// The n-th 适用 or 参照.
    Scope(usize),
    /// A side of the n-th 区分; `true` for 此方.
    Distinction(usize, bool),
    /// A side of the n-th 考量; `true` for 有利.
    Factor(usize, bool),
    /// The n-th 效果.
    Effect(usize),
    /// The n-th 义务, 禁止 or 权利.
    Norm(usize),
    /// A definition.
    Definition(DefinitionId),
}

/// One judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Which.
    pub part: Part,
    /// The clause in which it stands; none for a definition.
    pub clause: Option<ClauseId>,
    /// Its conditions: the leaves of its formula that are no constants, in order.
    pub conditions: Vec<Formula>,
}

/// Every judgement of the model with its formula, in the order of the text, definitions last.
/// What only repeats another clause is none; nor is what has no condition.
pub fn judgements(model: &Model) -> Vec<(Judgement, &Formula)> {
    let mut all: Vec<(Part, Option<ClauseId>, &Formula)> = Vec::new();
    for (index, clause) in model.clauses.iter().enumerate() {
        let id = ClauseId(index as u32);
        let own = clause.own.as_ref().or(clause.formula.as_ref());
        all.extend(own.map(|formula| (Part::Own(id), Some(id), formula)));
        for (n, it) in clause.exceptions.iter().enumerate() {
            // One 除外 of a 须 waives each of its items.
            let stated = |(part, clause, when): &(Part, Option<ClauseId>, &Formula)| {
                matches!(part, Part::Exception(..))
                    && (*clause, *when) == (Some(it.clause), &it.when)
            };
            if !all.iter().any(stated) {
                all.push((Part::Exception(id, n), Some(it.clause), &it.when));
            }
        }
        let deemings = clause.deemings.iter().enumerate();
        all.extend(deemings.map(|(n, it)| (Part::Deeming(id, n), Some(it.by), &it.when)));
    }
    for (n, rule) in model.rules.iter().enumerate() {
        if !is_said_by(model, rule.clause, &rule.condition) {
            all.push((Part::Rule(n), Some(rule.clause), &rule.condition));
        }
    }
    for (n, required) in model.requirements.iter().enumerate() {
        if !is_demanded_by(model, required.clause, &required.condition) {
            all.push((
                Part::Requirement(n),
                Some(required.clause),
                &required.condition,
            ));
        }
    }
    all.extend(consequences(model));
    let definitions = (0..).zip(&model.definitions);
    all.extend(definitions.map(|(n, it)| (Part::Definition(DefinitionId(n)), None, &it.formula)));
    // The sort is stable: in each clause, first what it says and then what follows.
    all.sort_by_key(|(_, clause, _)| (clause.is_none(), *clause));
    let judged = all.into_iter().map(|(part, clause, formula)| {
        let conditions = leaves(formula);
        let judgement = Judgement {
            part,
            clause,
            conditions,
        };
        (judgement, formula)
    });
    judged.filter(|(it, _)| !it.conditions.is_empty()).collect()
}

fn consequences(model: &Model) -> Vec<(Part, Option<ClauseId>, &Formula)> {
    let mut all = Vec::new();
    for (n, scope) in model.scopes.iter().enumerate() {
        all.push((Part::Scope(n), Some(scope.clause), &scope.condition));
    }
    for (n, it) in model.distinctions.iter().enumerate() {
        all.push((Part::Distinction(n, true), Some(it.clause), &it.this));
        all.push((Part::Distinction(n, false), Some(it.clause), &it.that));
    }
    for (n, it) in model.factors.iter().enumerate() {
        all.push((Part::Factor(n, true), Some(it.clause), &it.favourable));
        all.push((Part::Factor(n, false), Some(it.clause), &it.adverse));
    }
    for (n, it) in model.effects.iter().enumerate() {
        all.push((Part::Effect(n), Some(it.clause), &it.condition));
    }
    for (n, it) in model.norms.iter().enumerate() {
        all.push((Part::Norm(n), Some(it.clause), &it.condition));
    }
    all
}

/// Whether a rule's or requirement's condition is the clause itself, or a part of what it says.
fn is_said_by(model: &Model, clause: ClauseId, condition: &Formula) -> bool {
    let own = model.clauses[clause.index()].own.as_ref();
    *condition == Formula::Clause(clause)
        || own.is_some_and(|own| match own {
            Formula::And(parts) => own == condition || parts.contains(condition),
            other => other == condition,
        })
}

/// Whether a requirement is what its clause, or the 须 above it, says: the demand itself, or the
/// whole 须, by which a 除外 or a fiction waives it.
fn is_demanded_by(model: &Model, clause: ClauseId, condition: &Formula) -> bool {
    let (demand, lead) = match condition {
        Formula::Or(parts) => match parts.as_slice() {
            [demand, Formula::Clause(lead)] => (demand, *lead),
            _ => (condition, clause),
        },
        _ => (condition, clause),
    };
    let near = lead == clause || model.clauses[clause.index()].parent == Some(lead);
    near && (*demand == Formula::Clause(clause) || is_said_by(model, lead, demand))
}

fn leaves(formula: &Formula) -> Vec<Formula> {
    let mut leaves = Vec::new();
    formula.walk(&mut |part| match part {
        Formula::Constant(_) | Formula::Not(_) | Formula::And(_) | Formula::Or(_) => {}
        leaf => leaves.push(leaf.clone()),
    });
    leaves
}
