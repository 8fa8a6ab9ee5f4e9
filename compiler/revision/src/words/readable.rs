//! Differences in stretches that a person can read.

use super::differing::Change;
use std::ops::Range;

/// Below this share of agreeing characters the whole is shown as replaced.
const RECOGNISABLE: f32 = 0.3;
/// Agreeing stretches between two changes are shown only from this many characters on.
const TELLING: usize = 2;

/// Joins changes that only chance agreement parts, and moves the others to where words begin.
pub(super) fn readable(changes: &mut Vec<Change>, old: &[char], new: &[char]) {
    let differing: usize = changes.iter().map(|(a, b)| a.len().max(b.len())).sum();
    let longest = old.len().max(new.len());
    let agreeing = longest.saturating_sub(differing);
    if !changes.is_empty() && (agreeing as f32) < RECOGNISABLE * longest as f32 {
        *changes = vec![(0..old.len(), 0..new.len())];
        return;
    }
    let mut joined: Vec<Change> = Vec::new();
    for (a, b) in changes.drain(..) {
        match joined.last_mut() {
            Some((c, d)) if by_chance(old, c.clone(), a.clone()) => {
                c.end = a.end;
                d.end = b.end;
            }
            _ => joined.push((a, b)),
        }
    }
    let bounds: Vec<usize> = joined.iter().map(|(a, _)| a.end).collect();
    for (index, change) in joined.iter_mut().enumerate() {
        let least = index.checked_sub(1).map_or(0, |before| bounds[before]);
        if change.0.is_empty() {
            let moved = at_a_mark(new, change.1.clone(), change.0.start - least);
            let by = change.1.start - moved.start;
            *change = (change.0.start - by..change.0.end - by, moved);
        } else if change.1.is_empty() {
            let moved = at_a_mark(old, change.0.clone(), change.0.start - least);
            let by = change.0.start - moved.start;
            *change = (moved, change.1.start - by..change.1.end - by);
        }
    }
    *changes = joined;
}

/// Whether what agrees between two changes is too little to mean anything.
fn by_chance(old: &[char], before: Range<usize>, after: Range<usize>) -> bool {
    let between = &old[before.end..after.start];
    let mark = |c: &char| matches!(c, ',' | '、' | ';' | '。' | ':' | '(' | ')' | '“' | '”');
    between.len() < TELLING && !between.iter().any(mark)
}

/// A stretch that was put in or taken out whole can often be placed in several ways (甲、[乙、] or
/// 甲[、乙]): the way in which it begins or ends with a mark reads best.
fn at_a_mark(text: &[char], stretch: Range<usize>, room: usize) -> Range<usize> {
    let mark = |at: usize| (text.get(at)).is_some_and(|c| matches!(c, ',' | '、' | ';' | '。'));
    let mut moved = stretch.clone();
    for _ in 0..=room.min(stretch.len()) {
        if mark(moved.start) || (moved.start > 0 && mark(moved.start - 1) && mark(moved.end - 1)) {
            return moved;
        }
        if moved.start == 0 || text[moved.start - 1] != text[moved.end - 1] {
            break;
        }
        moved = moved.start - 1..moved.end - 1;
    }
    stretch
}
