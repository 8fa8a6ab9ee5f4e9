//! A lead-in is known by the items below it, even where its own words are quite different.

use super::matching::Matching;
use std::collections::BTreeMap;

/// Joins lead-ins of which more than half of the items, on both sides, are each other's.
pub fn link(matching: &mut Matching<'_>) {
    // Items before the clauses above them: 目 tell 项, 项 tell 款.
    for old in (0..matching.old.len()).rev() {
        if matching.to_new[old].is_some() {
            continue;
        }
        let Some((new, common)) = most_common(matching, old) else {
            continue;
        };
        let most = (matching.old.children[old].len()).max(matching.new.children[new].len());
        if matching.to_old[new].is_none() && 2 * common > most {
            matching.join(old, new);
        }
    }
}

/// The new clause below which most of the items now stand, and how many.
fn most_common(matching: &Matching<'_>, old: usize) -> Option<(usize, usize)> {
    let mut below: BTreeMap<usize, usize> = BTreeMap::new();
    for &item in &matching.old.children[old] {
        let above = matching.to_new[item].and_then(|item| matching.new.parent(item));
        if let Some(above) = above {
            *below.entry(above).or_default() += 1;
        }
    }
    below
        .into_iter()
        .max_by_key(|&(above, count)| (count, std::cmp::Reverse(above)))
}
