//! Where the clauses of an instrument, and the statements that encode them, stand in the source.
//!
//! A table beside the model, which itself knows no text. Conditions are in the order of the
//! model's formulas: one place for each leaf that is no constant.

use qufen_diagnostics::Location;

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// 即, 当 … 则, 须, 开放: what the clause itself says.
    Own,
    /// 除外, 再除外.
    Exception,
    /// 视为符合.
    Deeming,
    /// 适用, 参照.
    Scope,
    /// 区分.
    Distinction,
    /// 考量.
    Factor,
    /// 效果.
    Effect,
    /// 义务, 禁止, 权利.
    Norm,
    /// 定义.
    Definition,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementPlace<P = Location> {
    /// What it is.
    pub kind: StatementKind,
    /// The whole statement.
    pub place: P,
    /// Its conditions in order; empty where they are spelt out elsewhere, as in a 原则.
    pub conditions: Vec<P>,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausePlace<P = Location> {
    /// Its label: `第四条`, `(一)`.
    pub label: P,
    /// Its statements, in order.
    pub statements: Vec<StatementPlace<P>>,
}

/// The clauses and definitions of one instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places<P = Location> {
    /// By clause of the model.
    pub clauses: Vec<ClausePlace<P>>,
    /// By definition of the model.
    pub definitions: Vec<Option<StatementPlace<P>>>,
}

impl<P> StatementPlace<P> {
    fn map<Q>(self, f: &impl Fn(P) -> Q) -> StatementPlace<Q> {
        StatementPlace {
            kind: self.kind,
            place: f(self.place),
            conditions: self.conditions.into_iter().map(f).collect(),
        }
    }
}

impl<P> Places<P> {
    /// Every place as `f` gives it.
    pub fn map<Q>(self, f: impl Fn(P) -> Q) -> Places<Q> {
        let clauses = self.clauses.into_iter().map(|clause| ClausePlace {
            label: f(clause.label),
            statements: (clause.statements.into_iter())
                .map(|it| it.map(&f))
                .collect(),
        });
        let clauses = clauses.collect();
        let definitions = self.definitions.into_iter();
        Places {
            clauses,
            definitions: definitions.map(|it| it.map(|it| it.map(&f))).collect(),
        }
    }
}
