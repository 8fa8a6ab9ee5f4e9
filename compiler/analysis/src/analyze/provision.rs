//! A provision that may be taken out of the law, and the law without some of them.

use super::finding::Sentence;
use super::firing;
use super::ground::{Ground, grounds};
use super::study::Study;
use super::words::{cite, quoted};
use crate::mutate::edit::{Edit, make};
use qufen_semantics::model::{ClauseId, Formula, Model, Rule};

/// A provision, by its place in the model or among the grounds of the study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Provision {
    /// As a ground; what cites its clause may go on to do so.
    Ground(usize),
    /// 须.
    Requirement(usize),
    /// 适用 or 参照.
    Scope(usize),
    /// The 除外 of a ground.
    GroundException(usize, Formula),
    /// Another 除外 of a clause.
    Exception(ClauseId, usize),
    /// A 视为 in favour of a clause.
    Fiction(ClauseId, usize),
}

impl Provision {
    /// What it is called.
    pub fn name(&self, study: &Study<'_, '_>) -> Sentence {
        let model = study.model;
        let exception = |clause: ClauseId, when: &Formula| {
            let (own, words) = (cite(model, clause), quoted(model, when));
            Sentence::new(
                format!("{own}的除外{words}"),
                format!("the exception {words} to {own}"),
            )
        };
        match self {
            Provision::Ground(index) => {
                let own = cite(model, study.grounds[*index].clause);
                Sentence::new(own, own)
            }
            Provision::Requirement(index) => {
                let own = firing::named(study, *index);
                Sentence::new(own.clone(), own)
            }
            Provision::Scope(index) => {
                let scope = &model.scopes[*index];
                let own = cite(model, scope.clause);
                let word = if scope.analogy { "参照" } else { "适用" };
                Sentence::new(
                    format!("{own}的{word}范围"),
                    format!("the scope ({word}) of {own}"),
                )
            }
            Provision::GroundException(index, when) => {
                exception(study.grounds[*index].clause, when)
            }
            Provision::Exception(id, place) => {
                exception(*id, &model.clauses[id.index()].exceptions[*place].when)
            }
            Provision::Fiction(id, place) => {
                let by = cite(model, model.clauses[id.index()].deemings[*place].by);
                let own = cite(model, *id);
                Sentence::new(
                    format!("{by}视为符合{own}"),
                    format!("the fiction of {by} for {own}"),
                )
            }
        }
    }

    /// How it is taken out of its clause; `None` for what stands on clauses.
    fn edit(&self) -> Option<Edit> {
        match self {
            Provision::Exception(id, place) => Some(Edit::NoException(*id, *place)),
            Provision::Fiction(id, place) => Some(Edit::NoDeeming(*id, *place)),
            _ => None,
        }
    }
}

/// The law without some provisions; each ground is a rule of its own there. `None` where that is no law, or
/// has other grounds, so that nothing is said of it.
pub(super) fn without(study: &Study<'_, '_>, gone: &[&Provision]) -> Option<Model> {
    let mut model = study.model.clone();
    let mut edits: Vec<Edit> = gone.iter().filter_map(|it| it.edit()).collect();
    // Later places first, so that the earlier ones stay what they are.
    edits.sort_by_key(|edit| match edit {
        Edit::NoException(_, place) | Edit::NoDeeming(_, place) => std::cmp::Reverse(*place),
        _ => std::cmp::Reverse(0),
    });
    if !make(&edits, &mut model) {
        return None;
    }
    let left = grounds(&model);
    // Without a fiction a rule may come apart into items, which are other grounds than before.
    let named = |it: &Ground| (it.clause, it.rule, it.outcome);
    if !left.iter().map(named).eq(study.grounds.iter().map(named)) {
        return None;
    }
    let left = left.into_iter().enumerate();
    let left = left.filter(|(index, _)| !gone.contains(&&Provision::Ground(*index)));
    model.rules = left.map(|(index, it)| rule(index, it, gone)).collect();
    let mut index = 0;
    model.requirements.retain(|_| {
        index += 1;
        !gone.contains(&&Provision::Requirement(index - 1))
    });
    let mut index = 0;
    model.scopes.retain(|_| {
        index += 1;
        !gone.contains(&&Provision::Scope(index - 1))
    });
    Some(model)
}

/// The ground as a rule, without those of its exceptions that are gone.
fn rule(index: usize, ground: Ground, gone: &[&Provision]) -> Rule {
    let excepted = |part: &Formula| {
        let when = part.clone().negated();
        gone.contains(&&Provision::GroundException(index, when))
    };
    let condition = match ground.parts.iter().any(excepted) {
        true => Formula::And(
            ground
                .parts
                .into_iter()
                .filter(|it| !excepted(it))
                .collect(),
        ),
        false => ground.condition,
    };
    Rule {
        clause: ground.rule,
        outcome: ground.outcome,
        condition: Formula::And([ground.lead, vec![condition]].concat()),
        items: Vec::new(),
    }
}
