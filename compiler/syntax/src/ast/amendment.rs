//! 修改决定: its head, and one operation a block. Nothing is applied here: places and targets are as
//! written, old numbers and new ones apart.

use super::{Clause, DateLiteral, DivisionKind, Encoding, Name, Quote, Spanned};
use crate::citation::{CitationRef, Ordinal};
use qufen_diagnostics::Span;

/// `修改决定 《…》` and the lines below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AmendmentHeader {
    /// The words inside 《》.
    pub title: Name,
    /// `性质 草案` or `性质 示例`; becomes that of the new version.
    pub nature: Option<Name>,
    /// `制定机关 甲、乙`; become those of the new version.
    pub issuers: Vec<Name>,
    /// `发布 2026年1月8日`; becomes that of the new version.
    pub issued: Option<Spanned<DateLiteral>>,
    /// `施行 …`: from when the new version applies.
    pub commencement: Option<Commencement>,
    /// `废止 《…》 版本 …`: what the new version repeals beside the one that is amended.
    pub repeals: Vec<Repeal>,
    /// `修改 《…》 版本 2019 为 版本 2026`.
    pub amends: Option<Amends>,
    /// `条文顺序作相应调整`.
    pub in_order: Option<Span>,
    /// `其余 待编码`: what is written out without encodings, and keeps none, is still to be encoded.
    pub rest_pending: Option<Span>,
}

/// `施行 自发布之日` or `施行 2026年3月1日`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Commencement {
    /// `None` for 自发布之日.
    pub date: Option<DateLiteral>,
    /// The whole statement.
    pub span: Span,
}

/// `废止 《…》 版本 …`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Repeal {
    /// The instrument's title.
    pub title: Name,
    /// Its version.
    pub version: Option<Name>,
    /// The whole statement.
    pub span: Span,
}

/// `修改 《…》 版本 2019 为 版本 2026`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Amends {
    /// The title of the instrument that is amended.
    pub title: Name,
    /// The version that the old numbers are of.
    pub old: Name,
    /// What the consolidated version is called.
    pub new: Name,
    /// The whole statement.
    pub span: Span,
}

/// One statement of a decision: `将第八条改为第九条，增加一款，作为第三款：「…」`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Operation {
    /// At least one, in the order written.
    pub steps: Vec<Step>,
    /// The whole block, new clauses included.
    pub span: Span,
}

/// `删去 事实 甲、乙`, `删去 定义 丙`: what the new version does not declare any more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Withdrawal {
    /// What the names are of.
    pub kind: Withdrawn,
    /// At least one.
    pub names: Vec<Name>,
}

/// What can be withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Withdrawn {
    /// 事实.
    Fact,
    /// 定义.
    Definition,
}

impl Withdrawn {
    /// 事实 or 定义.
    pub fn word(self) -> &'static str {
        match self {
            Withdrawn::Fact => "事实",
            Withdrawn::Definition => "定义",
        }
    }
}

/// One thing done to one or several places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// Where, in old numbers. Empty where the step goes on with the places of the step before, and
    /// for 增加 of something that stands under nothing.
    pub places: Vec<Spanned<Anchor>>,
    /// What.
    pub kind: StepKind,
    /// The statement without the encodings below it.
    pub span: Span,
}

/// A place as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// 条, 款, 项, 目 or a range of them. One that leaves out its 条 takes it from the place before.
    Clause(CitationRef),
    /// `第五条引导语`, `第五条第二款引导语`: the words that the 项 or 目 of each clause stand under, without
    /// them.
    LeadIn(CitationRef),
    /// `第五条第二款第一句`, `最后一句`: one sentence of each clause, by its number from 1; `None` for the last.
    Sentence(CitationRef, Option<u32>),
    /// `第三章`, `第三章第一节`: from the larger to the smaller.
    Division(Vec<(DivisionKind, u32)>),
    /// `第三章「附则」`: by its number and by its words, which must be those of the heading.
    Headed(Vec<(DivisionKind, u32)>, Quote),
    /// `第三章至第五章`: both ends included, both of one kind; the end says all that the beginning does.
    Divisions(Vec<(DivisionKind, u32)>, Vec<(DivisionKind, u32)>),
    /// 全文, 本办法, 本法: every clause.
    Whole,
    /// 名称: the title.
    Title,
}

/// The units in which clauses are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 条.
    Article,
    /// 款.
    Paragraph,
    /// 项.
    Item,
    /// 目.
    Subitem,
    /// 编, 章, 节.
    Division(DivisionKind),
}

