//! What a decision takes out and the new version still uses: told at the words of the decision, with each
//! use.

use super::texts::Texts;
use crate::apply::Trace;
use qufen_diagnostics::{Diagnostic, Location, Sources, codes};
use qufen_semantics::{DecisionName, Project};
use qufen_syntax::ast::Block;

/// The names that a decision withdraws, each where it says so.
pub(super) struct Withdrawn(Vec<(String, Location)>);

impl Withdrawn {
    pub(super) fn of(project: &Project, decision: &DecisionName, sources: &Sources) -> Withdrawn {
        let source = sources.ids().find(|&id| sources.name(id) == decision.file);
        let Some(source) = source else {
            return Withdrawn(Vec::new());
        };
        let mut names = Vec::new();
        for (span, parsed) in project.blocks(&decision.file) {
            if let Block::Withdrawal(withdrawal) = &parsed.block {
                names.extend(withdrawal.names.iter().map(|name| {
                    let span = name.span.shifted(span.start);
                    (name.node.clone(), Location { source, span })
                }));
            }
        }
        Withdrawn(names)
    }

    /// The findings, those about names that were withdrawn as one for each name. `file` is the new
    /// version's.
    pub(super) fn told(
        &self,
        found: Vec<Diagnostic>,
        (sources, file): (&Sources, &str),
        trace: &Trace,
        texts: Option<&Texts<'_>>,
    ) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        let of = |one: &Diagnostic| {
            let argument = one.arguments.iter().find(|(name, _)| *name == "name");
            let name = argument.filter(|_| one.code == codes::NAME_UNDECLARED)?;
            self.0.iter().position(|(other, _)| *other == name.1)
        };
        // A use in the old source stands there, where the drafter can look it up.
        let place = |place: Location| {
            let here = sources.name(place.source) == file;
            let spot = here.then(|| trace.locate(place.span)).flatten();
            match (spot, texts) {
                (Some(spot), Some(texts)) => texts.location(spot),
                _ => place,
            }
        };
        let (mut told, mut others) = (Vec::new(), Vec::new());
        let mut uses: Vec<Vec<Location>> = vec![Vec::new(); self.0.len()];
        for one in found {
            match of(&one) {
                Some(index) => {
                    let labels = one.labels.iter().map(|label| label.place);
                    uses[index].extend(one.place.into_iter().chain(labels).map(place));
                }
                None => others.push(one),
            }
        }
        for ((name, spot), mut uses) in self.0.iter().zip(uses) {
            uses.sort_unstable();
            uses.dedup();
            if uses.is_empty() {
                continue;
            }
            let finding = Diagnostic::new(codes::WITHDRAWN_IN_USE, *spot).with("name", name);
            let labelled = uses
                .into_iter()
                .fold(finding, |it, at| it.label(at, "used"));
            told.push(labelled);
        }
        (told, others)
    }
}
