//! One clause that became several, and several that became one.
//!
//! Only where the part is no clause of its own, nearly all of it stands in the whole, and another
//! clause joined to the whole leaves room for it.

use super::grams::Grams;
use super::matching::Matching;
use std::collections::{BTreeMap, BTreeSet};

/// What share of the part's words must stand in the whole.
const WITHIN: f32 = 0.7;
/// What the other part may at most account for of the whole, and the two together at least.
const ROOM: f32 = 0.85;
/// Words shorter than this stand in longer ones by chance.
const SHORTEST: usize = 8;

/// The parts that are joined to a whole.
#[derive(Debug, Default)]
pub struct Parts {
    /// New clauses that are parts of an old one, by index of the new.
    pub split: BTreeMap<usize, usize>,
    /// Old clauses that are parts of a new one, by index of the old.
    pub merged: BTreeMap<usize, usize>,
}

impl Parts {
    /// All old and all new clauses of the link between `old` and `new`, in order.
    pub fn around(&self, old: usize, new: usize) -> (Vec<usize>, Vec<usize>) {
        let with = |one: usize, parts: &BTreeMap<usize, usize>, whole: usize| {
            let mut all: Vec<usize> = (parts.iter())
                .filter(|(_, of)| **of == whole)
                .map(|(part, _)| *part)
                .collect();
            all.push(one);
            all.sort_unstable();
            all
        };
        (with(old, &self.merged, new), with(new, &self.split, old))
    }
}

/// The splits and merges. No link has several clauses on both sides.
pub fn find(matching: &Matching<'_>, grams: &Grams) -> Parts {
    let split = joined_to_wholes(&Looking {
        keys: &matching.new.keys,
        across: &matching.to_old,
        within: &|part, whole| grams.new_within(part, whole),
        share: &|whole, part| grams.old_within(whole, part),
    });
    let mut merged = joined_to_wholes(&Looking {
        keys: &matching.old.keys,
        across: &matching.to_new,
        within: &|part, whole| grams.old_within(part, whole),
        share: &|whole, part| grams.new_within(whole, part),
    });
    let several: BTreeSet<usize> = split.values().copied().collect();
    merged.retain(|_, whole| matching.to_old[*whole].is_none_or(|old| !several.contains(&old)));
    Parts { split, merged }
}

/// The parts on one side and the wholes on the other.
struct Looking<'a> {
    /// The words on the side of the parts.
    keys: &'a [Vec<char>],
    /// The counterpart of each clause on that side.
    across: &'a [Option<usize>],
    /// What share of a part stands in a whole.
    within: &'a dyn Fn(usize, usize) -> f32,
    /// What share of a whole stands in a part.
    share: &'a dyn Fn(usize, usize) -> f32,
}

/// The whole of each part.
fn joined_to_wholes(side: &Looking<'_>) -> BTreeMap<usize, usize> {
    let parts = (0..side.keys.len())
        .filter(|&part| side.across[part].is_none() && side.keys[part].len() >= SHORTEST);
    let whole = |part: usize| {
        near(side.keys.len(), part)
            .filter_map(|other| Some((side.across[other]?, other)))
            .find(|&(whole, other)| {
                (side.within)(part, whole) >= WITHIN
                    && (side.within)(other, whole) >= WITHIN
                    && (side.share)(whole, other) <= ROOM
                    && (side.share)(whole, other) + (side.share)(whole, part) >= ROOM
            })
    };
    parts
        .filter_map(|part| Some((part, whole(part)?.0)))
        .collect()
}

/// The clauses around one, nearest first: the parts of a clause stay near each other.
fn near(len: usize, index: usize) -> impl Iterator<Item = usize> {
    (1..=6).flat_map(move |step| {
        let before = index.checked_sub(step);
        let after = Some(index + step).filter(|&at| at < len);
        before.into_iter().chain(after)
    })
}
