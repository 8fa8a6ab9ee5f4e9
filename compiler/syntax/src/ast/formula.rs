//! Formulas and the literals in them.

use super::{Name, Spanned};
use crate::citation::CitationRef;
use qufen_diagnostics::Span;

/// A condition with the words that it came from.
pub type Formula = Spanned<FormulaKind>;

/// The connectives and atoms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FormulaKind {
    /// `A 且 B 且 C`.
    And(Vec<Formula>),
    /// `A 或 B 或 C`.
    Or(Vec<Formula>),
    /// `非 A`.
    Not(Box<Formula>),
    /// `A 蕴含 B`.
    Implies(Box<Formula>, Box<Formula>),
    /// A fact of type 是否, a definition, a parameter or, where allowed, an outcome.
    Name(Name),
    /// `名(甲, 乙)`: a definition with parameters, or a stdlib one.
    Call(Name, Vec<Formula>),
    /// A clause: whether the case falls under it.
    Citation(Spanned<CitationRef>),
    /// `损失程度 不低于 重大`.
    Compare {
        /// A fact.
        left: Name,
        /// The comparison.
        op: Spanned<CompareOp>,
        /// A constant of the fact's type.
        right: Spanned<Literal>,
    },
    /// `任职单位 属于 {甲, 乙}` / `不属于`.
    Member {
        /// A fact.
        left: Name,
        /// Whether it says 不属于.
        negated: bool,
        /// Constants of the fact's type.
        set: Vec<Spanned<Literal>>,
    },
    /// `紧急处置的程序要求 取 乙`: which reading is in force.
    Reading {
        /// A 解读.
        reading: Name,
        /// One of its options.
        option: Name,
    },
    /// 下列之一, 下列全部: over the items below.
    Items(Quantifier),
    /// The literal 是 or 否 as a condition.
    Constant(bool),
    /// Could not be read; the diagnostic has been given.
    Error,
}

/// How the items below a lead-in combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// 下列之一.
    Any,
    /// 下列全部.
    All,
}

/// Comparisons. Bounds follow 民法典 art. 1259.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompareOp {
    /// `=`.
    Equal,
    /// `≠`, `!=`.
    NotEqual,
    /// `<`, 不满, 低于.
    Less,
    /// `≤`, `<=`, 不超过, 以下, 以内.
    AtMost,
    /// `>`, 超过.
    Greater,
    /// `≥`, `>=`, 不低于, 以上.
    AtLeast,
}

/// A constant as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    /// 是, 否.
    Boolean(bool),
    /// 未知; only in cases.
    Unknown,
    /// A variant's name.
    Variant(String),
    /// A bare number.
    Integer(i64),
    /// In 分.
    Money(i64),
    /// In ten-thousandths: `12.5%` is 1250.
    Ratio(i64),
    /// A calendar day.
    Date(DateLiteral),
    /// How many of a unit.
    Duration(i64, super::DurationUnit),
}

/// A day that exists, in the order year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateLiteral {
    /// For example 2019.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the length of the month.
    pub day: u8,
}

impl std::fmt::Display for DateLiteral {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

/// A formula that could not be read.
pub fn error_formula(span: Span) -> Formula {
    Spanned {
        node: FormulaKind::Error,
        span,
    }
}
