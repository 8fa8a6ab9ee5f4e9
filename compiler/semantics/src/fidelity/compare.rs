//! One clause against its counterpart, character by character.

use super::report;
use super::unit::Unit;
use crate::place::Place;
use qufen_diagnostics::Diagnostic;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Below this share of common characters a clause is shown as altered throughout.
const RECOGNISABLE: f32 = 0.5;

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

/// From 0 to about 1.2: the share of common characters, and a little for the same label.
pub fn likeness(source: &Unit, official: &Unit) -> f32 {
    let same_label = source.label > 0
        && source.key[..source.label] == official.key[..official.label]
        && official.label > 0;
    if source.broken {
        return if same_label || source.label == 0 {
            1.0
        } else {
            0.0
        };
    }
    shared(source.words(), official.words()) + if same_label { 0.2 } else { 0.0 }
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

/// The stretches that differ. Where as few characters differ position by position, that is the
/// plainer account; a common beginning and end are never part of a difference.
fn changes(said: &[char], text: &[char]) -> Vec<(Range<usize>, Range<usize>)> {
    let ops = capture_diff_slices(Algorithm::Myers, said, text);
    let moved: Vec<_> = ops
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| (op.old_range(), op.new_range()))
        .collect();
    if said.len() == text.len() {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for i in (0..said.len()).filter(|&i| said[i] != text[i]) {
            match stretches.last_mut() {
                Some(last) if last.end == i => last.end = i + 1,
                _ => stretches.push(i..i + 1),
            }
        }
        if stretches.len() <= moved.len() {
            return stretches.into_iter().map(|s| (s.clone(), s)).collect();
        }
    }
    merged(moved)
}

/// Neighbouring changes as one.
fn merged(changes: Vec<(Range<usize>, Range<usize>)>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (old, new) in changes {
        match out.last_mut() {
            Some((a, b)) if a.end == old.start && b.end == new.start => {
                a.end = old.end;
                b.end = new.end;
            }
            _ => out.push((old, new)),
        }
    }
    out
}
