//! Finding the files of a project.

use super::not_source::not_a_source;
use super::paths::Base;
use crate::answer::Stop;
use crate::messages::Words;
use qufen_diagnostics::{Diagnostic, Sources, codes};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder name under which scenarios stand.
const SCENARIOS: &str = "scenarios";

/// What was found, sorted.
#[derive(Debug, Default)]
pub struct Found {
    /// `*.qf`.
    pub sources: BTreeSet<PathBuf>,
    /// `*.txt` and `*.ord` beside a source: official texts, and orders for analysis.
    pub texts: BTreeSet<PathBuf>,
    /// Golden files.
    pub goldens: BTreeSet<PathBuf>,
    problems: Vec<Diagnostic>,
}

/// The files of every project and of what was named.
pub fn walk(
    named: &[PathBuf],
    roots: &BTreeSet<PathBuf>,
    scenarios: bool,
    base: &Base,
    words: &Words,
) -> Result<Found, Stop> {
    let mut found = Found::default();
    for root in roots {
        found.folder(root, scenarios, base, words);
    }
    for path in named {
        if path.is_dir() {
            found.folder(path, scenarios || inside_scenarios(path), base, words);
        } else if let Some(problem) = not_a_source(path, base, words) {
            found.problems.push(problem);
        } else {
            found.named_file(path, scenarios, base, words);
        }
    }
    if found.problems.is_empty() {
        Ok(found)
    } else {
        Err(Stop::unusable(found.problems, Sources::default()))
    }
}

impl Found {
    fn folder(&mut self, folder: &Path, scenarios: bool, base: &Base, words: &Words) {
        let entries = match entries(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let problem = Diagnostic::nowhere(codes::UNREADABLE);
                self.problems.push(
                    problem
                        .with("path", base.show(folder))
                        .with("reason", words.reason(&error)),
                );
                return;
            }
        };
        let has_source = entries.iter().any(|path| is_kind(path, "qf"));
        for path in entries {
            if is_hidden(&path) {
                continue;
            }
            // A link to a folder is not followed, so that a loop of links ends.
            let is_folder = fs::symlink_metadata(&path).is_ok_and(|held| held.is_dir());
            if is_folder {
                let left_out = named(&path, "target") || (named(&path, SCENARIOS) && !scenarios);
                if !left_out {
                    self.folder(&path, scenarios, base, words);
                }
            } else if is_stream(&path) {
                // A pipe has no end of its own; waiting for one would hang.
            } else if is_kind(&path, "qf") {
                self.sources.insert(path);
            } else if is_beside_a_source(&path) && has_source {
                self.texts.insert(path);
            } else if is_kind(&path, "golden") {
                self.goldens.insert(path);
            }
        }
    }

    /// A file by itself brings the texts beside it; a scenario file brings its whole folder, whose
    /// cases it may build on.
    fn named_file(&mut self, path: &Path, scenarios: bool, base: &Base, words: &Words) {
        let Some(folder) = path.parent() else { return };
        if inside_scenarios(path) {
            self.folder(folder, true, base, words);
        } else if let Ok(entries) = entries(folder) {
            let beside = entries.iter().filter(|path| is_beside_a_source(path));
            self.texts.extend(beside.cloned());
            self.goldens.extend(
                entries
                    .into_iter()
                    .filter(|path| scenarios && is_kind(path, "golden")),
            );
        }
        self.sources.insert(path.to_owned());
    }
}

/// What stands in a folder, sorted.
pub fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Whether it is a pipe or a device: reading it may never end.
pub fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|held| !held.is_file())
}

/// Whether the name ends in this extension.
pub fn is_kind(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|held| held == extension)
}

/// Whether it belongs to a source that stands beside it.
fn is_beside_a_source(path: &Path) -> bool {
    is_kind(path, "txt") || is_kind(path, "ord")
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|held| held == name)
}

fn inside_scenarios(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == SCENARIOS)
}
