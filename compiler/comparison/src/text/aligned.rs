//! Both versions side by side, clause by clause, every word as its version has it.

use super::TextChange;
use super::change::{citations, kind, words};
use qufen_revision::{Link, Passage, Piece, Words};

/// A clause and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignedClause {
    /// Its citation in the old version; several where clauses were merged, none where it is new.
    pub old: Vec<String>,
    /// Its citation in the new version; several where it was split, none where it is gone.
    pub new: Vec<String>,
    /// The old words; marked what the new version lacks.
    pub old_words: Vec<Marked>,
    /// The new words; marked what the old version lacks.
    pub new_words: Vec<Marked>,
    /// What happened; nothing where it stands as it stood.
    pub change: Option<TextChange>,
}

/// A stretch of the words of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Whether the other version lacks them.
    pub differs: bool,
}

/// All clauses, in the order of the links.
pub fn aligned(old: &[Passage], new: &[Passage], links: &[Link]) -> Vec<AlignedClause> {
    let about = |link: &Link| {
        let (before, after) = (words(old, &link.old), words(new, &link.new));
        let mut clause = AlignedClause {
            old: citations(old, &link.old).collect(),
            new: citations(new, &link.new).collect(),
            old_words: Vec::new(),
            new_words: Vec::new(),
            change: kind(link),
        };
        for piece in Words::between(&before, &after).pieces {
            match piece {
                Piece::Kept { old, new } => {
                    clause.old_words.extend(marked(&before, old, false));
                    clause.new_words.extend(marked(&after, new, false));
                }
                Piece::Removed(range) => clause.old_words.extend(marked(&before, range, true)),
                Piece::Inserted(range) => clause.new_words.extend(marked(&after, range, true)),
            }
        }
        clause
    };
    links.iter().map(about).collect()
}

fn marked(text: &str, range: std::ops::Range<usize>, differs: bool) -> Option<Marked> {
    let text = text.get(range).filter(|text| !text.is_empty())?;
    Some(Marked {
        text: text.to_owned(),
        differs,
    })
}
