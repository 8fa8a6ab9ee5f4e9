//! What the test modules share.

pub mod binary;
pub mod fixture;
pub mod markdown;
pub mod official;
pub mod tree;

use qufen_diagnostics::{Diagnostic, Severity};
use qufen_semantics::{InputFile, Project, Settings};
use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A project of these files under default settings.
pub fn project(files: Vec<InputFile>) -> Project {
    Project::new(files, Settings::default())
}

/// What a check of these files finds, their 修改决定 included, and the texts that it points into.
pub fn check(files: Vec<InputFile>) -> (Vec<Diagnostic>, qufen_diagnostics::Sources) {
    qufen_revision::check(&mut project(files), |_| true)
}

/// The errors among what a check of these files finds, one a line, with the first line of the words pointed at.
pub fn errors(files: Vec<InputFile>) -> Vec<String> {
    let (found, sources) = check(files);
    found
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| show(found, &sources))
        .collect()
}

/// `QF0203 path:line 「words」`.
pub fn show(found: &Diagnostic, sources: &qufen_diagnostics::Sources) -> String {
    let Some(place) = found.place else {
        return found.code.to_string();
    };
    let text = sources.text(place.source);
    let words = text
        .get(place.span.range())
        .unwrap_or("<span off the text>");
    let words = words.lines().next().unwrap_or("");
    let line = text
        .get(..place.span.start as usize)
        .unwrap_or("")
        .matches('\n')
        .count()
        + 1;
    format!(
        "{} {}:{line} 「{words}」 {:?}",
        found.code,
        sources.name(place.source),
        found.arguments
    )
}
