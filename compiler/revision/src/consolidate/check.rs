//! A project checked with its decisions.

use super::heads::new_version_place;
use super::{Amended, consolidate};
use qufen_diagnostics::{Diagnostic, Location, Severity, SourceId, Sources, Span, codes};
use qufen_semantics::{DecisionName, Project};

/// Everything worth saying about the project, the decisions that are wanted included.
pub fn check(
    project: &mut Project,
    wanted: impl Fn(&DecisionName) -> bool,
) -> (Vec<Diagnostic>, Sources) {
    let mut found = project.check();
    let awaited = project.awaited(|_| true);
    found.retain(|one| !awaited.iter().any(|decision| decision.is_missed_by(one)));
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
        let before = project.checkpoint();
        let amended = consolidate(project, &decision);
        let resting = if awaited.contains(&decision) && amended.is_ok() {
            of_scenarios(project)
        } else {
            Vec::new()
        };
        project.restore(&before);
        let (more, texts) = match amended {
            Ok(amended) => {
                let differs = differs(project, &decision, &amended);
                let more = amended.findings.into_iter().chain(differs).chain(resting);
                (more.collect(), amended.sources)
            }
            Err(refusal) => (refusal.diagnostics, refusal.sources),
        };
        found.extend(more.into_iter().map(|one| moved(one, &texts, &mut sources)));
    }
    found.sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
    found.dedup();
    (found, sources)
}

/// What is said of scenarios now that the version is there on which some of them rest. Those that
/// await another decision speak when their turn comes.
fn of_scenarios(project: &Project) -> Vec<Diagnostic> {
    let files = project.scenario_files();
    let all = files
        .iter()
        .flat_map(|file| project.scenarios(file, None).1);
    let awaited = project.awaited(|_| true);
    all.filter(|one| !awaited.iter().any(|decision| decision.is_missed_by(one)))
        .collect()
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
fn differs(project: &Project, decision: &DecisionName, amended: &Amended) -> Option<Diagnostic> {
    let made = &amended.name;
    let mut held = project.instruments().into_iter();
    let held = held.find(|it| it.title == made.title && it.version == made.version)?;
    let official = project.official_path(&held)?;
    let text = project.text(&official)?;
    let at = first_difference(&amended.made.official, text)?;
    let sources = &amended.sources;
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

/// Where `other` first has another character than `one`, white space and width apart.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    let mut ones = qufen_syntax::folded(one);
    let mut others = qufen_syntax::folded(other);
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return None,
            (a, b) if a.map(|it| it.1) == b.map(|it| it.1) => {}
            (_, b) => return Some(b.map_or(other.trim_end().len(), |(at, _)| at)),
        }
    }
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(['\n', '\r'])
        .map_or(text.len(), |end| at + end)
}
