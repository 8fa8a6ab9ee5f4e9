//! A slip as a change to the model.

use super::demand::{demand, replaced, rewrite_lead};
use super::place::{Place, rewrite};
use qufen_semantics::model::{
    ClauseId, Exception, Formula, Model, OutcomeId, ReadingId, Requirement,
};

/// One change. Indices are those of the unchanged model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Another formula stands there.
    Formula(Place, Formula),
    /// The rule ranges over these items.
    RuleItems(usize, Vec<ClauseId>),
    /// The rule supports another outcome.
    RuleFor(usize, OutcomeId),
    /// The 须 is left out.
    NoRequirement(usize),
    /// The 须 belongs to another outcome.
    RequirementFor(usize, OutcomeId),
    /// One of these 须 suffices; the clause is their lead-in.
    OneOf(Vec<usize>, ClauseId),
    /// The 适用 or 参照 is left out.
    NoScope(usize),
    /// The 除外 is left out.
    NoException(ClauseId, usize),
    /// The 再除外 of that number is an 除外 of its own, with those that limit it.
    PartedException(ClauseId, usize, usize),
    /// The 除外 behind it is a 再除外 of it.
    JoinedExceptions(ClauseId, usize),
    /// The 视为 is left out.
    NoDeeming(ClauseId, usize),
    /// The 视为 favours another clause.
    DeemingFor(ClauseId, usize, ClauseId),
    /// The outcome and the next one change places.
    Precedence(usize),
    /// Another option is the default.
    Default(ReadingId, u32),
}

/// Makes all `edits`; `false` when clauses then refer to one another in a circle.
pub fn make(edits: &[Edit], model: &mut Model) -> bool {
    edits.iter().for_each(|edit| apply(edit, model));
    ordered(model)
}

/// Takes whatever edits back: the model is `law` again. To copy it anew would take longer.
pub fn take_back(model: &mut Model, law: &Model) {
    model.default = law.default;
    model.out_of_scope = law.out_of_scope;
    mend(&mut model.outcomes, &law.outcomes);
    mend(&mut model.readings, &law.readings);
    mend(&mut model.definitions, &law.definitions);
    mend(&mut model.clauses, &law.clauses);
    mend(&mut model.evaluation_order, &law.evaluation_order);
    mend(&mut model.scopes, &law.scopes);
    mend(&mut model.rules, &law.rules);
    mend(&mut model.requirements, &law.requirements);
    mend(&mut model.factors, &law.factors);
    mend(&mut model.effects, &law.effects);
    mend(&mut model.norms, &law.norms);
    mend(&mut model.distinctions, &law.distinctions);
    mend(&mut model.assertions, &law.assertions);
    debug_assert_eq!(model, law);
}

fn mend<T: Clone + PartialEq>(parts: &mut Vec<T>, meant: &[T]) {
    if parts.len() != meant.len() {
        *parts = meant.to_vec();
        return;
    }
    for (part, meant) in parts.iter_mut().zip(meant) {
        if part != meant {
            part.clone_from(meant);
        }
    }
}

fn apply(edit: &Edit, model: &mut Model) {
    match edit {
        Edit::Formula(place, formula) => place.write(model, formula.clone()),
        Edit::RuleItems(index, items) => model.rules[*index].items = items.clone(),
        Edit::RuleFor(index, outcome) => model.rules[*index].outcome = *outcome,
        Edit::NoRequirement(index) => {
            rewrite_lead(model, *index, None);
            model.requirements.remove(*index);
        }
        Edit::RequirementFor(index, outcome) => {
            let condition = demand(model, &model.requirements[*index]).0.clone();
            rewrite_lead(model, *index, None);
            model.requirements[*index].condition = condition;
            model.requirements[*index].outcome = *outcome;
        }
        Edit::OneOf(indices, clause) => one_of(model, indices, *clause),
        Edit::NoScope(index) => drop(model.scopes.remove(*index)),
        Edit::NoException(id, index) => rewrite(&mut model.clauses[id.index()], |clause| {
            clause.exceptions.remove(*index);
        }),
        Edit::PartedException(id, index, at) => {
            rewrite_chains(model, *id, *index, 1, &|chains| {
                let limits = chains[0].split_off(*at);
                chains.push(limits);
            });
        }
        Edit::JoinedExceptions(id, index) => rewrite_chains(model, *id, *index, 2, &|chains| {
            let limits = chains.pop().unwrap_or_default();
            chains[0].extend(limits);
        }),
        Edit::NoDeeming(id, index) => rewrite(&mut model.clauses[id.index()], |clause| {
            clause.deemings.remove(*index);
        }),
        Edit::DeemingFor(from, index, to) => {
            let deeming = model.clauses[from.index()].deemings[*index].clone();
            rewrite(&mut model.clauses[from.index()], |clause| {
                clause.deemings.remove(*index);
            });
            rewrite(&mut model.clauses[to.index()], |clause| {
                clause.deemings.push(deeming);
            });
        }
        Edit::Precedence(index) => swap_outcomes(model, *index),
        Edit::Default(reading, option) => model.readings[reading.index()].default = *option,
    }
}

