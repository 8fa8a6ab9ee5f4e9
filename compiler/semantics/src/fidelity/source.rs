//! The official words as a source quotes them, in the order of the text.

use super::SourceBlock;
use super::unit::{Citer, Origin, Unit};
use qufen_diagnostics::Span;
use qufen_syntax::ast::{AnnexKind, Article, Block, Clause, Division, Header, Quote};

/// What a piece of official words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of the instrument.
    Title,
    /// 第一章.
    DivisionLabel,
    /// 第四条.
    ArticleLabel,
    /// The place where a further 款 begins, which has no label of its own.
    Paragraph,
    /// (一).
    ItemLabel,
    /// `1.`.
    SubitemLabel,
    /// What stands around the articles.
    Annex(AnnexKind),
    /// The words that belong to the piece before.
    Words,
    /// Words that could not be read.
    Unread,
}

/// A stretch of official words in a block.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// The block's index.
    pub block: u32,
    /// The byte of the block at which it begins.
    pub start: u32,
    /// The words.
    pub text: &'a str,
}

/// Every piece of official words, in source order.
pub fn pieces<'a>(blocks: &[SourceBlock<'a>]) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    for &(block, tree, text) in blocks {
        let mut pen = Pen {
            block,
            text,
            out: &mut out,
        };
        match tree {
            Block::Header(Header::Instrument(header)) => pen.quote(Kind::Title, &header.title),
            Block::Division(division) => pen.division(division),
            Block::Article(article) => pen.article(article),
            Block::Annex(annex) => pen.quote(Kind::Annex(annex.kind), &annex.words),
            _ => {}
        }
    }
    out
}

/// Whether some block could not be read at all, so that words may be lost.
pub fn is_incomplete(blocks: &[SourceBlock<'_>]) -> bool {
    blocks
        .iter()
        .any(|(_, tree, _)| matches!(tree, Block::Error(_)))
}

/// The pieces as clauses.
pub fn units(pieces: &[Piece<'_>], file: u32) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut citer = Citer::default();
    for piece in pieces {
        let citation = match piece.kind {
            Kind::Title => "标题".to_owned(),
            Kind::Annex(kind) => kind.word().to_owned(),
            Kind::DivisionLabel => piece.text.to_owned(),
            Kind::ArticleLabel => citer.article(piece.text),
            Kind::Paragraph => citer.paragraph(),
            Kind::ItemLabel => citer.item(piece.text),
            Kind::SubitemLabel => citer.subitem(piece.text),
            Kind::Words | Kind::Unread => {
                if let Some(unit) = units.last_mut() {
                    unit.push(piece.text, piece.start as usize);
                    unit.broken |= piece.kind == Kind::Unread;
                }
                continue;
            }
        };
        let mut unit = Unit::new(
            Origin::Source {
                file,
                block: piece.block,
            },
            citation,
        );
        unit.push(piece.text, piece.start as usize);
        if !matches!(piece.kind, Kind::Title | Kind::Annex(_)) {
            unit.label = unit.key.len();
        }
        units.push(unit);
    }
    units
}

/// Writes down the pieces of one block.
struct Pen<'a, 'o> {
    block: u32,
    text: &'a str,
    out: &'o mut Vec<Piece<'a>>,
}

impl<'a> Pen<'a, '_> {
    fn quote(&mut self, kind: Kind, quote: &'a Quote) {
        self.out.push(Piece {
            kind,
            block: self.block,
            start: quote.span.start,
            text: &quote.node,
        });
    }

    fn label(&mut self, kind: Kind, span: Span) {
        let text = self.text.get(span.range()).unwrap_or_default();
        self.out.push(Piece {
            kind,
            block: self.block,
            start: span.start,
            text,
        });
    }

    fn division(&mut self, division: &'a Division) {
        let end = division.kind.span.end as usize;
        let start = self
            .text
            .get(..end)
            .and_then(|text| text.rfind('第'))
            .unwrap_or(end);
        self.label(Kind::DivisionLabel, Span::new(start, end));
        self.quote(Kind::Words, &division.title);
    }

    fn article(&mut self, article: &'a Article) {
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            if index == 0 {
                self.label(Kind::ArticleLabel, article.number.span);
            } else {
                self.label(Kind::Paragraph, Span::new(0, 0));
            }
            self.words(paragraph);
            for item in &paragraph.items {
                self.label(Kind::ItemLabel, item.label);
                self.words(item);
                for subitem in &item.items {
                    self.label(Kind::SubitemLabel, subitem.label);
                    self.words(subitem);
                }
            }
        }
    }

    fn words(&mut self, clause: &'a Clause) {
        match &clause.words {
            Some(words) => self.quote(Kind::Words, words),
            None => self.label(
                Kind::Unread,
                Span {
                    start: clause.label.end,
                    end: clause.label.end,
                },
            ),
        }
    }
}
