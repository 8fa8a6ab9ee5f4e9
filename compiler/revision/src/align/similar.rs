//! Clauses that were reworded: like words first, then less like words in the same surroundings.

use super::grams::Grams;
use super::matching::Matching;
use std::collections::BTreeMap;

/// Words less alike than this are other words, whatever stands around them.
pub const RELATED: f32 = 0.25;
/// What likeness and surroundings must come to, in turn.
const ROUNDS: [f32; 5] = [1.0, 0.85, 0.7, 0.6, 0.5];
/// Below one clause not more pairs than this are compared.
const SIBLINGS: usize = 2_500;

/// Joins clauses of similar words.
pub fn link(matching: &mut Matching<'_>, grams: &Grams) {
    let mut pairs = Pairs {
        grams,
        likeness: BTreeMap::new(),
    };
    for old in 0..matching.old.len() {
        if matching.to_new[old].is_none() {
            for new in grams.candidates(old, |new| matching.to_old[new].is_none()) {
                pairs.note(old, new);
            }
        }
    }
    for least in ROUNDS {
        while pairs.join(matching, least) {}
    }
}

/// Pairs that may be one clause, with their likeness.
struct Pairs<'g> {
    grams: &'g Grams,
    likeness: BTreeMap<(usize, usize), f32>,
}

impl Pairs<'_> {
    fn note(&mut self, old: usize, new: usize) {
        self.likeness
            .entry((old, new))
            .or_insert_with(|| self.grams.likeness(old, new));
    }

    /// Joins what comes to `least`; whether anything did.
    fn join(&mut self, matching: &mut Matching<'_>, least: f32) -> bool {
        self.note_surrounded(matching);
        self.likeness
            .retain(|&(old, new), likeness| *likeness >= RELATED && matching.free(old, new));
        let mut found: Vec<(f32, usize, usize)> = (self.likeness.iter())
            .map(|(&(old, new), likeness)| (likeness + matching.surroundings(old, new), old, new))
            .filter(|(weight, ..)| *weight >= least)
            .collect();
        found.sort_by(|a, b| {
            let near = |pair: &(f32, usize, usize)| matching.distance(pair.1, pair.2);
            (b.0.total_cmp(&a.0))
                .then(near(a).total_cmp(&near(b)))
                .then((a.1, a.2).cmp(&(b.1, b.2)))
        });
        let mut any = false;
        for (_, old, new) in found {
            if matching.free(old, new) {
                matching.join(old, new);
                any = true;
            }
        }
        any
    }

    /// Pairs below, before and after joined clauses.
    fn note_surrounded(&mut self, matching: &Matching<'_>) {
        let (here, there) = (matching.old, matching.new);
        for (old, new) in (0..here.len()).filter_map(|old| Some((old, matching.to_new[old]?))) {
            let sides = [
                here.before(old).zip(there.before(new)),
                here.after(old).zip(there.after(new)),
            ];
            for (old, new) in sides.into_iter().flatten() {
                if matching.free(old, new) {
                    self.note(old, new);
                }
            }
            let below = |all: &[usize], taken: &[Option<usize>]| -> Vec<usize> {
                (all.iter().copied())
                    .filter(|&each| taken[each].is_none())
                    .collect()
            };
            let mine = below(&here.children[old], &matching.to_new);
            let theirs = below(&there.children[new], &matching.to_old);
            if mine.len() * theirs.len() <= SIBLINGS {
                for &old in &mine {
                    theirs.iter().for_each(|&new| self.note(old, new));
                }
            }
        }
    }
}
