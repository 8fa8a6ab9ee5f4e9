//! From paths on the command line to the files of a project.
//!
//! What is named is *selected*; what is loaded is the whole project around it, because an
//! instrument uses modules that stand elsewhere. Shown paths are relative to the current folder
//! when the project lies in or below it, and to the project otherwise; never absolute.

mod not_source;
mod paths;
mod read;
mod settings;
mod walk;

pub use read::{Encoding, read_stdin, read_text};

use crate::answer::Stop;
use crate::context::Context;
use crate::messages::Words;
use paths::{Base, absolute, enclosing_project};
use qufen_diagnostics::{Diagnostic, Sources, codes};
use qufen_semantics::{InputFile, Project, Settings};
use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// Which files a command needs.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// As typed; empty for the project around the current folder.
    pub paths: &'a [PathBuf],
    /// Whether folders named `scenarios` are read. A folder that is named itself always is.
    pub scenarios: bool,
    /// Whether goldens are wanted; they are ten times as long as all sources.
    pub goldens: bool,
    pub encoding: Encoding,
}

/// Everything that was read.
#[derive(Debug)]
pub struct Loaded {
    pub files: Vec<InputFile>,
    /// Golden files by shown path.
    pub goldens: BTreeMap<String, String>,
    pub settings: Settings,
    /// Notes on what loading did.
    pub notes: Vec<Diagnostic>,
    base: Base,
    current: PathBuf,
    selected: Vec<PathBuf>,
}

impl Loaded {
    /// The project of these files. It is never dropped: the process ends with its answer, and to
    /// give the memory of every tree back one by one before would only take time.
    pub fn project(&self) -> ManuallyDrop<Project> {
        let project = Project::new(self.files.clone(), self.settings.clone());
        ManuallyDrop::new(project)
    }

    /// Whether a shown path was named on the command line, or lies in a folder that was.
    pub fn is_selected(&self, shown: &str) -> bool {
        let path = self.base.on_disk(shown);
        self.selected.iter().any(|named| path.starts_with(named))
    }

    /// Whether a shown path itself was named on the command line.
    pub fn is_named(&self, shown: &str) -> bool {
        self.selected.contains(&self.base.on_disk(shown))
    }

    /// Whether the shown path is a file of the project, not of the standard library.
    pub fn has(&self, shown: &str) -> bool {
        self.files.iter().any(|file| file.path == shown)
    }

    /// Where a shown path is on disk.
    pub fn on_disk(&self, shown: &str) -> PathBuf {
        self.base.on_disk(shown)
    }

    /// How messages name a path as typed.
    pub fn show(&self, typed: &Path) -> String {
        self.base.show(&absolute(&self.current, typed))
    }

    /// What was named, as shown.
    pub fn selection(&self) -> Vec<String> {
        self.selected
            .iter()
            .map(|path| self.base.show(path))
            .collect()
    }
}

/// Reads the project around what was named.
pub fn load(wanted: &Wanted, context: &Context) -> Result<Loaded, Stop> {
    let named = named_paths(wanted.paths, context)?;
    let roots: BTreeSet<PathBuf> = named
        .iter()
        .filter_map(|path| enclosing_project(path))
        .collect();
    let base = Base::new(&context.folder, &roots);
    let found = walk::walk(&named, &roots, wanted.scenarios, &base, context.words())?;
    if found.sources.is_empty() {
        let shown: Vec<String> = named.iter().map(|path| base.show(path)).collect();
        return Err(Diagnostic::nowhere(codes::NO_SOURCES)
            .with("path", shown.join("、"))
            .into());
    }
    let mut reading = Reading {
        words: context.words(),
        encoding: wanted.encoding,
        base: &base,
        problems: Vec::new(),
        notes: Vec::new(),
    };
    let files = found
        .sources
        .iter()
        .chain(&found.texts)
        .filter_map(|path| reading.file(path))
        .collect();
    let goldens = found
        .goldens
        .iter()
        .filter(|_| wanted.goldens)
        .filter_map(|path| reading.file(path))
        .map(|file| (file.path, file.text))
        .collect();
    let mut sources = Sources::default();
    let mut settings = Settings::default();
    for root in &roots {
        let Some(file) = reading.settings(&root.join(paths::PROJECT_FILE)) else {
            continue;
        };
        let source = sources.add(file.path, file.text.as_str());
        let (read, problems) = settings::read_settings(&file.text, source);
        settings.levels.extend(read.levels);
        reading.problems.extend(problems);
    }
    let Reading {
        problems, notes, ..
    } = reading;
    if !problems.is_empty() {
        return Err(Stop::unusable(problems, sources));
    }
    Ok(Loaded {
        files,
        goldens,
        settings,
        notes,
        base,
        current: context.folder.clone(),
        selected: named,
    })
}

/// The absolute paths that the command is about. Each must exist.
fn named_paths(typed: &[PathBuf], context: &Context) -> Result<Vec<PathBuf>, Stop> {
    if typed.is_empty() {
        let root = enclosing_project(&context.folder)
            .ok_or_else(|| Diagnostic::nowhere(codes::NO_PROJECT))?;
        return Ok(vec![root]);
    }
    let missing: Vec<Diagnostic> = typed
        .iter()
        .filter_map(|path| read::missing(&absolute(&context.folder, path), path, context.words()))
        .collect();
    if missing.is_empty() {
        Ok(typed
            .iter()
            .map(|path| absolute(&context.folder, path))
            .collect())
    } else {
        Err(Stop::unusable(missing, Sources::default()))
    }
}

/// Reads file after file and keeps what went wrong.
struct Reading<'a> {
    words: &'static Words,
    encoding: Encoding,
    base: &'a Base,
    problems: Vec<Diagnostic>,
    notes: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn file(&mut self, path: &Path) -> Option<InputFile> {
        let shown = self.base.show(path);
        match read_text(path, &shown, self.encoding, self.words) {
            Ok((text, note)) => {
                self.notes.extend(note);
                Some(InputFile { path: shown, text })
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    /// The project file, which may be empty.
    fn settings(&mut self, path: &Path) -> Option<InputFile> {
        if std::fs::metadata(path).is_ok_and(|held| held.len() == 0) {
            return None;
        }
        self.file(path)
    }
}
