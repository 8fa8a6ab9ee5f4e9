//! Findings that take the whole project to see.

use super::consequences::{settled, without_what_errors_hide};
use super::{errors_of, lints_of, scenario_findings, trees};
use crate::db::{Files, SourceFile};
use crate::lints::{allow, usage};
use crate::place::Place;
use crate::source::{blocks, instruments, parsed};
use crate::timeline;
use qufen_diagnostics::{Diagnostic, Severity, Span, codes};
use qufen_syntax::ast::{Block, EncodingKind, Sides};
use salsa::Database;
use std::collections::{BTreeMap, BTreeSet};

/// Everything worth saying about the project's own files, allows applied, levels not.
pub fn project_findings(db: &dyn Database, files: Files) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for &file in files.own(db) {
        let mut here = errors_of(db, files, file).clone();
        here.extend(lints_of(db, files, file).iter().cloned());
        here.extend(scenario_findings(db, files, file));
        found.extend(settled(db, files, file, here));
    }
    found.extend(versions_of_one_name(db, files));
    found.extend(timeline::check(db, files));
    found.extend(scenarios_of_one_name(db, files));
    // Where something could not be read, its facts only seem unused.
    if found
        .iter()
        .all(|finding| finding.severity != Severity::Error)
    {
        found.extend(unused_facts(db, files, files.own(db), files.all(db)));
    }
    let found = allow::applied(found, &allows(db, files, files.own(db)));
    without_what_errors_hide(found)
}

/// Everything worth saying about one instrument: its own file, and where it stands in the timeline
/// of its title. Allows applied, levels not.
pub fn instrument_findings(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
) -> Vec<Diagnostic<Place>> {
    let mut found = errors_of(db, files, file).clone();
    found.extend(lints_of(db, files, file).iter().cloned());
    let mut found = settled(db, files, file, found);
    let index = files.index(db, file);
    let touches = |one: &Diagnostic<Place>| {
        let labels = one.labels.iter().map(|label| label.place);
        one.place
            .into_iter()
            .chain(labels)
            .any(|place| place.file() == index)
    };
    found.extend(timeline::check(db, files).into_iter().filter(touches));
    let sound = |finding: &Diagnostic<Place>| finding.severity != Severity::Error;
    if found.iter().all(sound) {
        found.extend(unused_facts(db, files, &[file], [file]));
    }
    let found = allow::applied(found, &allows(db, files, &[file]));
    without_what_errors_hide(found)
}

fn allows<'a>(db: &'a dyn Database, files: Files, of: &'a [SourceFile]) -> Vec<allow::AllowAt<'a>> {
    let allows = of.iter().flat_map(|&file| {
        let index = files.index(db, file);
        (0u32..)
            .zip(blocks(db, file))
            .flat_map(move |(block, &source)| {
                let tree = parsed(db, source);
                let whole_file = matches!(tree.block, Block::Header(_));
                let allows = tree.allows.iter();
                allows.map(move |allow| allow::AllowAt {
                    allow,
                    file: index,
                    block,
                    whole_file,
                })
            })
    });
    allows.collect()
}

fn versions_of_one_name(db: &dyn Database, files: Files) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for pair in instruments(db, files).windows(2) {
        let [(title, version, first), (title_b, version_b, second)] = pair else {
            continue;
        };
        if (title, version) != (title_b, version_b) {
            continue;
        }
        let header = trees(db, *second)
            .into_iter()
            .find_map(|(index, block, _)| match block {
                Block::Header(qufen_syntax::ast::Header::Instrument(header)) => {
                    Some((index, header.version.as_ref().unwrap_or(&header.title).span))
                }
                _ => None,
            });
        let Some((block, span)) = header else {
            continue;
        };
        let place = Place::Block {
            file: files.index(db, *second),
            block,
            span,
        };
        found.push(
            Diagnostic::new(codes::VERSION_DECLARED_TWICE, place)
                .with("title", title)
                .with("version", version)
                .with("other", first.path(db)),
        );
    }
    found
}

