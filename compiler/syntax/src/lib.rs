//! From text to syntax tree. Knows no database and does no I/O.
//!
//! 1. [`outline`] splits a file into blocks (one per article or declaration) and each block into
//!    statements, by the words that lines begin with. It never fails.
//! 2. Each statement is parsed alone by its own `grammar/*.pest` rule, so an error stays inside its
//!    statement, and an edit inside its block.
//! 3. Parse trees become the [`ast`]; every span is relative to the start of its block.

pub mod ast;
pub mod citation;
pub mod outline;

use qufen_diagnostics::{Diagnostic, Span};

/// Splits a file's text into blocks.
pub fn outline(_text: &str) -> outline::Outline {
    outline::Outline::default()
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
    ParsedBlock {
        block: ast::Block::Error(Span::new(0, text.len())),
        allows: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// Hazards of the text itself: bidirectional controls, zero-width characters, compatibility
/// ideographs, mixed line ends. Spans are of the file.
pub fn text_hazards(_text: &str) -> Vec<Diagnostic<Span>> {
    Vec::new()
}

/// Reads one value as it would stand in a 案情, for `--set` and case files.
pub fn parse_literal(_text: &str) -> Option<ast::Literal> {
    None
}

/// The key under which official words are compared: white space dropped, paired widths folded.
/// Second: for each key character, the byte offset in `text` where it came from.
pub fn fidelity_key(text: &str) -> (Vec<char>, Vec<u32>) {
    let _ = text;
    (Vec::new(), Vec::new())
}

/// A name in which keywords are run together with others, with the spaces put back.
pub fn split_keywords(_name: &str) -> Option<String> {
    None
}
