//! What of a case a version speaks of, where the case is heard under two.

use qufen_semantics::model::Model;
use std::sync::Arc;

/// The pairs without those that another version speaks of and this one does not.
pub fn spoken_of(
    pairs: &[(String, String)],
    knows: fn(&Model, &str) -> bool,
    model: &Model,
    others: &[Arc<Model>],
) -> Vec<(String, String)> {
    let elsewhere = |name: &str| others.iter().any(|other| knows(other, name));
    let here = pairs
        .iter()
        .filter(|(name, _)| knows(model, name) || !elsewhere(name));
    here.cloned().collect()
}

/// Whether the model has a fact of that name.
pub fn knows_fact(model: &Model, name: &str) -> bool {
    model.fact(name).is_some()
}

/// Whether the model has a reading of that name.
pub fn knows_reading(model: &Model, name: &str) -> bool {
    model.reading(name).is_some()
}
