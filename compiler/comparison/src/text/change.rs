//! What became of one clause, or of several that were merged or split.

use super::{Piece, compared};
use qufen_revision::{Link, Passage, Placement};
use schemars::JsonSchema;
use serde::Serialize;

/// A clause whose words or place changed. One that stands unchanged under its number is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClauseChange {
    /// Its citation in the old version; `null` where it is new.
    pub old: Option<String>,
    /// The further old clauses of a merger.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub old_also: Vec<String>,
    /// Its citation in the new version; `null` where it is gone.
    pub new: Option<String>,
    /// The further new clauses of a split.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new_also: Vec<String>,
    /// What happened, the gravest first.
    pub change: TextChange,
    /// Whether it stands under another number because clauses before it came or went.
    pub renumbered: bool,
    /// Whether it was moved elsewhere.
    pub moved: bool,
    /// The words, old against new. Empty where they did not change.
    pub words: Vec<Piece>,
}

/// What happened to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TextChange {
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Deleted,
    /// One new clause of several old ones.
    Merged,
    /// Several new clauses of one old one.
    Split,
    /// Other words, whatever its number.
    Reworded,
    /// The same words elsewhere.
    Moved,
    /// The same words in the same place under another number.
    Renumbered,
}

impl ClauseChange {
    /// Whether words changed, and not only numbers.
    pub fn in_words(&self) -> bool {
        !matches!(self.change, TextChange::Moved | TextChange::Renumbered)
    }

    /// Every citation in the old version.
    pub fn all_old(&self) -> impl Iterator<Item = &str> {
        self.old.iter().chain(&self.old_also).map(String::as_str)
    }

    /// Every citation in the new version.
    pub fn all_new(&self) -> impl Iterator<Item = &str> {
        self.new.iter().chain(&self.new_also).map(String::as_str)
    }
}

/// The clauses that changed, in the order of the links.
pub fn changes(old: &[Passage], new: &[Passage], links: &[Link]) -> Vec<ClauseChange> {
    let about = |link: &Link| {
        let change = kind(link)?;
        let (mut before, mut after) = (citations(old, &link.old), citations(new, &link.new));
        let in_words = !matches!(change, TextChange::Moved | TextChange::Renumbered);
        let words = if in_words {
            compared(&words(old, &link.old), &words(new, &link.new))
        } else {
            Vec::new()
        };
        Some(ClauseChange {
            old: before.next(),
            old_also: before.collect(),
            new: after.next(),
            new_also: after.collect(),
            change,
            renumbered: link.placement == Placement::Renumbered,
            moved: link.placement == Placement::Moved,
            words,
        })
    };
    links.iter().filter_map(about).collect()
}

/// What happened to the clauses of a link; nothing where they stand as they stood.
pub(super) fn kind(link: &Link) -> Option<TextChange> {
    match (link.old.len(), link.new.len(), link.placement) {
        (0, ..) => Some(TextChange::Added),
        (_, 0, _) => Some(TextChange::Deleted),
        (2.., ..) => Some(TextChange::Merged),
        (_, 2.., _) => Some(TextChange::Split),
        _ if link.reworded => Some(TextChange::Reworded),
        (.., Placement::Moved) => Some(TextChange::Moved),
        (.., Placement::Renumbered) => Some(TextChange::Renumbered),
        (.., Placement::Same) => None,
    }
}

pub(super) fn citations<'a>(
    passages: &'a [Passage],
    indices: &'a [usize],
) -> impl Iterator<Item = String> + 'a {
    let found = indices.iter().filter_map(|index| passages.get(*index));
    found.map(|passage| passage.citation.clone())
}

pub(super) fn words(passages: &[Passage], indices: &[usize]) -> String {
    let found = indices.iter().filter_map(|index| passages.get(*index));
    found.map(|passage| passage.words.as_str()).collect()
}