/// A scenario: where, in which file, and title and version of what it rests on.
type Titled<'db> = (Place, SourceFile, Option<(&'db str, &'db str)>);

/// Scenario titles are unique in a folder, but for scenarios of different versions in different files:
/// what a decision changes is said by one that has the title of the old.
fn scenarios_of_one_name(db: &dyn Database, files: Files) -> Vec<Diagnostic<Place>> {
    let mut first: BTreeMap<(&str, &str), Vec<Titled<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for &file in files.own(db) {
        let path = file.path(db);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let index = files.index(db, file);
        for (block_index, block, _) in trees(db, file) {
            let Block::Scenario(scenario) = block else {
                continue;
            };
            let place = Place::Block {
                file: index,
                block: block_index,
                span: scenario.title.span,
            };
            let version = scenario.policy.as_ref().and_then(|policy| {
                let version = policy.version.as_ref()?;
                Some((policy.title.node.as_str(), version.node.as_str()))
            });
            let of_title = first.entry((folder, &scenario.title.node)).or_default();
            let clash = of_title.iter().find(|(_, other, of)| {
                *other == file || version.is_none() || of.is_none() || *of == version
            });
            match clash {
                Some(&(earlier, ..)) => found.push(
                    Diagnostic::new(codes::SCENARIO_DECLARED_TWICE, place)
                        .with("title", &scenario.title.node)
                        .label(earlier, "first"),
                ),
                None => of_title.push((place, file, version)),
            }
        }
    }
    found
}

/// Facts that some files declare and none of `users` uses.
fn unused_facts(
    db: &dyn Database,
    files: Files,
    of: &[SourceFile],
    users: impl IntoIterator<Item = SourceFile>,
) -> Vec<Diagnostic<Place>> {
    let mut facts: Vec<(&str, Place)> = Vec::new();
    for &file in of {
        let index = files.index(db, file);
        for (block_index, block, _) in trees(db, file) {
            let Block::Facts(declared) = block else {
                continue;
            };
            let place = |span: Span| Place::Block {
                file: index,
                block: block_index,
                span,
            };
            let declared = declared.iter();
            facts.extend(declared.map(|f| (f.name.node.as_str(), place(f.name.span))));
        }
    }
    if facts.is_empty() {
        return Vec::new();
    }
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for file in users {
        for (_, block, _) in trees(db, file) {
            used.extend(usage::names_used(block));
            used.extend(principle_parameters(db, files, block));
        }
    }
    usage::unused_facts(&facts, &used)
}

/// The parameters of the principles that a block adopts: each left out is a fact of its name.
fn principle_parameters<'a>(db: &'a dyn Database, files: Files, block: &Block) -> Vec<&'a str> {
    let Block::Article(article) = block else {
        return Vec::new();
    };
    let clauses = article
        .paragraphs
        .iter()
        .flat_map(|p| std::iter::once(p).chain(&p.items));
    let adopted: Vec<&str> = clauses
        .flat_map(|clause| &clause.encodings)
        .filter_map(|encoding| match &encoding.kind {
            EncodingKind::Distinction(distinction) => match &distinction.sides {
                Sides::Principle { principle, .. } => Some(principle.node.as_str()),
                Sides::Explicit { .. } => None,
            },
            _ => None,
        })
        .collect();
    if adopted.is_empty() {
        return Vec::new();
    }
    let declared = files.all(db).flat_map(|file: SourceFile| trees(db, file));
    declared
        .filter_map(|(_, block, _)| match block {
            Block::Principle(principle) if adopted.contains(&principle.name.node.as_str()) => Some(
                principle
                    .parameters
                    .iter()
                    .map(|parameter| parameter.node.as_str()),
            ),
            _ => None,
        })
        .flatten()
        .collect()
}
