//! Which clause of the old version became which clause of the new one.
//!
//! Clauses are known by what they say. In turn: equal words ([`equal`]), similar words
//! ([`similar`]), a lead-in by the items below it ([`lead_in`]), parts of one clause ([`parts`]).
//! Where words do not settle it, what the clauses stand under and between does. Every step is
//! deterministic, and nearly linear: only clauses that share rare words are compared.

mod equal;
mod grams;
mod lead_in;
mod matching;
mod parts;
mod placement;
mod side;
mod similar;
#[cfg(test)]
mod tests;

use crate::Passage;
use grams::Grams;
use matching::Matching;
use side::Side;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placement {
    /// Under the same number.
    Same,
    /// Under another number, because clauses before it came or went.
    Renumbered,
    /// Somewhere else.
    Moved,
}

/// The links in the order of the new version; what is gone stands where it stood before.
///
/// Every clause of either version is in exactly one link. A clause whose words stand unaltered in
/// the other version is never reported as gone and new.
pub fn align(old: &[Passage], new: &[Passage]) -> Vec<Link> {
    let (old, new) = (Side::of(old), Side::of(new));
    let grams = Grams::of(&old, &new);
    let mut matching = Matching::new(&old, &new);
    equal::link(&mut matching);
    similar::link(&mut matching, &grams);
    lead_in::link(&mut matching);
    let parts = parts::find(&matching, &grams);
    let placements = placement::of(&matching);
    in_order(&matching, &parts, &placements)
}

/// The links as they are reported.
fn in_order(matching: &Matching<'_>, parts: &parts::Parts, placed: &[Placement]) -> Vec<Link> {
    let mut links = Vec::new();
    let mut gone: Vec<usize> = (0..matching.old.len())
        .filter(|old| matching.to_new[*old].is_none() && !parts.merged.contains_key(old))
        .rev()
        .collect();
    let mut passed = 0;
    for new in (0..matching.new.len()).filter(|new| !parts.split.contains_key(new)) {
        let Some(old) = matching.to_old[new] else {
            links.push(Link::added(new));
            continue;
        };
        if placed[new] != Placement::Moved && old >= passed {
            passed = old;
            while let Some(before) = gone.pop_if(|before| *before < old) {
                links.push(Link::deleted(before));
            }
        }
        let (olds, news) = parts.around(old, new);
        let alone = olds.len() == 1 && news.len() == 1;
        links.push(Link {
            reworded: !alone || matching.old.keys[old] != matching.new.keys[new],
            placement: placed[new],
            old: olds,
            new: news,
        });
    }
    links.extend(gone.into_iter().rev().map(Link::deleted));
    links
}

impl Link {
    fn added(new: usize) -> Link {
        Link {
            old: Vec::new(),
            new: vec![new],
            reworded: false,
            placement: Placement::Same,
        }
    }

    fn deleted(old: usize) -> Link {
        Link {
            old: vec![old],
            new: Vec::new(),
            reworded: false,
            placement: Placement::Same,
        }
    }
}
