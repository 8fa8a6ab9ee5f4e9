//! A walk over the clauses of a file, each with its citation and its place.

use crate::place::Place;
use qufen_diagnostics::Span;
use qufen_syntax::ast::{Block, Clause};
use qufen_syntax::citation::Citation;
use std::ops::Range;

/// A 款, 项 or 目 of the file.
#[derive(Clone, Debug)]
pub struct ClauseAt<'a> {
    /// Index of the file.
    pub file: u32,
    /// Index of the block.
    pub block: u32,
    /// What the law calls it.
    pub citation: String,
    /// The clause.
    pub clause: &'a Clause,
}

impl<'a> ClauseAt<'a> {
    /// A stretch of the clause's block.
    pub fn place(&self, span: Span) -> Place {
        Place::Block {
            file: self.file,
            block: self.block,
            span,
        }
    }

    /// The clause's own words; empty when they could not be read.
    pub fn words(&self) -> &'a str {
        self.clause.words.as_ref().map_or("", |words| &words.node)
    }

    /// The bytes `range` of the clause's words.
    pub fn in_words(&self, range: Range<usize>) -> Place {
        let start = self
            .clause
            .words
            .as_ref()
            .map_or(0, |words| words.span.start);
        self.place(Span::new(range.start, range.end).shifted(start))
    }
}

/// Every clause, parents before children, in the order of the text.
pub fn of<'a>(file: u32, blocks: &[(u32, &'a Block, &'a str)]) -> Vec<ClauseAt<'a>> {
    let mut out = Vec::new();
    for &(block, tree, _) in blocks {
        let Block::Article(article) = tree else {
            continue;
        };
        for (index, clause) in article.paragraphs.iter().enumerate() {
            let mut citation = Citation::article(article.number.node.clone());
            citation.paragraph = (index > 0).then_some(index as u32 + 1);
            let mut push = |citation: &Citation, clause| {
                out.push(ClauseAt {
                    file,
                    block,
                    citation: citation.to_string(),
                    clause,
                });
            };
            push(&citation, clause);
            for item in &clause.items {
                citation.item = item.number.as_ref().map(|number| number.node.clone());
                push(&citation, item);
                for subitem in &item.items {
                    citation.subitem = subitem.number.as_ref().map(|number| number.node.number);
                    push(&citation, subitem);
                }
                citation.subitem = None;
            }
        }
    }
    out
}

/// The words of many clauses, to see at once which phrases stand in none of them.
#[derive(Clone, Debug)]
pub struct Words(String);

impl Words {
    /// The words of these clauses.
    pub fn of(clauses: &[ClauseAt<'_>]) -> Words {
        let words: Vec<&str> = clauses.iter().map(ClauseAt::words).collect();
        Words(words.join("\n"))
    }

    /// Whether the phrase stands in some clause.
    pub fn hold(&self, phrase: &str) -> bool {
        memchr::memmem::find(self.0.as_bytes(), phrase.as_bytes()).is_some()
    }
}

/// A text as it is compared: without white space, paired widths folded.
pub fn folded(text: &str) -> String {
    qufen_syntax::folded(text).map(|(_, c)| c).collect()
}
