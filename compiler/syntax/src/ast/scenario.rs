//! Scenarios: cases with what is expected of them.

use super::{Literal, Name, Quote, Spanned};
use crate::citation::CitationRef;
use qufen_diagnostics::Span;

/// `场景 「…」`, or `基准 「…」` for a case that others build on and that is not run itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scenario {
    /// Its name, unique in the suite.
    pub title: Quote,
    /// Whether it is a 基准.
    pub baseline: bool,
    /// `说明 「…」` lines.
    pub notes: Vec<Quote>,
    /// `依据 《…》 版本 2019`.
    pub policy: Option<PolicyRef>,
    /// `区分 甲 与 乙 此方`: which side of which distinction it covers.
    pub covers: Vec<Coverage>,
    /// `解读 名 取 乙`.
    pub readings: Vec<(Name, Name)>,
    /// `案情 同 「…」`: the scenario or 基准 whose facts are taken over first.
    pub like: Option<Quote>,
    /// The facts, in order; a later line for the same fact is an error.
    pub facts: Vec<Assignment>,
    /// `其余 否`.
    pub rest: Option<Spanned<Literal>>,
    /// `期望 …`.
    pub expected: Option<Expectation>,
    /// The whole block.
    pub span: Span,
}

/// `《…》 版本 2019`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PolicyRef {
    /// The words inside 《》.
    pub title: Name,
    /// The version.
    pub version: Option<Name>,
}

/// Which side of which distinction a scenario covers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Coverage {
    /// The name of 此方.
    pub this_name: Name,
    /// The name of 彼方.
    pub that_name: Name,
    /// `true` for 此方, `false` for 彼方.
    pub this_side: bool,
    /// The whole statement.
    pub span: Span,
}

/// `容缺受理 是`, `任职单位 = 政府机关`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Assignment {
    /// The fact.
    pub fact: Name,
    /// Its value.
    pub value: Spanned<Literal>,
}

/// What a scenario expects.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expectation {
    /// One outcome, or several for 未定.
    pub outcomes: Vec<Name>,
    /// Whether it says 未定.
    pub open: bool,
    /// `依 …`: clauses that must be in the basis.
    pub basis: Vec<Spanned<CitationRef>>,
    /// `待查 …`: facts or clauses that must still be open.
    pub pending: Vec<Pending>,
    /// The whole statement.
    pub span: Span,
}

/// Something that is still to be found out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pending {
    /// A fact.
    Fact(Name),
    /// A clause.
    Clause(Spanned<CitationRef>),
}