/// Writes some 除外 of a clause, from one on, anew: each a chain of its condition and those of its 再除外.
fn rewrite_chains(
    model: &mut Model,
    id: ClauseId,
    first: usize,
    count: usize,
    change: &dyn Fn(&mut Vec<Vec<Formula>>),
) {
    rewrite(&mut model.clauses[id.index()], |clause| {
        let Some(waives) = clause.exceptions.get(first).map(|it| it.waives) else {
            return;
        };
        let last = (first + count).min(clause.exceptions.len());
        let mut chains = clause.exceptions[first..last].iter();
        let mut chains: Vec<Vec<Formula>> = chains.by_ref().map(Exception::chain).collect();
        change(&mut chains);
        let made = chains.into_iter();
        let made = made.filter_map(|chain| Exception::of(id, chain, waives));
        clause.exceptions.splice(first..last, made);
    });
}

fn one_of(model: &mut Model, indices: &[usize], clause: ClauseId) {
    let Some(&first) = indices.first() else {
        return;
    };
    let demands = indices
        .iter()
        .map(|&it| demand(model, &model.requirements[it]));
    let parts: Vec<Formula> = demands.clone().map(|(part, _)| part.clone()).collect();
    let lead = demands.clone().next().and_then(|(_, lead)| lead);
    let any = Formula::Or(parts.clone());
    let condition = match lead {
        Some(lead) => Formula::Or(vec![any.clone(), Formula::Clause(lead)]),
        None => any.clone(),
    };
    if let Some(lead) = lead {
        rewrite(&mut model.clauses[lead.index()], |clause| {
            if let Some(own) = clause.own.take() {
                clause.own = Some(replaced(&own, &Formula::And(parts), Some(&any)).unwrap_or(own));
            }
        });
    }
    model.requirements[first] = Requirement {
        clause,
        outcome: model.requirements[first].outcome,
        condition,
    };
    let mut index = 0;
    model.requirements.retain(|_| {
        let kept = index == first || !indices.contains(&index);
        index += 1;
        kept
    });
}

/// The names change places, and everything that means an outcome goes with its name.
fn swap_outcomes(model: &mut Model, index: usize) {
    let moved = |id: OutcomeId| match id.index() {
        it if it == index => OutcomeId(index as u32 + 1),
        it if it == index + 1 => OutcomeId(index as u32),
        _ => id,
    };
    model.outcomes.swap(index, index + 1);
    model.default = moved(model.default);
    model.out_of_scope = model.out_of_scope.map(moved);
    model
        .rules
        .iter_mut()
        .for_each(|it| it.outcome = moved(it.outcome));
    (model.requirements.iter_mut()).for_each(|it| it.outcome = moved(it.outcome));
    let effects = model.effects.iter_mut().map(|it| &mut it.condition);
    let norms = model.norms.iter_mut().map(|it| &mut it.condition);
    let assertions = model.assertions.iter_mut().map(|it| &mut it.formula);
    let speaking = effects.chain(norms).chain(assertions);
    speaking.for_each(|formula| rename(formula, &moved));
}

fn rename(formula: &mut Formula, moved: &impl Fn(OutcomeId) -> OutcomeId) {
    match formula {
        Formula::Outcome(id) => *id = moved(*id),
        Formula::Not(inner) => rename(inner, moved),
        Formula::And(parts) | Formula::Or(parts) => {
            parts.iter_mut().for_each(|part| rename(part, moved));
        }
        _ => {}
    }
}

/// Brings each clause after all that it mentions; `false` when that cannot be.
fn ordered(model: &mut Model) -> bool {
    let mut seen = vec![false; model.clauses.len()];
    let holds = model.evaluation_order.iter().all(|id| {
        let ready = mentioned(model, *id)
            .iter()
            .all(|other| seen[other.index()]);
        seen[id.index()] = true;
        ready
    });
    if holds {
        return true;
    }
    let mut sorting = Sorting {
        model,
        state: vec![State::New; model.clauses.len()],
        order: Vec::new(),
    };
    let sorted = model.evaluation_order.iter().all(|id| sorting.visit(*id));
    let order = sorting.order;
    if sorted {
        model.evaluation_order = order;
    }
    sorted
}

fn mentioned(model: &Model, id: ClauseId) -> Vec<ClauseId> {
    let mut found = Vec::new();
    if let Some(formula) = &model.clauses[id.index()].formula {
        formula.walk(&mut |part| {
            if let Formula::Clause(other) = part {
                found.push(*other);
            }
        });
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

struct Sorting<'m> {
    model: &'m Model,
    state: Vec<State>,
    order: Vec<ClauseId>,
}

impl Sorting<'_> {
    fn visit(&mut self, id: ClauseId) -> bool {
        match self.state[id.index()] {
            State::Done => return true,
            State::Open => return false,
            State::New => self.state[id.index()] = State::Open,
        }
        let sound = mentioned(self.model, id)
            .into_iter()
            .all(|it| self.visit(it));
        self.state[id.index()] = State::Done;
        self.order.push(id);
        sound
    }
}
