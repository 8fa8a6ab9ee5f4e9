//! A project checked with its decisions.

use super::consolidate;
use super::heads::{header, header_title, new_version_place, official_path};
use super::snapshot::Snapshot;
use crate::apply::Consolidated;
use qufen_diagnostics::{Diagnostic, Location, Severity, SourceId, Sources, Span, codes};
use qufen_semantics::{DecisionName, Project};

/// Everything worth saying about the project, the decisions that are wanted included.
pub fn check(
    project: &mut Project,
    wanted: impl Fn(&DecisionName) -> bool,
) -> (Vec<Diagnostic>, Sources) {
    let mut found = project.check();
    let mut sources = project.sources();
    let unreadable = |found: &[Diagnostic], sources: &Sources, decision: &DecisionName| {
        found.iter().any(|one| {
            let here = one
                .place
                .is_some_and(|place| sources.name(place.source) == decision.file);
            here && one.severity == Severity::Error
        })
    };
    for decision in project.decisions() {
        if !wanted(&decision) || unreadable(&found, &sources, &decision) {
            continue;
        }
        let before = Snapshot::of(project);
        let (more, texts) = match consolidate(project, &decision) {
            Ok(amended) => {
                let mut more = amended.findings;
                more.extend(differs(&before, &decision, &amended.made, &amended.sources));
                (more, amended.sources)
            }
            Err(refusal) => (refusal.diagnostics, refusal.sources),
        };
        before.restore(project);
        found.extend(more.into_iter().map(|one| moved(one, &texts, &mut sources)));
    }
    found.sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
    found.dedup();
    (found, sources)
}

/// A finding in the texts of `from`, in those of `to`, which gains the texts that it lacks.
fn moved(finding: Diagnostic, from: &Sources, to: &mut Sources) -> Diagnostic {
    let mut of: Vec<(SourceId, SourceId)> = Vec::new();
    let places = finding
        .place
        .iter()
        .copied()
        .chain(finding.labels.iter().map(|label| label.place));
    let places: Vec<Location> = places.collect();
    for place in places {
        let name = from.name(place.source);
        let known = to.ids().find(|&id| to.name(id) == name);
        let id = known.unwrap_or_else(|| to.add(name, from.text(place.source)));
        of.push((place.source, id));
    }
    finding.map(|place| Location {
        source: of
            .iter()
            .find(|(old, _)| *old == place.source)
            .map_or(place.source, |(_, new)| *new),
        span: place.span,
    })
}

/// Whether the project holds the new version with other words.
fn differs(
    before: &Snapshot,
    decision: &DecisionName,
    made: &Consolidated,
    sources: &Sources,
) -> Option<Diagnostic> {
    let held = before.files.iter().find(|(name, text)| {
        let header = header(text).filter(|_| name.ends_with(".qf"));
        header.is_some_and(|it| {
            let version = it
                .version
                .as_ref()
                .is_some_and(|it| it.node == decision.new);
            version && Some(&it.title.node) == header_title(&made.source).as_ref()
        })
    })?;
    let official = official_path(&held.0, &header(&held.1)?)?;
    let text = before.text(&official)?;
    let same = |one: &str, other: &str| {
        let mut one = qufen_syntax::folded(one);
        let mut other = qufen_syntax::folded(other);
        loop {
            match (one.next(), other.next()) {
                (None, None) => return None,
                (a, b) if a.map(|it| it.1) == b.map(|it| it.1) => {}
                (_, b) => return Some(b.map(|(at, _)| at)),
            }
        }
    };
    let at = same(&made.official, text)?.unwrap_or(text.trim_end().len());
    let here = new_version_place(sources, decision)?;
    let source = sources.ids().find(|&id| sources.name(id) == official);
    let finding = Diagnostic::new(codes::RESULT_DIFFERS, here).with("path", &official);
    Some(match source {
        Some(source) => finding.label(
            Location {
                source,
                span: Span::new(at, line_end(text, at)),
            },
            "other",
        ),
        None => finding,
    })
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(['\n', '\r'])
        .map_or(text.len(), |end| at + end)
}
