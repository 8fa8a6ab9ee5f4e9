//! What a 除外 did: clauses that do not cover the case because of one, requirements that it waived.

use super::{cited, requirements};
use crate::values::Values;
use crate::{Cited, Excepted};
use qufen_semantics::model::{Clause, ClauseId, Exception, Model};

/// The exceptions that apply and make a difference to their clause, in the order of the law. Several of
/// one clause that do the same are told once.
pub(super) fn excepted(model: &Model, values: &Values<'_>) -> Vec<Excepted> {
    let mut told: Vec<Excepted> = Vec::new();
    for (id, clause) in (0..).map(ClauseId).zip(&model.clauses) {
        let applying = clause.exceptions.iter();
        let applying = applying.filter(|exception| tells(values, id, clause, exception));
        for exception in applying.filter(|exception| matters(model, values, id, exception)) {
            let Cited { cite, text } = cited(model, id);
            let told_of = Excepted {
                cite,
                text,
                effect: if exception.waives {
                    "免除"
                } else {
                    "不适用"
                }
                .into(),
                by: model.clauses[exception.clause.index()].citation.clone(),
            };
            if !told.contains(&told_of) {
                told.push(told_of);
            }
        }
    }
    told
}

/// Whether the exception applies, and the clause stands otherwise than it would of itself.
fn tells(values: &Values<'_>, id: ClauseId, clause: &Clause, exception: &Exception) -> bool {
    let own = clause.own.as_ref().map(|own| values.formula(own));
    let turned = own.is_some_and(|own| {
        if exception.waives {
            !own.is_true()
        } else {
            own.is_true() && values.clause(id).is_false()
        }
    });
    turned && values.formula(&exception.when).is_true()
}

/// A waiver matters where the requirement is told of.
fn matters(model: &Model, values: &Values<'_>, id: ClauseId, exception: &Exception) -> bool {
    let near = |other| is_within(model, id, other) || is_within(model, other, id);
    let mut concerned = model.requirements.iter().filter(|it| near(it.clause));
    !exception.waives || (requirements::are_told(values) && concerned.next().is_some())
}

/// Whether a clause is `outer` or stands below it.
fn is_within(model: &Model, inner: ClauseId, outer: ClauseId) -> bool {
    std::iter::successors(Some(inner), |id| model.clauses[id.index()].parent)
        .any(|clause| clause == outer)
}
