//! One of the two versions that are compared.

use qufen_semantics::model::Model;
use qufen_semantics::{InstrumentName, Project};
use std::sync::Arc;

/// A version, and the project that it stands in.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The project; that of the other version, where both stand in one.
    pub project: &'a Project,
    /// Which instrument.
    pub name: &'a InstrumentName,
    /// Its model.
    pub model: &'a Arc<Model>,
}
