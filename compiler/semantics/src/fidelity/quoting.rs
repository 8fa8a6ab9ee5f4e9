//! Sources that quote a text, built for the tests.

use super::check;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span};
use qufen_syntax::ast::{
    Annex, AnnexKind, Article, Block, Clause, Division, DivisionKind, Header, InstrumentHeader,
    Spanned,
};
use qufen_syntax::citation::Ordinal;

/// The real text.
pub const OFFICIAL: &str = include_str!("../../../../policies/fuzhou/2019/official.txt");
/// The index of its file.
pub const OFFICIAL_FILE: u32 = 7;

/// A source that quotes a text line by line.
#[derive(Clone, Default)]
pub struct Quoting {
    pub blocks: Vec<(Block, String)>,
}

fn quote(text: &mut String, words: &str) -> Spanned<String> {
    text.push('「');
    let start = text.len();
    text.push_str(words);
    let span = Span::new(start, text.len());
    text.push_str("」\n");
    Spanned {
        node: words.to_owned(),
        span,
    }
}

fn clause(text: &mut String, label: &str, words: &str) -> Clause {
    let start = text.len();
    text.push_str(label);
    let label = Span::new(start, text.len());
    let words = quote(text, words);
    let span = Span::new(start, text.len());
    Clause {
        number: None,
        label,
        words: Some(words),
        encodings: vec![],
        items: vec![],
        span,
    }
}

impl Quoting {
    pub fn of(official: &str) -> Quoting {
        let mut source = Quoting::default();
        for line in official
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            source.line(line);
        }
        source
    }

    fn line(&mut self, line: &str) {
        let labelled =
            |marks: &[char]| line.starts_with('第') && line.find(marks).is_some_and(|i| i < 15);
        if self.blocks.is_empty() {
            self.title(line);
        } else if labelled(&['章']) {
            let (label, words) = line.split_once("章").unwrap();
            let mut text = format!("{label}章 ");
            let span = Span::new(0, text.len() - 1);
            let title = quote(&mut text, words.trim());
            let kind = Spanned {
                node: DivisionKind::Chapter,
                span,
            };
            self.blocks.push((
                Block::Division(Division {
                    kind,
                    number: 1,
                    title,
                }),
                text,
            ));
        } else if labelled(&['条']) {
            let (label, words) = line.split_once("条").unwrap();
            let label = format!("{label}条");
            let mut text = String::new();
            let paragraph = clause(&mut text, &label, words.trim());
            let number = Spanned {
                node: Ordinal::new(1),
                span: paragraph.label,
            };
            self.blocks.push((
                Block::Article(Article {
                    number,
                    paragraphs: vec![paragraph],
                }),
                text,
            ));
        } else if line.starts_with("附件") {
            let mut text = "附件 ".to_owned();
            let words = quote(&mut text, line);
            self.blocks.push((
                Block::Annex(Annex {
                    kind: AnnexKind::Annex,
                    words,
                    reason: None,
                }),
                text,
            ));
        } else if let Some((Block::Article(article), text)) = self.blocks.last_mut() {
            if line.starts_with('(') {
                let (label, words) = line.split_once(')').unwrap_or(("(一", line));
                let item = clause(text, &format!("{label})"), words);
                article.paragraphs.last_mut().unwrap().items.push(item);
            } else {
                article.paragraphs.push(clause(text, "款 ", line));
            }
        }
    }

    fn title(&mut self, line: &str) {
        let mut text = "法规 ".to_owned();
        let title = quote(&mut text, line);
        let header = InstrumentHeader {
            title,
            version: None,
            nature: None,
            issuers: vec![],
            issued: None,
            text: None,
            standing: vec![],
        };
        self.blocks
            .push((Block::Header(Header::Instrument(header)), text));
    }

    pub fn check(&self) -> Vec<Diagnostic<Place>> {
        let blocks: Vec<_> = self
            .blocks
            .iter()
            .zip(0..)
            .map(|((block, text), i)| (i, block, text.as_str()))
            .collect();
        check(&blocks, 3, (OFFICIAL_FILE, OFFICIAL))
    }

    /// The words that a place covers.
    pub fn at(&self, place: Place) -> &str {
        match place {
            Place::Block { block, span, .. } => &self.blocks[block as usize].1[span.range()],
            Place::File { span, .. } => &OFFICIAL[span.range()],
        }
    }
}

impl Quoting {
    pub fn clauses(&self) -> usize {
        let count = |clause: &Clause| 1 + clause.items.len();
        self.blocks
            .iter()
            .map(|(block, _)| match block {
                Block::Article(article) => article.paragraphs.iter().map(count).sum(),
                _ => 1,
            })
            .sum()
    }
}
