//! Where a diagnostic points before the project puts files back together.

use qufen_diagnostics::Span;

/// A stretch of text in one file of the project.
///
/// Spans inside a block count from the block's start, so that what is known
/// about a clause does not change when the clauses before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A stretch of one block of a source file.
    Block {
        /// Index of the file in the project.
        file: u32,
        /// Index of the block in the file.
        block: u32,
        /// Counted from the start of the block.
        span: Span,
    },
    /// A stretch of a whole file, such as the official text.
    File {
        /// Index of the file in the project.
        file: u32,
        /// Counted from the start of the file.
        span: Span,
    },
}

impl Place {
    /// Index of the file.
    pub fn file(self) -> u32 {
        match self {
            Place::Block { file, .. } | Place::File { file, .. } => file,
        }
    }
}
