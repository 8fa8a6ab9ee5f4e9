//! A clause as alignment looks at it: its citation, its words, and what it stands under.

use qufen_semantics::model::Model;

/// A 款, 项 or 目.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Canonical citation: `第九条第(七)项`.
    pub citation: String,
    /// The official words, without the label.
    pub words: String,
    /// Index of the clause that it stands under: the 款 of a 项, the 项 of a 目.
    pub parent: Option<usize>,
}

/// The clauses of a version; the index is that of the [`qufen_semantics::model::ClauseId`].
pub fn passages(model: &Model) -> Vec<Passage> {
    let clauses = model.clauses.iter();
    clauses
        .map(|clause| Passage {
            citation: clause.citation.clone(),
            words: clause.text.clone(),
            parent: clause.parent.map(|parent| parent.index()),
        })
        .collect()
}
