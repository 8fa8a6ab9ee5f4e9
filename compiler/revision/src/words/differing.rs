//! Where two wordings differ, token by token: a number or a date is one whole.

use crate::tokens::tokens;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Words whose differing middles have a greater product are not compared more finely.
const WORK: usize = 25_000_000;

/// Stretches of both that differ, in order.
pub(super) type Change = (Range<usize>, Range<usize>);

pub(super) fn changes(old: &[char], new: &[char]) -> Vec<Change> {
    let (mine, theirs) = (tokens(old), tokens(new));
    let before: Vec<&[char]> = mine.iter().map(|it| &old[it.clone()]).collect();
    let after: Vec<&[char]> = theirs.iter().map(|it| &new[it.clone()]).collect();
    let characters = |(a, b): Change| (span(&mine, a, old.len()), span(&theirs, b, new.len()));
    differing(&before, &after)
        .into_iter()
        .map(characters)
        .collect()
}

/// The characters of some tokens.
fn span(tokens: &[Range<usize>], chosen: Range<usize>, end: usize) -> Range<usize> {
    let start = |at: usize| tokens.get(at).map_or(end, |it| it.start);
    start(chosen.start)..start(chosen.end)
}

/// The tokens that differ.
fn differing(old: &[&[char]], new: &[&[char]]) -> Vec<Change> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = rest.take_while(|(a, b)| a == b).count();
    let (left, right) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if left.is_empty() && right.is_empty() {
        return Vec::new();
    }
    let whole = vec![(head..old.len() - tail, head..new.len() - tail)];
    if left.is_empty() || right.is_empty() || left.len().saturating_mul(right.len()) > WORK {
        return whole;
    }
    let shifted = |range: Range<usize>| range.start + head..range.end + head;
    capture_diff_slices(Algorithm::Myers, left, right)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| (shifted(op.old_range()), shifted(op.new_range())))
        .collect()
}
