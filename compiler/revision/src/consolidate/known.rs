//! Which findings are news.

use qufen_diagnostics::Diagnostic;
use qufen_semantics::{InstrumentName, Project};

/// What a finding says, wherever it is.
type Said = (&'static str, Vec<(&'static str, String)>);

/// What is said of the old version already: the new one inherits it with its words.
pub(super) struct Known(Vec<Said>);

impl Known {
    pub(super) fn of(project: &Project, base: &InstrumentName) -> Known {
        let found = project.findings(base).into_iter();
        Known(found.map(|one| (one.code.id(), one.arguments)).collect())
    }

    pub(super) fn has(&self, one: &Diagnostic) -> bool {
        let says = |said: &Said| said.0 == one.code.id() && said.1 == one.arguments;
        self.0.iter().any(says)
    }
}
