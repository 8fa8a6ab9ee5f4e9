//! One clause against its counterpart, character by character.

use super::report;
use super::stretches::{Stretch, differing};
use super::unit::Unit;
use crate::place::Place;
use qufen_diagnostics::Diagnostic;
use std::ops::Range;

/// Below this share of common characters a clause is shown as altered throughout.
const RECOGNISABLE: f32 = 0.5;
/// What the same citation counts for, so that a clause rewritten throughout is still itself.
const SAME_PLACE: f32 = 0.45;

/// The differences between a clause and its counterpart.
pub fn unit(source: &Unit, official: &Unit) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    let labels = (&source.key[..source.label], &official.key[..official.label]);
    let mut start = (0, 0);
    if source.label > 0 && official.label > 0 {
        start = (source.label, official.label);
        if labels.0 != labels.1 {
            found.push(report::label(source, official));
        }
    }
    let (said, text) = (&source.key[start.0..], &official.key[start.1..]);
    if said == text {
        return found;
    }
    if shared(said, text) < RECOGNISABLE {
        let (old, new) = (start.0..source.key.len(), start.1..official.key.len());
        found.push(report::characters(source, old, official, new));
        return found;
    }
    for (old, new) in changes(said, text) {
        let old = old.start + start.0..old.end + start.0;
        let new = new.start + start.1..new.end + start.1;
        found.push(report::characters(source, old, official, new));
    }
    found
}

/// The share of common characters, and a little for standing at the same place of the law.
pub fn likeness(source: &Unit, official: &Unit) -> f32 {
    let same_place = source.citation == official.citation;
    if source.broken {
        return if same_place { 1.0 } else { 0.0 };
    }
    shared(source.words(), official.words()) + if same_place { SAME_PLACE } else { 0.0 }
}

/// The share of characters that two texts have in common, wherever they stand.
fn shared(a: &[char], b: &[char]) -> f32 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let (mut x, mut y) = (a.to_vec(), b.to_vec());
    x.sort_unstable();
    y.sort_unstable();
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < x.len() && j < y.len() {
        match x[i].cmp(&y[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * common as f32 / (a.len() + b.len()) as f32
}

/// The stretches that differ. Where no more stretches differ position by position, that is the
/// plainer account.
fn changes(said: &[char], text: &[char]) -> Vec<Stretch> {
    let shifting = differing(said, text);
    if said.len() != text.len() {
        return shifting;
    }
    let mut fixed: Vec<Range<usize>> = Vec::new();
    for i in (0..said.len()).filter(|&i| said[i] != text[i]) {
        match fixed.last_mut() {
            Some(last) if last.end == i => last.end = i + 1,
            _ => fixed.push(i..i + 1),
        }
    }
    if fixed.len() > shifting.len() {
        return shifting;
    }
    fixed
        .into_iter()
        .map(|stretch| (stretch.clone(), stretch))
        .collect()
}
