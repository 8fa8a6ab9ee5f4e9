//! Where blocks begin: a line-level scan that never fails.

use qufen_diagnostics::Span;

/// A file, split into blocks that cover everything but what stands before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// In file order. Spans are of the file; comment lines directly above belong to the block.
    pub blocks: Vec<Span>,
}

/// `// qufen: allow(QF0407) 理由`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Allow {
    /// As written; may be no code at all.
    pub code: String,
    /// May be empty, which is itself a finding.
    pub reason: String,
    /// The comment, relative to the block.
    pub span: Span,
}
