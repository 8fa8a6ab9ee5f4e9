//! The three texts of an amendment among those of the project.

use crate::apply::{Finding, Side, Spot};
use qufen_diagnostics::{Diagnostic, Location, SourceId, Sources};
use qufen_semantics::{DecisionName, InstrumentName, Project};

/// The three texts of an amendment among those of the project.
pub(super) struct Texts<'s> {
    sources: &'s Sources,
    decision: SourceId,
    source: SourceId,
    official: SourceId,
}

impl<'s> Texts<'s> {
    pub(super) fn new(
        project: &Project,
        sources: &'s Sources,
        decision: &DecisionName,
        base: &InstrumentName,
    ) -> Option<Texts<'s>> {
        let find = |path: &str| sources.ids().find(|&id| sources.name(id) == path);
        let official = project.official_path(base)?;
        Some(Texts {
            sources,
            decision: find(&decision.file)?,
            source: find(&base.file)?,
            official: find(&official)?,
        })
    }

    pub(super) fn id(&self, side: Side) -> SourceId {
        match side {
            Side::Decision => self.decision,
            Side::Source => self.source,
            Side::Official => self.official,
        }
    }

    pub(super) fn text(&self, side: Side) -> &'s str {
        self.sources.text(self.id(side))
    }

    pub(super) fn location(&self, spot: Spot) -> Location {
        Location {
            source: self.id(spot.side),
            span: spot.span,
        }
    }

    pub(super) fn located(&self, finding: Finding) -> Diagnostic {
        finding.map(|spot| self.location(spot))
    }
}