/// On which side of a clause something is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// 前.
    Before,
    /// 后.
    After,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// `第九条第(三)项修改为：「…」`. Clauses in it that have no encodings keep those of the old.
    Replace {
        /// The new clause.
        content: Content,
    },
    /// `第四条增加一项，作为第(七)项：「…」`.
    Insert {
        /// What is added.
        unit: Spanned<Unit>,
        /// How many it says there are, from 1.
        count: u32,
        /// New numbers; empty for "at the end".
        targets: Vec<Spanned<Anchor>>,
        /// `第四条后增加一条`: the places are not what it stands under, but what it stands next to.
        beside: Option<Beside>,
        /// The new clauses.
        content: Content,
    },
    /// `增加一款，作为第二款，将该条修改为：「…」`: says what the rewriting that follows shows.
    Announce {
        /// What is added.
        unit: Spanned<Unit>,
        /// New numbers; empty for "at the end".
        targets: Vec<Spanned<Anchor>>,
    },
    /// `删去第六条第(四)项`, `删去第三章` with its articles.
    Delete,
    /// `删去第三章章名`: the articles stay.
    DeleteHeading,
    /// `第(三)项、第(四)项合并为第(三)项：「…」`.
    Merge {
        /// `作为第九章第六十三条`: the heading that it comes to stand under.
        into: Option<Spanned<Anchor>>,
        /// The new number.
        target: Spanned<Anchor>,
        /// The new clause; `None` where its words are to be joined as they are.
        content: Option<Content>,
    },
    /// `将第五条分为两条，作为第五条、第六条，修改为：「…」`, `第二款分为两款，作为第二款、第三款：「…」`.
    Split {
        /// New numbers.
        targets: Vec<Spanned<Anchor>>,
        /// The new clauses, as many as there are targets.
        content: Content,
    },
    /// `将第五条改为两条`: says what the moves that follow show.
    Divided,
    /// `第六条第(四)项改为第七条第(三)项`, `将第八条至第十条改为第九条至第十一条`.
    Move {
        /// `移至第七条`, `移至第三章`: what it stands under from now on.
        into: Option<Spanned<Anchor>>,
        /// New numbers, as many as there are places.
        targets: Vec<Spanned<Anchor>>,
    },
    /// Words within clauses.
    Reword(Rewording),
    /// `第三章章名修改为「…」`, `名称修改为「…」`: a heading, or the title where there is no place.
    Rename {
        /// The new heading, without 第三章; the new title, without 《》.
        words: Quote,
    },
    /// `序言修改为「…」`, `引言修改为：「…」`.
    Preamble {
        /// All of it.
        words: Quote,
    },
    /// `第四条第(四)项编码修改为`: other encodings for words that stay.
    Reencode {
        /// At least one.
        encodings: Vec<Encoding>,
    },
    /// `条文顺序作相应调整`.
    InOrder,
}

/// A change of words within clauses.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rewording {
    /// The words that must be found; `None` for all words of the place: of a 引导语 or a sentence, and
    /// where words are added at the beginning or the end.
    pub old: Option<Quote>,
    /// What becomes of them.
    pub edit: WordEdit,
    /// 均: wherever they stand, not just once.
    pub all: bool,
    /// New encodings of the clause; none to keep the old.
    pub encodings: Vec<Encoding>,
}

/// What becomes of the words that were found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WordEdit {
    /// `修改为「…」`.
    Replace(Quote),
    /// `前增加「…」`.
    Before(Quote),
    /// `后增加「…」`.
    After(Quote),
    /// `删去「…」`.
    Delete,
}

/// New clauses, in order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Content {
    /// At least one; one for each new number.
    pub parts: Vec<Part>,
    /// From the first 「 to the end of the last encoding.
    pub span: Span,
}

/// One new 条, 款, 项 or 目; or a heading, which the articles after it stand under.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The label, where one is written: every part but the first of 条, 项 and 目 has one.
    pub label: Option<Spanned<Ordinal>>,
    /// 款 of a 条; else just one clause, with what stands below it.
    pub clauses: Vec<Clause>,
}

impl StepKind {
    /// What is written out, if anything.
    pub fn content(&self) -> Option<&Content> {
        match self {
            StepKind::Replace { content }
            | StepKind::Insert { content, .. }
            | StepKind::Split { content, .. } => Some(content),
            StepKind::Merge { content, .. } => content.as_ref(),
            _ => None,
        }
    }

    /// The words of a title, heading or preamble that is renamed.
    pub fn renames(&self) -> Option<&Quote> {
        match self {
            StepKind::Rename { words } | StepKind::Preamble { words } => Some(words),
            _ => None,
        }
    }

    /// The new clauses; those below them are in them.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        let parts = self
            .content()
            .into_iter()
            .flat_map(|content| &content.parts);
        parts.flat_map(|part| &part.clauses)
    }

    /// New encodings of clauses whose words are not written out.
    pub fn encodings(&self) -> &[Encoding] {
        match self {
            StepKind::Reword(Rewording { encodings, .. }) | StepKind::Reencode { encodings } => {
                encodings
            }
            _ => &[],
        }
    }
}
