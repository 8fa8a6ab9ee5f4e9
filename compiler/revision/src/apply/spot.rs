//! Where a finding of an amendment points.

use qufen_diagnostics::{Diagnostic, Span};

/// One of the three texts that an amendment reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The 修改决定.
    Decision,
    /// The source of the version that is amended.
    Source,
    /// Its official text.
    Official,
}

/// A stretch of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Which text.
    pub side: Side,
    /// Which bytes of it.
    pub span: Span,
}

/// What an amendment has to say.
pub type Finding = Diagnostic<Spot>;

impl Spot {
    pub(super) fn decision(span: Span) -> Spot {
        Spot {
            side: Side::Decision,
            span,
        }
    }

    pub(super) fn source(span: Span) -> Spot {
        Spot {
            side: Side::Source,
            span,
        }
    }
}
