//! Clauses whose words did not change.
//!
//! Words that stand once in each version are their own identity. Of words that stand several times
//! (其他情形) those are joined whose surroundings are, then those nearest to each other; as many are
//! joined as both versions have.

use super::matching::Matching;
use rustc_hash::FxHashMap;

/// From this many pairs on, repeated words are joined by number and order alone.
const PAIRS: usize = 4_096;
/// Surroundings from which repeated words are told.
const TELLING: f32 = 0.2;

/// The places of the same words.
struct Repeated {
    old: Vec<usize>,
    new: Vec<usize>,
}

/// Joins all that can be.
pub fn link(matching: &mut Matching<'_>) {
    let mut repeated = Vec::new();
    for same in same_words(matching) {
        match (same.old.as_slice(), same.new.as_slice()) {
            (&[old], &[new]) => matching.join(old, new),
            _ => repeated.push(same),
        }
    }
    // Each pass may settle the surroundings of what the one before left open.
    let mut any = true;
    while any {
        any = false;
        for same in &repeated {
            any |= told_by_surroundings(matching, same);
        }
    }
    for same in &repeated {
        same_numbers(matching, same);
    }
    for same in &repeated {
        nearest(matching, same);
    }
}

/// The words that both versions have, in the order of the old one.
fn same_words(matching: &Matching<'_>) -> Vec<Repeated> {
    let mut number: FxHashMap<&[char], usize> = FxHashMap::default();
    let mut groups: Vec<Repeated> = Vec::new();
    for (index, key) in matching.old.keys.iter().enumerate() {
        let group = *number.entry(key).or_insert_with(|| {
            groups.push(Repeated {
                old: Vec::new(),
                new: Vec::new(),
            });
            groups.len() - 1
        });
        groups[group].old.push(index);
    }
    for (index, key) in matching.new.keys.iter().enumerate() {
        if let Some(&group) = number.get(key.as_slice()) {
            groups[group].new.push(index);
        }
    }
    groups.retain(|group| !group.new.is_empty());
    groups
}

/// Joins the pairs whose surroundings speak for them; whether any were.
fn told_by_surroundings(matching: &mut Matching<'_>, same: &Repeated) -> bool {
    if same.old.len() * same.new.len() > PAIRS {
        return false;
    }
    let mut told: Vec<(f32, usize, usize)> = Vec::new();
    for &old in &same.old {
        for &new in &same.new {
            if matching.free(old, new) {
                told.push((matching.surroundings(old, new), old, new));
            }
        }
    }
    told.retain(|(weight, ..)| *weight >= TELLING);
    join_best(matching, told)
}

fn same_numbers(matching: &mut Matching<'_>, same: &Repeated) {
    let numbers: FxHashMap<&str, usize> = (same.new.iter())
        .map(|&new| (matching.new.coordinates[new].as_str(), new))
        .collect();
    for &old in &same.old {
        if let Some(&new) = numbers.get(matching.old.coordinates[old].as_str())
            && matching.free(old, new)
        {
            matching.join(old, new);
        }
    }
}

/// Joins what is left in order, or the nearest where there are more in one version.
fn nearest(matching: &mut Matching<'_>, same: &Repeated) {
    let old: Vec<usize> = (same.old.iter().copied())
        .filter(|&old| matching.to_new[old].is_none())
        .collect();
    let new: Vec<usize> = (same.new.iter().copied())
        .filter(|&new| matching.to_old[new].is_none())
        .collect();
    if old.len() == new.len() || old.len() * new.len() > PAIRS {
        for (&old, &new) in old.iter().zip(&new) {
            matching.join(old, new);
        }
        return;
    }
    let pairs = (old.iter())
        .flat_map(|&old| new.iter().map(move |&new| (old, new)))
        .map(|(old, new)| {
            let weight = matching.surroundings(old, new) - matching.distance(old, new);
            (weight, old, new)
        })
        .collect();
    join_best(matching, pairs);
}

/// Joins the free pairs from the heaviest down; whether any were.
fn join_best(matching: &mut Matching<'_>, mut pairs: Vec<(f32, usize, usize)>) -> bool {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut any = false;
    for (_, old, new) in pairs {
        if matching.free(old, new) {
            matching.join(old, new);
            any = true;
        }
    }
    any
}
