//! How often the alignment finds the truth of random edits.

use crate::testing::{Drafter, Law, passages};
use crate::{Link, align};
use std::collections::BTreeSet;

/// How many links are the truth, of how many there should be.
fn right(old: &Law, new: &Law) -> (usize, usize) {
    let ((old, was), (new, is)) = (passages(old), passages(new));
    let links = align(&old, &new);
    everything_once(&links, old.len(), new.len());
    let found: BTreeSet<(usize, usize)> = (links.iter())
        .flat_map(|link| {
            let news = &link.new;
            (link.old.iter()).flat_map(move |&i| news.iter().map(move |&j| (i, j)))
        })
        .collect();
    let truth: BTreeSet<(usize, usize)> = (0..old.len())
        .flat_map(|i| (0..new.len()).map(move |j| (i, j)))
        .filter(|&(i, j)| was[i].iter().any(|identity| is[j].contains(identity)))
        .collect();
    // A new clause that shares phrases with one that is gone may well pass for a rewording of it.
    let wrong = (found.symmetric_difference(&truth))
        .filter(|(i, j)| truth.iter().any(|(old, new)| old == i || new == j))
        .count();
    (truth.len().saturating_sub(wrong), truth.len())
}

fn everything_once(links: &[Link], old: usize, new: usize) {
    let mut seen = (vec![0; old], vec![0; new]);
    for link in links {
        link.old.iter().for_each(|&i| seen.0[i] += 1);
        link.new.iter().for_each(|&j| seen.1[j] += 1);
    }
    assert!(seen.0.iter().chain(&seen.1).all(|&times| times == 1));
}

/// The share of right links over many laws and edits, in thousandths.
fn accuracy(laws: u64, edit: impl Fn(&mut Drafter, &mut Law)) -> usize {
    let (mut right_links, mut all) = (0, 0);
    for seed in 1..=laws {
        let mut drafter = Drafter::new(seed);
        let articles = 4 + drafter.dice.below(20);
        let old = drafter.law(articles);
        let mut new = old.clone();
        for _ in 0..1 + drafter.dice.below(12) {
            edit(&mut drafter, &mut new);
        }
        let (good, of) = right(&old, &new);
        right_links += good;
        all += of;
    }
    right_links * 1_000 / all
}

#[test]
fn what_only_comes_goes_or_moves_is_always_recognised() {
    assert_eq!(accuracy(300, Drafter::rearrange), 1_000);
}

#[test]
fn reworded_clauses_are_nearly_always_recognised() {
    let found = accuracy(300, |drafter, law| {
        if drafter.dice.one_in(2) {
            drafter.rearrange(law);
        } else {
            drafter.reword(law);
        }
    });
    assert!(found >= 990, "{found}");
}

#[test]
fn split_clauses_are_nearly_always_recognised_in_both_directions() {
    for (seed, backwards) in (1..=150).flat_map(|seed| [(seed, false), (seed, true)]) {
        let mut drafter = Drafter::new(seed);
        let old = drafter.law(12);
        let mut new = old.clone();
        for _ in 0..6 {
            drafter.split(&mut new);
        }
        let (good, of) = if backwards {
            right(&new, &old)
        } else {
            right(&old, &new)
        };
        assert!(good + 2 >= of, "{seed}: {good} of {of}");
    }
}

#[test]
fn the_same_versions_give_the_same_links() {
    let mut drafter = Drafter::new(7);
    let old = drafter.law(30);
    let mut new = old.clone();
    for _ in 0..20 {
        drafter.rearrange(&mut new);
        drafter.reword(&mut new);
    }
    let (old, new) = (passages(&old).0, passages(&new).0);
    assert_eq!(align(&old, &new), align(&old, &new));
}
