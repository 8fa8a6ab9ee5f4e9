//! The head of a file, and what a law says about its own standing.

use super::{Name, Quote, Spanned};
use crate::ast::DateLiteral;
use qufen_diagnostics::Span;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Header {
    /// `法规 《抚州市容错免责办法(试行)》`.
    Instrument(InstrumentHeader),
    /// `模块 抚州事实`: declarations for others to use.
    Module(Name),
    /// `修改决定 《…》`: how one version becomes the next.
    Amendment(super::AmendmentHeader),
}

/// The metadata of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InstrumentHeader {
    /// The words inside 《》.
    pub title: Name,
    /// `版本 2019`.
    pub version: Option<Name>,
    /// `性质 草案` or `性质 示例`: shown with every result. Absent for enacted law.
    pub nature: Option<Name>,
    /// `制定机关 甲、乙`.
    pub issuers: Vec<Name>,
    /// `发布 2019年1月22日`.
    pub issued: Option<Spanned<DateLiteral>>,
    /// `原文 「official.txt」` or `原文 未收录`.
    pub text: Option<TextSource>,
    /// 施行, 废止, 解释 given in the header rather than in an article.
    pub standing: Vec<Standing>,
}

/// Where the official words are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextSource {
    /// A file beside this one.
    File(Quote),
    /// `未收录`: the text is not held, and nothing can be decided under it.
    NotHeld(Span),
}

/// What a law says about its own commencement, reach in time, repeal and interpretation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// `施行 自发布之日` or `施行 2019年3月1日`.
    Commencement {
        /// `None` for 自发布之日.
        date: Option<DateLiteral>,
        /// The whole statement.
        span: Span,
    },
    /// `废止 《…》 版本 2017`.
    Repeal {
        /// The instrument's title.
        title: Name,
        /// Its version.
        version: Option<Name>,
        /// The whole statement.
        span: Span,
    },
    /// `解释 市委、市纪委市监委`: who interprets.
    Interpretation {
        /// The bodies.
        bodies: Vec<Name>,
        /// The whole statement.
        span: Span,
    },
    /// `溯及 从旧兼从轻`: acts from before stay under the older law unless this one is lighter.
    OldUnlessLighter {
        /// The whole statement.
        span: Span,
    },
}

/// `第一章 「总则」`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Division {
    /// 编, 章 or 节.
    pub kind: Spanned<DivisionKind>,
    /// From 1.
    pub number: u32,
    /// The words of the heading.
    pub title: Quote,
}

/// The divisions above 条.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DivisionKind {
    /// 编.
    Part,
    /// 章.
    Chapter,
    /// 节.
    Section,
}

/// Words of the official text before the first article or after the last.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Annex {
    /// What they are.
    pub kind: AnnexKind,
    /// The official words.
    pub words: Quote,
    /// Why they decide nothing.
    pub reason: Option<Quote>,
}

/// What stands around the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnnexKind {
    /// 题注: when the text was adopted and amended, below the title.
    TitleNote,
    /// 目录: the headings, once more.
    Contents,
    /// 序言: words of the law before its first article.
    Preamble,
    /// 附件: whatever stands after the last article.
    Annex,
}

impl AnnexKind {
    /// The word with which the block begins.
    pub fn word(self) -> &'static str {
        match self {
            AnnexKind::TitleNote => "题注",
            AnnexKind::Contents => "目录",
            AnnexKind::Preamble => "序言",
            AnnexKind::Annex => "附件",
        }
    }
}
