//! Which findings are news.

use qufen_diagnostics::{Diagnostic, Severity, Sources, Span};
use qufen_semantics::{InstrumentName, Project};

/// What a finding says, wherever it is.
type Said = (&'static str, Vec<(&'static str, String)>);

/// Findings that are no news: those of the project as it was, and those of the old version, which
/// the new one inherits with its words.
pub(super) struct Known {
    /// By file and stretch.
    old: Vec<(String, Option<Span>, Said)>,
    inherited: Vec<Said>,
}

impl Known {
    pub(super) fn of(project: &Project, base: &InstrumentName) -> Known {
        let sources = project.sources();
        let mut known = Known {
            old: Vec::new(),
            inherited: Vec::new(),
        };
        for one in project.check() {
            let place = one.place;
            let name = place
                .map_or("", |place| sources.name(place.source))
                .to_owned();
            let said = (one.code.id(), one.arguments);
            if name == base.file && one.severity != Severity::Error {
                known.inherited.push(said.clone());
            }
            known.old.push((name, place.map(|it| it.span), said));
        }
        known
    }

    pub(super) fn has(&self, one: &Diagnostic, sources: &Sources) -> bool {
        let name = one.place.map_or("", |place| sources.name(place.source));
        let span = one.place.map(|place| place.span);
        let says = |said: &Said| said.0 == one.code.id() && said.1 == one.arguments;
        let here = |file: &str, at: &Option<Span>| file == name && *at == span;
        let old = (self.old.iter()).any(|(file, at, said)| here(file, at) && says(said));
        old || self.inherited.iter().any(says)
    }
}
