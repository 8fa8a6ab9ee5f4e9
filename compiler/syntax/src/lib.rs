//! From text to syntax tree. Knows no database and does no I/O.
//!
//! 1. [`outline()`] splits a file into blocks (one per article or declaration) and each block into
//!    statements, by the words that lines begin with. It never fails.
//! 2. Each statement is parsed alone by its own `grammar/*.pest` rule, so an error stays inside its
//!    statement, and an edit inside its block.
//! 3. Parse trees become the [`ast`]; every span is relative to the start of its block.

// The code that pest derives names `::alloc` where pest's `std` feature is off.
extern crate alloc;

mod allow;
pub mod ast;
mod chars;
pub mod citation;
mod claim;
mod expect;
mod fidelity;
mod grammar;
mod hazards;
mod head;
mod literals;
mod lower;
mod nesting;
pub mod outline;
mod scan;
mod statements;
mod suggest;
mod written;

pub use claim::{Claim, VersionTerm, parse_claim};
pub use fidelity::folded;
pub use suggest::split_keywords;
pub use written::{written_name, written_quote, written_version};

use qufen_diagnostics::{Diagnostic, Span, codes};

/// Splits a file's text into blocks.
pub fn outline(text: &str) -> outline::Outline {
    outline::outline(text)
}

/// What one block says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedBlock {
    /// The tree, spans relative to the block.
    pub block: ast::Block,
    /// `// qufen: allow(…)` comments in or directly above it.
    pub allows: Vec<outline::Allow>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic<Span>>,
}

/// Parses the text of one block. Total: never fails, never panics.
pub fn parse_block(text: &str) -> ParsedBlock {
    let scan = scan::scan(text);
    let allows = allow::allows(text, &scan.comments);
    let first = scan
        .lines
        .iter()
        .position(|line| !scan.words(line).is_empty());
    let Some(first) = first else {
        let block = ast::Block::Error(Span::new(0, text.len()));
        return ParsedBlock {
            block,
            allows,
            diagnostics: Vec::new(),
        };
    };
    let lines = &scan.lines[first..];
    let Some(kind) = head::block_kind(&scan.code[lines[0].start..lines[0].end]) else {
        let words = scan.words(&lines[0]).lines().next().unwrap_or("");
        let place = Span::new(lines[0].first, lines[0].first + words.trim_end().len());
        let unknown = Diagnostic::new(codes::UNKNOWN_BLOCK, place);
        return ParsedBlock {
            block: ast::Block::Error(place),
            allows,
            diagnostics: vec![unknown],
        };
    };
    let statements = statements::split(&scan, lines, kind);
    let mut lowering = lower::Lowering::new(&scan);
    let block = lower::lower(&mut lowering, kind, &statements);
    let mut diagnostics = lowering.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    ParsedBlock {
        block,
        allows,
        diagnostics,
    }
}

/// Hazards of the text itself: bidirectional controls, zero-width characters, compatibility
/// ideographs, private characters. Spans are of the file.
pub fn text_hazards(text: &str) -> Vec<Diagnostic<Span>> {
    hazards::hazards(text)
}

/// Reads one value as it would stand in a 案情, for `--set` and case files. A word that is no
/// number, date or amount is the name of a variant; `None` where a value is malformed.
pub fn parse_literal(text: &str) -> Option<ast::Literal> {
    let word = text.trim();
    let marked = [('`', '`'), ('『', '』')]
        .into_iter()
        .find_map(|(open, close)| {
            word.strip_prefix(open)?
                .strip_suffix(close)
                .filter(|name| !name.is_empty())
        });
    if let Some(name) = marked {
        return Some(ast::Literal::Variant(name.to_owned()));
    }
    if word.is_empty() || chars::first_word(word) != word {
        return None;
    }
    literals::classify(word)
        .ok()
        .map(|literal| literal.unwrap_or_else(|| ast::Literal::Variant(word.to_owned())))
}
