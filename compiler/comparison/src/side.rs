//! One of the two versions that are compared.

use qufen_semantics::model::Model;
use qufen_semantics::{InputFile, InstrumentName, Project, Settings};
use std::sync::Arc;

/// A version, and the project that it stands in.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The files of the project.
    pub files: &'a [InputFile],
    /// Its settings.
    pub settings: &'a Settings,
    /// The project of these files.
    pub project: &'a Project,
    /// Which instrument.
    pub name: &'a InstrumentName,
    /// Its model.
    pub model: &'a Arc<Model>,
}
