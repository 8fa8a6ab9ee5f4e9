//! The texts of a project: which there are, what stands in them, and what they are changed to.

use super::{InputFile, InstrumentName, Project};
use crate::check::official_path;
use crate::db::SourceFile;
use crate::source::{blocks, file_outline, shared};
use qufen_diagnostics::{Sources, Span};
use qufen_syntax::ParsedBlock;
use std::sync::Arc;

/// Which files a project has at one moment.
#[derive(Clone, Debug)]
pub struct Checkpoint(Vec<SourceFile>);

impl Project {
    /// The project's own files, in order of path.
    pub fn own_files(&self) -> Vec<InputFile> {
        let own = self.files.own(&self.db).iter();
        own.map(|file| InputFile {
            path: file.path(&self.db).to_owned(),
            text: file.text(&self.db).to_owned(),
        })
        .collect()
    }

    /// Replaces one file's text, or adds the file.
    pub fn set_text(&mut self, path: &str, text: String) {
        if let Some(file) = self.file(path) {
            self.db.set_text(file, text);
            return;
        }
        let file = self.db.add_own(path, text);
        let mut own = self.files.own(&self.db).to_vec();
        own.push(file);
        own.sort_by(|a, b| a.path(&self.db).cmp(b.path(&self.db)));
        self.db.set_own(self.files, own);
    }

    /// Takes one of the project's own files away.
    pub fn remove(&mut self, path: &str) {
        let own = self.files.own(&self.db).iter().copied();
        let own = own.filter(|file| file.path(&self.db) != path).collect();
        self.db.set_own(self.files, own);
    }

    /// The project's own files as they are now, to go back to with [`Project::restore`].
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint(self.files.own(&self.db).to_vec())
    }

    /// Files that were added since the checkpoint go, files that were taken away come back. A text
    /// that was replaced stays replaced.
    pub fn restore(&mut self, checkpoint: &Checkpoint) {
        self.db.set_own(self.files, checkpoint.0.clone());
    }

    /// One of the project's own texts.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.file(path).map(|file| file.text(&self.db))
    }

    /// The blocks of a source: where each stands, and what it says.
    pub fn blocks(&self, path: &str) -> Vec<(Span, Arc<ParsedBlock>)> {
        let Some(file) = self.file(path) else {
            return Vec::new();
        };
        let spans = file_outline(&self.db, file).blocks.iter().copied();
        let blocks = blocks(&self.db, file).iter();
        let blocks = blocks.map(|&block| shared(&self.db, block));
        spans.zip(blocks).collect()
    }

    /// The path of the official text that an instrument names, whether it is there or not.
    pub fn official_path(&self, name: &InstrumentName) -> Option<String> {
        official_path(&self.db, self.file(&name.file)?)
    }

    pub(super) fn file(&self, path: &str) -> Option<SourceFile> {
        self.files
            .own(&self.db)
            .iter()
            .copied()
            .find(|file| file.path(&self.db) == path)
    }

    /// The texts that locations point into.
    pub fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        for file in self.files.all(&self.db) {
            sources.add(file.path(&self.db), file.text(&self.db));
        }
        sources
    }
}
