//! A clause taken apart: its own condition, its 除外, the fictions in its favour.

use super::loom::Loom;
use super::side::Version;
use qufen_semantics::model::{Clause, Formula};

/// One formula of a version, as it stands there and over the woven law.
#[derive(Clone)]
pub(super) struct Told<'m> {
    pub own: &'m Formula,
    pub told: Formula,
    /// Of an exception: whether it waives. Of a scope: whether by analogy.
    pub mode: bool,
}

/// The parts of a clause.
#[derive(Default)]
pub(super) struct Parts<'m> {
    pub own: Option<Formula>,
    pub except: Vec<Told<'m>>,
    pub deem: Vec<Told<'m>>,
}

impl<'m> Parts<'m> {
    /// The parts of which the clause's formula is made; the whole as one where it is made otherwise.
    pub fn of(loom: &Loom<'_>, version: Version, clause: &'m Clause) -> Parts<'m> {
        let tell = |own: &'m Formula, mode| Told {
            own,
            told: loom.told(version, own),
            mode,
        };
        let Some(formula) = &clause.formula else {
            return Parts::default();
        };
        if !is_compiled(clause) {
            return Parts {
                own: Some(loom.told(version, formula)),
                ..Parts::default()
            };
        }
        let exceptions = clause.exceptions.iter();
        let deemings = clause.deemings.iter();
        Parts {
            own: clause.own.as_ref().map(|it| loom.told(version, it)),
            except: exceptions.map(|it| tell(&it.when, it.waives)).collect(),
            deem: deemings.map(|it| tell(&it.when, false)).collect(),
        }
    }
}

/// Whether the formula is the clause's own with its 除外 and fictions, in this order.
fn is_compiled(clause: &Clause) -> bool {
    let mut formula = clause.own.clone();
    for each in &clause.exceptions {
        formula = formula.map(|it| excepted(it, each.when.clone(), each.waives));
    }
    for each in &clause.deemings {
        formula = formula.map(|it| Formula::Or(vec![it, each.when.clone()]));
    }
    formula == clause.formula
}

/// An exception waives a requirement, and keeps a case out of any other clause.
pub(super) fn excepted(formula: Formula, when: Formula, waives: bool) -> Formula {
    if waives {
        Formula::Or(vec![formula, when])
    } else {
        Formula::And(vec![formula, when.negated()])
    }
}
