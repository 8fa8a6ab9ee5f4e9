//! Which clause of the old version became which clause of the new one.

use crate::Passage;

/// What became of some clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Indices of old clauses: none where the clause is new, several where clauses were merged.
    pub old: Vec<usize>,
    /// Indices of new clauses: none where the clause is gone, several where it was split.
    pub new: Vec<usize>,
    /// Whether the words differ by more than white space and punctuation width.
    pub reworded: bool,
    /// Where it stands now; [`Placement::Same`] where it is only on one side.
    pub placement: Placement,
}

/// Where a clause stands in the new version, against the old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Under the same number.
    Same,
    /// Under another number, because clauses before it came or went.
    Renumbered,
    /// Somewhere else.
    Moved,
}

/// The links in the order of the new version; what is gone stands where it stood before.
pub fn align(old: &[Passage], new: &[Passage]) -> Vec<Link> {
    let same = |one: &Passage, other: &Passage| one.citation == other.citation;
    let mut links = Vec::new();
    for (index, passage) in new.iter().enumerate() {
        let before = old.iter().position(|other| same(other, passage));
        links.push(Link {
            old: before.into_iter().collect(),
            new: vec![index],
            reworded: before.is_some_and(|before| old[before].words != passage.words),
            placement: Placement::Same,
        });
    }
    for (index, passage) in old.iter().enumerate() {
        if !new.iter().any(|other| same(other, passage)) {
            links.push(Link {
                old: vec![index],
                new: Vec::new(),
                reworded: false,
                placement: Placement::Same,
            });
        }
    }
    links
}
