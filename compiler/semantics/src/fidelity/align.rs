//! Which clause of the source answers to which clause of the official text.

use super::stretches::{Stretch, differing};
use super::unit::Unit;
use super::{compare, report};
use crate::place::Place;
use qufen_diagnostics::Diagnostic;
use std::collections::BTreeMap;
use std::ops::Range;

/// From this many pairs on, clauses are no longer matched by likeness.
const PAIRS: usize = 40_000;
/// Clauses less alike than this do not answer to each other.
const ALIKE: f32 = 0.45;
/// Words shorter than this may recur by chance, and do not show that a clause has moved.
const TELLING: usize = 6;

/// Every difference, in source order.
pub fn differences(source: &[Unit], text: &[Unit], incomplete: bool) -> Vec<Diagnostic<Place>> {
    let said: Vec<&[char]> = source.iter().map(|unit| unit.key.as_slice()).collect();
    let official: Vec<&[char]> = text.iter().map(|unit| unit.key.as_slice()).collect();
    let mut matching = Matching {
        source,
        text,
        answered: vec![false; text.len()],
        used: vec![false; source.len()],
        found: Vec::new(),
    };
    let hunks = differing(&said, &official);
    for (old, new) in &hunks {
        matching.joined_equal(old.clone(), new.clone());
    }
    matching.moved(&hunks);
    for (old, new) in hunks {
        matching.pair(old, new, incomplete);
    }
    let mut found = matching.found;
    found.sort_by_key(|(order, _)| *order);
    found
        .into_iter()
        .map(|(_, diagnostic)| diagnostic)
        .collect()
}

struct Matching<'a> {
    source: &'a [Unit],
    text: &'a [Unit],
    /// Official clauses that are accounted for.
    answered: Vec<bool>,
    /// Source clauses that are accounted for.
    used: Vec<bool>,
    /// Sorted by twice the position in the source; the odd numbers are the clauses themselves.
    found: Vec<(usize, Diagnostic<Place>)>,
}

impl Matching<'_> {
    /// Words that are merely parted into lines in another way.
    fn joined_equal(&mut self, old: Range<usize>, new: Range<usize>) {
        let said = self.source[old.clone()].iter().flat_map(|unit| &unit.key);
        if said.eq(self.text[new.clone()].iter().flat_map(|unit| &unit.key)) {
            old.for_each(|i| self.used[i] = true);
            new.for_each(|j| self.answered[j] = true);
        }
    }

    /// Clauses whose words stand unaltered elsewhere in the official text.
    fn moved(&mut self, hunks: &[Stretch]) {
        let mut elsewhere: BTreeMap<&[char], usize> = BTreeMap::new();
        let text = self.text;
        for j in hunks.iter().flat_map(|(_, new)| new.clone()) {
            if !self.answered[j] && text[j].words().len() >= TELLING {
                elsewhere.entry(text[j].words()).or_insert(j);
            }
        }
        for (hunk, i) in hunks
            .iter()
            .flat_map(|hunk| hunk.0.clone().map(move |i| (hunk, i)))
        {
            let Some(&j) = elsewhere.get(self.source[i].words()) else {
                continue;
            };
            if self.used[i] || self.answered[j] || merely_relabelled(hunk, i, j) {
                continue;
            }
            self.used[i] = true;
            self.answered[j] = true;
            let moved = report::moved(&self.source[i], &text[j]);
            self.found.push((2 * i + 1, moved));
        }
    }

    /// What is left of a hunk, matched by likeness and compared.
    fn pair(&mut self, old: Range<usize>, new: Range<usize>, incomplete: bool) {
        let after = old.end;
        let left: Vec<usize> = old.clone().filter(|&i| !self.used[i]).collect();
        let right: Vec<usize> = new.filter(|&j| !self.answered[j]).collect();
        let pairs = if left.len() * right.len() > PAIRS {
            left.iter().copied().zip(right.iter().copied()).collect()
        } else {
            self.likeliest(&left, &right)
        };
        for &(i, j) in &pairs {
            if !self.source[i].broken {
                let found = compare::unit(&self.source[i], &self.text[j]);
                self.found
                    .extend(found.into_iter().map(|diagnostic| (2 * i + 1, diagnostic)));
            }
        }
        for i in left
            .iter()
            .copied()
            .filter(|i| !pairs.iter().any(|(p, _)| p == i))
        {
            if !self.source[i].broken {
                self.found
                    .push((2 * i + 1, report::extra_clause(&self.source[i])));
            }
        }
        let absent = right
            .iter()
            .copied()
            .filter(|j| !pairs.iter().any(|(_, p)| p == j));
        for j in absent.filter(|_| !incomplete) {
            let before = pairs
                .iter()
                .filter(|(_, p)| *p < j)
                .map(|(i, _)| i + 1)
                .max();
            let at = before.unwrap_or(if pairs.is_empty() { after } else { old.start });
            let neighbour = at
                .checked_sub(1)
                .and_then(|i| self.source.get(i))
                .or(self.source.first());
            self.found
                .push((2 * at, report::absent(neighbour, &self.text[j])));
        }
    }

    /// The pairing, in order on both sides, with the greatest likeness.
    fn likeliest(&self, left: &[usize], right: &[usize]) -> Vec<(usize, usize)> {
        let (rows, columns) = (left.len(), right.len());
        let mut best = vec![vec![0f32; columns + 1]; rows + 1];
        let mut like = vec![vec![0f32; columns]; rows];
        for r in (0..rows).rev() {
            for c in (0..columns).rev() {
                like[r][c] = compare::likeness(&self.source[left[r]], &self.text[right[c]]);
                let here = if like[r][c] < ALIKE {
                    0.0
                } else {
                    like[r][c] + best[r + 1][c + 1]
                };
                best[r][c] = here.max(best[r + 1][c]).max(best[r][c + 1]);
            }
        }
        let (mut r, mut c) = (0, 0);
        let mut pairs = Vec::new();
        while r < rows && c < columns {
            if like[r][c] >= ALIKE && best[r][c] == like[r][c] + best[r + 1][c + 1] {
                pairs.push((left[r], right[c]));
                r += 1;
                c += 1;
            } else if best[r][c] == best[r + 1][c] {
                r += 1;
            } else {
                c += 1;
            }
        }
        pairs
    }
}

/// Whether two clauses of the same words stand in the same turn, or would but for others that are
/// absent or extra beside them, so that at most their labels differ.
fn merely_relabelled((old, new): &Stretch, i: usize, j: usize) -> bool {
    let in_turn = old.len() == new.len() && j == new.start + (i - old.start);
    in_turn || (new.contains(&j) && old.len() != new.len())
}
