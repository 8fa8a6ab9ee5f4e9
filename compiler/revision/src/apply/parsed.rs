//! A source text with the trees of its blocks, all places counted from the start of the file.

use qufen_diagnostics::Span;
use qufen_syntax::ParsedBlock;
use qufen_syntax::ast::Block;
use qufen_syntax::outline::Allow;
use std::sync::Arc;

/// One block.
pub(super) struct Placed {
    /// Where it stands, comments above and blank lines below included.
    pub span: Span,
    parsed: Arc<ParsedBlock>,
}

/// A source text, read.
pub struct Parsed<'a> {
    pub(super) text: &'a str,
    pub(super) blocks: Vec<Placed>,
}

impl Placed {
    pub fn tree(&self) -> &Block {
        &self.parsed.block
    }

    /// What could not be read; spans of the file.
    pub fn unreadable(&self) -> impl Iterator<Item = qufen_diagnostics::Diagnostic<Span>> + '_ {
        let found = self.parsed.diagnostics.iter();
        found.map(|one| one.clone().map(|span| self.at(span)))
    }

    /// `// qufen: allow(QF0715) 理由` in it or directly above.
    pub fn allows(&self) -> &[Allow] {
        &self.parsed.allows
    }

    /// From a span of the block to one of the file.
    pub fn at(&self, span: Span) -> Span {
        span.shifted(self.span.start)
    }
}

impl<'a> Parsed<'a> {
    /// Reads a text.
    pub fn new(text: &'a str) -> Parsed<'a> {
        let blocks = qufen_syntax::outline(text).blocks.into_iter();
        let read = |span: Span| Arc::new(qufen_syntax::parse_block(&text[span.range()]));
        Parsed::of(text, blocks.map(|span| (span, read(span))))
    }

    /// A text whose blocks have been read already.
    pub fn of(
        text: &'a str,
        blocks: impl IntoIterator<Item = (Span, Arc<ParsedBlock>)>,
    ) -> Parsed<'a> {
        let blocks = blocks.into_iter();
        let placed = |(span, parsed)| Placed { span, parsed };
        Parsed {
            text,
            blocks: blocks.map(placed).collect(),
        }
    }
}

/// Where the line that holds `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line that holds `at` ends, its line end included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// The first of the comment lines directly above the line of `at`, none of them before `floor`.
pub(super) fn with_comments_above(text: &str, at: usize, floor: usize) -> usize {
    let mut first = line_start(text, at);
    while first > floor {
        let above = line_start(text, first - 1);
        if above < floor || !text[above..first].trim_start().starts_with("//") {
            break;
        }
        first = above;
    }
    first
}
