//! Declarations: facts and their types, bodies, constraints, definitions, the outcomes.

use super::{Formula, Literal, Name, Quote, Spanned};
use qufen_diagnostics::Span;

/// `结论 容错认定`, its outcomes in order of precedence, and the default.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DecisionDecl {
    /// What is being decided.
    pub name: Name,
    /// What stands first prevails.
    pub outcomes: Vec<Name>,
    /// `缺省 …`.
    pub default: Option<Name>,
    /// `从严到宽 …`: each line from the strictest outcome to the lightest.
    pub leniency: Vec<Vec<Name>>,
}

/// `枚举 损失程度 有序 { 无, 一般, … }`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Enumeration {
    /// The type's name.
    pub name: Name,
    /// Whether the variants stand in ascending order.
    pub ordered: bool,
    /// At least one.
    pub variants: Vec<Name>,
}

/// `机构 问责调查组 又称 调查组、核查组`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Body {
    /// The name to use.
    pub name: Name,
    /// Other names that texts use for the same body.
    pub aliases: Vec<Name>,
    /// What it is.
    pub description: Option<Quote>,
}

/// `名称 : 类型 「描述」` and the lines below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The fact's name.
    pub name: Name,
    /// Its type as written.
    pub ty: Spanned<TypeExpr>,
    /// What the fact means, for the reader.
    pub description: Option<Quote>,
    /// `问 「…」`: the question put to a person.
    pub question: Option<Quote>,
    /// `认定 机构`: who determines it.
    pub determined_by: Option<Name>,
    /// `证据 「…」`.
    pub evidence: Option<Quote>,
    /// `推定 否`: what holds until the contrary is found.
    pub presumption: Option<Spanned<Literal>>,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeExpr {
    /// 是否.
    Boolean,
    /// 整数.
    Integer,
    /// 金额, kept in 分.
    Money,
    /// 比例.
    Ratio,
    /// 日期.
    Date,
    /// `期间(日)`, `期间(工作日)`, `期间(月)`.
    Duration(DurationUnit),
    /// An enumeration, by name.
    Named(String),
}

/// The units in which periods can be compared. A 年 is twelve 月, a 周 seven 日.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    /// 日.
    Days,
    /// 工作日.
    WorkingDays,
    /// 月.
    Months,
}

/// `约束 F`: rules out impossible cases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Constraint {
    /// Must hold in every case.
    pub formula: Formula,
    /// `理由 「…」`.
    pub reason: Option<Quote>,
}

/// `定义 积极主动补救 = F`, or with parameters `定义 名(甲, 乙) = F`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Definition {
    /// The defined name.
    pub name: Name,
    /// Formal parameters, each a condition.
    pub parameters: Vec<Name>,
    /// What it stands for.
    pub body: Formula,
}

/// `原则 试错与故犯 (甲, 乙)` with its two sides.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Principle {
    /// The principle's name.
    pub name: Name,
    /// Formal parameters, each a condition.
    pub parameters: Vec<Name>,
    /// 此方.
    pub this: Formula,
    /// 彼方.
    pub that: Formula,
}

/// `断言 恒 F` / `断言 可能 F`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Assertion {
    /// Always, or at least once.
    pub mode: AssertionMode,
    /// May speak of facts, clauses and outcomes.
    pub formula: Formula,
    /// The whole statement.
    pub span: Span,
}

/// How far an assertion reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssertionMode {
    /// 恒: in every case.
    Always,
    /// 可能: in some case.
    Possible,
}
