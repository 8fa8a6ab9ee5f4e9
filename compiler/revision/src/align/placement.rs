//! Whether a clause stands where it stood, was renumbered, or moved.
//!
//! At each level (articles, 款 of an article, items of a clause) the heaviest run of clauses that
//! kept their order stays; what leaves it has moved. A clause that stays under another number was
//! renumbered. Whoever stands below what moved has moved with it.

use super::Placement;
use super::matching::Matching;
use std::collections::{BTreeMap, BTreeSet};

/// Of each new clause; [`Placement::Same`] where it has no counterpart.
pub fn of(matching: &Matching<'_>) -> Vec<Placement> {
    let articles = articles(matching);
    let staying = staying_articles(&articles);
    let ordered = in_order(matching, &articles);
    let mut placed = vec![Placement::Same; matching.new.len()];
    for new in 0..matching.new.len() {
        let Some(old) = matching.to_old[new] else {
            continue;
        };
        let (here, there) = (matching.old.article[old], matching.new.article[new]);
        let above = match (matching.old.parent(old), matching.new.parent(new)) {
            (Some(above), Some(below)) if matching.joined(above, below) => placed[below],
            (None, None) if articles.get(&there).is_some_and(|(from, _)| *from == here) => {
                stays(staying.contains(&there))
            }
            _ => Placement::Moved,
        };
        placed[new] = if matching.old.coordinates[old] == matching.new.coordinates[new] {
            Placement::Same
        } else {
            above
                .max(stays(ordered.contains(&new)))
                .max(Placement::Renumbered)
        };
    }
    placed
}

fn stays(stays: bool) -> Placement {
    if stays {
        Placement::Same
    } else {
        Placement::Moved
    }
}

/// For each new article the old one from which most of its clauses come, and how many.
fn articles(matching: &Matching<'_>) -> BTreeMap<usize, (usize, usize)> {
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for new in 0..matching.new.len() {
        if let Some(old) = matching.to_old[new] {
            let pair = (matching.new.article[new], matching.old.article[old]);
            *common.entry(pair).or_default() += 1;
        }
    }
    let mut pairs: Vec<_> = common.into_iter().collect();
    pairs.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    let mut from: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for ((new, old), count) in pairs {
        if !from.contains_key(&new) && taken.insert(old) {
            from.insert(new, (old, count));
        }
    }
    from
}

fn staying_articles(articles: &BTreeMap<usize, (usize, usize)>) -> BTreeSet<usize> {
    let run: Vec<(usize, usize)> = articles.values().copied().collect();
    let kept: BTreeSet<usize> = heaviest_run(&run).into_iter().collect();
    (articles.keys().enumerate())
        .filter(|(index, _)| kept.contains(index))
        .map(|(_, &new)| new)
        .collect()
}

/// The new clauses that keep their order among those that stand below the same clause or article
/// in both versions.
fn in_order(
    matching: &Matching<'_>,
    articles: &BTreeMap<usize, (usize, usize)>,
) -> BTreeSet<usize> {
    let mut groups: BTreeMap<(Option<usize>, usize), Vec<usize>> = BTreeMap::new();
    for new in 0..matching.new.len() {
        let Some(old) = matching.to_old[new] else {
            continue;
        };
        let (above, below) = (matching.old.parent(old), matching.new.parent(new));
        let article = matching.new.article[new];
        let together = match (above, below) {
            (Some(above), Some(below)) => matching.joined(above, below),
            (None, None) => {
                (articles.get(&article)).is_some_and(|(from, _)| *from == matching.old.article[old])
            }
            _ => false,
        };
        if together {
            groups.entry((below, article)).or_default().push(new);
        }
    }
    let mut ordered = BTreeSet::new();
    for group in groups.values() {
        let run: Vec<(usize, usize)> = (group.iter())
            .filter_map(|&new| Some((matching.to_old[new]?, 1)))
            .collect();
        ordered.extend(heaviest_run(&run).into_iter().map(|index| group[index]));
    }
    ordered
}

/// Indices of the increasing subsequence of the greatest weight; values are distinct.
fn heaviest_run(values: &[(usize, usize)]) -> Vec<usize> {
    let top = values.iter().map(|(value, _)| *value).max().unwrap_or(0);
    // A tree of maxima: the best run that ends at or below a value.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); top + 2];
    let mut before = vec![None; values.len()];
    let mut end: (usize, Option<usize>) = (0, None);
    for (index, &(value, weight)) in values.iter().enumerate() {
        let (mut total, mut last) = (0, None);
        let mut at = value;
        while at > 0 {
            if best[at].0 > total {
                (total, last) = best[at];
            }
            at -= at & at.wrapping_neg();
        }
        before[index] = last;
        total += weight;
        let mut at = value + 1;
        while at < best.len() {
            if total > best[at].0 {
                best[at] = (total, Some(index));
            }
            at += at & at.wrapping_neg();
        }
        if total > end.0 {
            end = (total, Some(index));
        }
    }
    let mut run = Vec::new();
    let mut at = end.1;
    while let Some(index) = at {
        run.push(index);
        at = before[index];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_run_is_kept() {
        let plain = |values: &[usize]| {
            heaviest_run(&values.iter().map(|&value| (value, 1)).collect::<Vec<_>>())
        };
        assert_eq!(plain(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(plain(&[3, 0, 1, 2]), [1, 2, 3]);
        assert_eq!(plain(&[1, 2, 3, 0]), [0, 1, 2]);
        assert_eq!(heaviest_run(&[(1, 5), (0, 1), (2, 1)]), [0, 2]);
        assert_eq!(plain(&[]), [] as [usize; 0]);
    }
}
