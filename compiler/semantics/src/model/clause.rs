//! Clauses and the rules and requirements that stand on them.

use super::{ClauseId, Formula, OutcomeId};

/// A 款, 项 or 目.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Canonical citation: `第九条第(七)项`.
    pub citation: String,
    /// The official words.
    pub text: String,
    /// The 款 of an 项, the 项 of a 目.
    pub parent: Option<ClauseId>,
    /// Whether the case falls under the clause, with deeming and exceptions compiled in.
    /// `None` when the words are not a condition.
    pub formula: Option<Formula>,
    /// `formula` before deeming and exceptions.
    pub own: Option<Formula>,
    /// Fictions in favour of this clause.
    pub deemings: Vec<Deeming>,
    /// 除外, outermost first.
    pub exceptions: Vec<Exception>,
    /// What the clause is encoded as, in words of the language (`即`, `当…则`, `义务`, …), or
    /// `不编码` with its reason: the account that `check` gives.
    pub account: Vec<String>,
}

impl Clause {
    /// Every formula of the clause.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        let deemings = self.deemings.iter().map(|each| &each.when);
        let exceptions = self.exceptions.iter().map(|each| &each.when);
        (self.formula.iter().chain(&self.own))
            .chain(deemings)
            .chain(exceptions)
    }
}

/// `… 视为符合 …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deeming {
    /// The clause by which the other is deemed met.
    pub by: ClauseId,
    /// The whole condition, `by`'s own formula included.
    pub when: Formula,
}

/// `除外 当 …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The clause that states it.
    pub clause: ClauseId,
    /// Whether the exception applies, exceptions to it already taken away.
    pub when: Formula,
    /// How many 再除外 limit it, each the last part of what it limits, negated.
    pub limits: usize,
    /// Whether it waives a requirement; else it keeps a case out of the clause.
    pub waives: bool,
}

impl Exception {
    /// `除外 当` the first of `chain`, `再除外 当` the next, and so on; `None` without any.
    pub fn of(clause: ClauseId, chain: Vec<Formula>, waives: bool) -> Option<Exception> {
        let limits = chain.len().checked_sub(1)?;
        let innermost_first = chain.into_iter().rev();
        let when =
            innermost_first.reduce(|inner, outer| Formula::And(vec![outer, inner.negated()]))?;
        Some(Exception {
            clause,
            when,
            limits,
            waives,
        })
    }

    /// Its condition, and that of each 再除外 in turn.
    pub fn chain(&self) -> Vec<Formula> {
        let mut chain = vec![self.when.clone()];
        for _ in 0..self.limits {
            let Some(Formula::And(parts)) = chain.last() else {
                return chain;
            };
            let [outer, inner] = parts.as_slice() else {
                return chain;
            };
            let (outer, inner) = (outer.clone(), inner.clone().negated());
            chain.pop();
            chain.extend([outer, inner]);
        }
        chain
    }
}

/// `当 … 则 …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The clause that says so.
    pub clause: ClauseId,
    /// What it supports.
    pub outcome: OutcomeId,
    /// When it fires: the clause's formula, or its own condition.
    pub condition: Formula,
    /// The clauses that 下列… ranges over; those that hold are the basis of the outcome. When
    /// empty, the basis is `clause`.
    pub items: Vec<ClauseId>,
}

/// One thing that must hold for an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The clause that demands it; for `须 下列全部` each item is a requirement of its own.
    pub clause: ClauseId,
    /// Which outcome needs it.
    pub outcome: OutcomeId,
    /// What must hold.
    pub condition: Formula,
}

/// 适用 or 参照.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The clause that says so.
    pub clause: ClauseId,
    /// Whom it governs.
    pub condition: Formula,
    /// Whether by analogy (参照); the result says so.
    pub analogy: bool,
}
