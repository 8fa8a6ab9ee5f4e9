//! An article: its official words, and right under them what they are encoded as.

use super::{Assertion, Formula, Name, Quote, Spanned, Standing};
use crate::citation::{CitationRef, Ordinal};
use qufen_diagnostics::Span;

/// 条.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Article {
    /// 第…条, with the span of those words.
    pub number: Spanned<Ordinal>,
    /// 款, at least one; the first begins at the article's number.
    pub paragraphs: Vec<Clause>,
}

/// A 款, 项 or 目: its words, its encodings, and the clauses below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Clause {
    /// 款 carries no number of its own (`None`); 项 and 目 do.
    pub number: Option<Spanned<Ordinal>>,
    /// The span of the label (`第四条`, `款`, `(一)`, `1.`).
    pub label: Span,
    /// The official words; `None` after a syntax error.
    pub words: Option<Quote>,
    /// What the words are encoded as, in source order.
    pub encodings: Vec<Encoding>,
    /// 项 below a 款, 目 below a 项.
    pub items: Vec<Clause>,
    /// Label, words, encodings and items together.
    pub span: Span,
}

/// One statement under the words of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// Which.
    pub kind: EncodingKind,
    /// The whole statement.
    pub span: Span,
}

/// The ways in which words of the law are encoded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EncodingKind {
    /// `即 F`: the clause holds exactly when F does.
    Meaning(Formula),
    /// `当 F 则 结论`.
    Rule {
        /// When it fires.
        condition: Formula,
        /// What it supports.
        outcome: Name,
    },
    /// `结论 须 F`.
    Requirement {
        /// Which outcome needs it.
        outcome: Name,
        /// What must hold.
        condition: Formula,
    },
    /// `除外 当 F`: the clause does not reach such a case. `再除外 当 G` directly below is an
    /// exception to the exception, and may be followed by a further `再除外`.
    Exception {
        /// When the exception applies.
        condition: Formula,
        /// Whether it says 再除外.
        nested: bool,
    },
    /// `开放 认定 机构`: an open item, a finding by a named body, never a default.
    Open {
        /// Who finds.
        body: Name,
    },
    /// `甲条 视为符合 乙条 当 F`: a fiction.
    Deeming {
        /// The clause whose case is favoured; `None` where the enclosing clause is meant.
        by: Option<Spanned<CitationRef>>,
        /// The clause that is deemed met.
        deemed: Spanned<CitationRef>,
        /// When; `None` for always.
        condition: Option<Formula>,
    },
    /// `适用 于 F 否则 结论`.
    Scope {
        /// Whom the law governs.
        condition: Formula,
        /// The outcome outside it (on 适用 only).
        otherwise: Option<Name>,
        /// Whether it says 参照.
        analogy: bool,
    },
    /// `区分 甲 与 乙`.
    Distinction(Distinction),
    /// `考量 看初衷 有利 F 不利 G`.
    Factor {
        /// The factor's name.
        name: Name,
        /// What speaks for.
        favourable: Formula,
        /// What speaks against.
        adverse: Formula,
    },
    /// `效果 当 F`: follows from the decision. On a 款 with 项 it covers each 项.
    Effect {
        /// Over outcomes, facts and clauses.
        condition: Formula,
    },
    /// `义务 主体 应当 「…」 当 F`, `禁止 主体 不得 「…」`, `权利 主体 可以 「…」`.
    Norm {
        /// Which of the three.
        modality: Modality,
        /// Who.
        actor: Name,
        /// What, in words of the clause.
        act: Quote,
        /// Towards whom.
        addressee: Option<Name>,
        /// When; `None` for always.
        condition: Option<Formula>,
    },
    /// `解读 名` with its options.
    Reading(ReadingDecl),
    /// `断言 …`.
    Assertion(Assertion),
    /// 施行, 废止, 解释.
    Standing(Standing),
    /// `不编码 「理由」`: not operative, and why.
    NotOperative(Quote),
    /// Could not be read; the diagnostic has been given.
    Error,
}

impl EncodingKind {
    /// Every condition in it, in the order of the source.
    pub fn formulas(&self) -> Vec<&Formula> {
        match self {
            EncodingKind::Meaning(formula) => vec![formula],
            EncodingKind::Rule { condition, .. }
            | EncodingKind::Requirement { condition, .. }
            | EncodingKind::Exception { condition, .. }
            | EncodingKind::Scope { condition, .. }
            | EncodingKind::Effect { condition } => vec![condition],
            EncodingKind::Deeming { condition, .. } | EncodingKind::Norm { condition, .. } => {
                condition.iter().collect()
            }
            EncodingKind::Distinction(distinction) => match &distinction.sides {
                Sides::Explicit { this, that } => vec![this, that],
                Sides::Principle { arguments, .. } => arguments.iter().map(|(_, f)| f).collect(),
            },
            EncodingKind::Factor {
                favourable,
                adverse,
                ..
            } => vec![favourable, adverse],
            EncodingKind::Assertion(assertion) => vec![&assertion.formula],
            EncodingKind::Open { .. }
            | EncodingKind::Reading(_)
            | EncodingKind::Standing(_)
            | EncodingKind::NotOperative(_)
            | EncodingKind::Error => Vec::new(),
        }
    }
}

/// 应当, 不得, 可以.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modality {
    /// 义务 … 应当.
    Duty,
    /// 禁止 … 不得.
    Prohibition,
    /// 权利 … 可以.
    Right,
}

/// `区分 改革失误 与 明知故犯`, its sides spelt out or taken from a principle.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Distinction {
    /// The name of 此方.
    pub this_name: Name,
    /// The name of 彼方.
    pub that_name: Name,
    /// How the two sides are given.
    pub sides: Sides,
}

/// The two sides of a distinction.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sides {
    /// `此方 F` and `彼方 G`.
    Explicit {
        /// 此方.
        this: Formula,
        /// 彼方.
        that: Formula,
    },
    /// `采用 原则名(甲 = F, 乙 = G)`; a parameter left out is the fact of its own name.
    Principle {
        /// Which 原则.
        principle: Name,
        /// Named arguments.
        arguments: Vec<(Name, Formula)>,
    },
}

/// `解读 名` and `甲 「…」 缺省` lines.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadingDecl {
    /// What is being read.
    pub name: Name,
    /// At least two.
    pub options: Vec<ReadingOption>,
}

/// One way of reading.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadingOption {
    /// 甲, 乙, ….
    pub label: Name,
    /// The reading in words.
    pub words: Quote,
    /// Whether it says 缺省.
    pub default: bool,
}
