//! Which stretches of two sequences differ, within a bounded amount of work.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::hash::Hash;
use std::ops::Range;

/// A stretch of one sequence, and the stretch of the other that stands in its place.
pub type Stretch = (Range<usize>, Range<usize>);

/// Sequences whose differing middles have a greater product are not compared more finely.
const WORK: usize = 25_000_000;

/// The differing stretches in order; a common beginning and end are never part of one.
pub fn differing<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<Stretch> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    if old_middle.is_empty() && new_middle.is_empty() {
        return Vec::new();
    }
    if old_middle.len().saturating_mul(new_middle.len()) > WORK {
        return vec![(head..head + old_middle.len(), head..head + new_middle.len())];
    }
    let mut out: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old_middle, new_middle) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (a, b) = (shifted(op.old_range(), head), shifted(op.new_range(), head));
        match out.last_mut() {
            Some((c, d)) if c.end == a.start && d.end == b.start => {
                c.end = a.end;
                d.end = b.end;
            }
            _ => out.push((a, b)),
        }
    }
    out
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_changes_are_one_stretch() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(
            differing(&letters("甲乙丙丁"), &letters("甲戊己丁")),
            [(1..3, 1..3)]
        );
        assert_eq!(
            differing(&letters("甲的要丙"), &letters("甲的的丙")),
            [(2..3, 2..3)]
        );
        assert_eq!(differing(&letters("甲乙"), &letters("甲乙")), []);
    }

    #[test]
    fn endless_sequences_are_one_stretch() {
        let (old, new): (Vec<u32>, Vec<u32>) = ((0..9_000).collect(), (9_000..18_000).collect());
        assert_eq!(differing(&old, &new), [(0..9_000, 0..9_000)]);
    }
}
