//! The compiler's front door: files in, models and findings out. No I/O.

use crate::model::{Case, Model};
use crate::scenario::ResolvedScenario;
use qufen_diagnostics::{Diagnostic, Severity, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the project: a `*.qf` source or an official text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Relative to the project, `/` between folders; what messages show.
    pub path: String,
    /// UTF-8, without BOM.
    pub text: String,
}

/// What `qufen.toml` says about lints: code → level, `None` for off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// By code, for example `QF0407`.
    pub levels: BTreeMap<String, Option<Severity>>,
}

/// Names one version of one instrument in a project. Ordered by title, then version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstrumentName {
    /// Without 《》.
    pub title: String,
    /// For example `2019`.
    pub version: String,
    /// The file that holds it.
    pub file: String,
}

/// How one clause of the official text is accounted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// Citation.
    pub citation: String,
    /// The first words.
    pub text: String,
    /// What it is encoded as; `不编码：理由` when not operative; empty when unaccounted for.
    pub encoded_as: Vec<String>,
}

/// A project: all its files, and the queries over them.
pub struct Project {
    files: Vec<InputFile>,
}

impl Project {
    /// A project of these files; the standard library is always there.
    pub fn new(files: Vec<InputFile>, _settings: Settings) -> Project {
        Project { files }
    }

    /// Replaces one file's text (or adds the file).
    pub fn set_text(&mut self, path: &str, text: String) {
        self.files.retain(|file| file.path != path);
        self.files.push(InputFile { path: path.into(), text });
    }

    /// Every instrument that the project's own files declare.
    pub fn instruments(&self) -> Vec<InstrumentName> {
        Vec::new()
    }

    /// The decision model; `None` while errors stand in the way.
    pub fn model(&self, _name: &InstrumentName) -> Option<Arc<Model>> {
        None
    }

    /// Everything worth saying about the project, sorted by file and place.
    pub fn check(&self) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// Errors that bear on one instrument: its file and the modules that it uses. No lints.
    pub fn errors(&self, _name: &InstrumentName) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// How every clause is accounted for, in the order of the text.
    pub fn account(&self, _name: &InstrumentName) -> Vec<AccountLine> {
        Vec::new()
    }

    /// The scenarios of one file, resolved against the instrument that each names, or against
    /// `target` when given. A scenario that does not resolve is left out and diagnosed.
    pub fn scenarios(
        &self,
        _file: &str,
        _target: Option<&InstrumentName>,
    ) -> (Vec<(InstrumentName, ResolvedScenario)>, Vec<Diagnostic>) {
        (Vec::new(), Vec::new())
    }

    /// The files that hold scenarios, in order of path.
    pub fn scenario_files(&self) -> Vec<String> {
        Vec::new()
    }

    /// A case from `事实`, `值` pairs as typed by a person (`--set`, JSON case files), on top of `case`.
    pub fn assign(
        &self,
        _model: &Model,
        _case: &mut Case,
        _assignments: &[(String, String)],
    ) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// The texts that locations point into.
    pub fn sources(&self) -> Sources {
        Sources::default()
    }
}
