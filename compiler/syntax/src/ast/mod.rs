//! The syntax tree: what a source file says, in the file's own order, nothing resolved.
//!
//! Spans are relative to the start of the block that holds them, so that an edit in one article
//! leaves the trees of all others equal.

mod amendment;
mod article;
mod declaration;
mod formula;
mod header;
mod scenario;

pub use amendment::*;
pub use article::*;
pub use declaration::*;
pub use formula::*;
pub use header::*;
pub use scenario::*;

use qufen_diagnostics::Span;

/// A node with the words that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was said.
    pub node: T,
    /// Where, without white space around it.
    pub span: Span,
}

/// A name as written, backquotes or 『』 removed.
pub type Name = Spanned<String>;

/// The words inside 「」, every character kept; the span is of the words without the brackets.
pub type Quote = Spanned<String>;

/// One block of a file: the unit of reparsing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// `法规 《…》` or `模块 …`: what the file is.
    Header(Header),
    /// `使用 模块名`.
    Use(Name),
    /// `结论 …`.
    Decision(DecisionDecl),
    /// `枚举 …`.
    Enumeration(Enumeration),
    /// `机构 …`.
    Bodies(Vec<Body>),
    /// `事实` and the facts below it.
    Facts(Vec<Fact>),
    /// `约束 …`.
    Constraint(Constraint),
    /// `定义 …`.
    Definition(Definition),
    /// `原则 …`: a distinction with parameters.
    Principle(Principle),
    /// `第一章 「总则」`; also 编 and 节.
    Division(Division),
    /// `第四条 …`.
    Article(Article),
    /// `附件 「…」`: words after the last article.
    Annex(Annex),
    /// `断言 …` outside an article.
    Assertion(Assertion),
    /// `场景 …` or `基准 …`.
    Scenario(Scenario),
    /// One statement of a 修改决定.
    Operation(Operation),
    /// `删去 定义 甲`.
    Withdrawal(Withdrawal),
    /// A block whose first words could not be read; the diagnostic has been given.
    Error(Span),
}
