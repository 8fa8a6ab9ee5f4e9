//! How alike two clauses are: by the pairs of characters that they share, rare ones counting more.
//!
//! Chinese has no word breaks, so pairs of neighbouring characters stand for words. What every
//! clause of a law says (违反本法规定, 责令改正) tells clauses apart as little as 的 does.

use super::side::Side;
use rustc_hash::FxHashMap;

/// How many of a clause's rarest pairs are looked up to find clauses like it.
const LOOKED_UP: usize = 24;
/// Pairs that stand in more clauses than this are not looked up.
const COMMON: usize = 48;
/// How many clauses are worth a closer look.
const CANDIDATES: usize = 10;

/// The character pairs of all clauses of two versions.
pub struct Grams {
    /// For each clause of the old version its pairs, ascending, repeated as often as they occur.
    old: Vec<Vec<u32>>,
    new: Vec<Vec<u32>>,
    /// What a pair counts.
    weights: Vec<f32>,
    /// In which new clauses a pair stands.
    postings: Vec<Vec<u32>>,
}

impl Grams {
    /// Counts.
    pub fn of(old: &Side<'_>, new: &Side<'_>) -> Grams {
        let mut known: FxHashMap<(char, char), u32> = FxHashMap::default();
        let old: Vec<Vec<u32>> = old.keys.iter().map(|key| pairs(key, &mut known)).collect();
        let new: Vec<Vec<u32>> = new.keys.iter().map(|key| pairs(key, &mut known)).collect();
        let postings = postings(&new, known.len());
        let in_old: Vec<usize> = postings_len(&old, known.len());
        let clauses = old.len().max(new.len()) as f32;
        let weights = (postings.iter().zip(in_old))
            .map(|(there, here)| (1.0 + clauses / there.len().max(here).max(1) as f32).ln())
            .collect();
        Grams {
            old,
            new,
            weights,
            postings,
        }
    }

    /// How alike an old and a new clause are, from 0 to 1: the mean of what both share and of what
    /// the shorter shares, so that a clause that was only extended stays recognisable.
    pub fn likeness(&self, old: usize, new: usize) -> f32 {
        let common = self.common(&self.old[old], &self.new[new]);
        let (mine, theirs) = (self.weight(&self.old[old]), self.weight(&self.new[new]));
        let least = mine.min(theirs);
        if least <= 0.0 {
            return 0.0;
        }
        (2.0 * common / (mine + theirs) + common / least) / 2.0
    }

    /// What share of an old clause stands in a new one.
    pub fn old_within(&self, old: usize, new: usize) -> f32 {
        let weight = self.weight(&self.old[old]);
        self.common(&self.old[old], &self.new[new]) / weight.max(f32::MIN_POSITIVE)
    }

    /// What share of a new clause stands in an old one.
    pub fn new_within(&self, new: usize, old: usize) -> f32 {
        let weight = self.weight(&self.new[new]);
        self.common(&self.old[old], &self.new[new]) / weight.max(f32::MIN_POSITIVE)
    }

    /// The new clauses that share most rare pairs with an old one, by index.
    pub fn candidates(&self, old: usize, free: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut rare: Vec<u32> = self.old[old].clone();
        rare.dedup();
        rare.retain(|&pair| self.postings[pair as usize].len() <= COMMON);
        rare.sort_by_key(|&pair| (self.postings[pair as usize].len(), pair));
        rare.truncate(LOOKED_UP);
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for pair in rare {
            for &new in &self.postings[pair as usize] {
                if free(new as usize) {
                    *shared.entry(new).or_default() += self.weights[pair as usize];
                }
            }
        }
        let mut found: Vec<(u32, f32)> = shared.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(CANDIDATES);
        found.into_iter().map(|(new, _)| new as usize).collect()
    }

    fn common(&self, old: &[u32], new: &[u32]) -> f32 {
        let (mut i, mut j, mut common) = (0, 0, 0.0);
        while let (Some(mine), Some(theirs)) = (old.get(i), new.get(j)) {
            match mine.cmp(theirs) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    common += self.weights[*mine as usize];
                    i += 1;
                    j += 1;
                }
            }
        }
        common
    }

    fn weight(&self, pairs: &[u32]) -> f32 {
        pairs.iter().map(|&pair| self.weights[pair as usize]).sum()
    }
}

/// The pairs of one clause. A mark at the end says how clauses are joined, not what this one says.
fn pairs(key: &[char], known: &mut FxHashMap<(char, char), u32>) -> Vec<u32> {
    let end = key
        .iter()
        .rposition(|c| !matches!(c, ';' | '。' | ',' | ':' | '、'));
    let words = &key[..end.map_or(0, |end| end + 1)];
    let mut number = |pair: (char, char)| {
        let next = known.len() as u32;
        *known.entry(pair).or_insert(next)
    };
    let mut pairs: Vec<u32> = match words {
        [only] => vec![number((*only, *only))],
        _ => words
            .windows(2)
            .map(|two| number((two[0], two[1])))
            .collect(),
    };
    pairs.sort_unstable();
    pairs
}

fn postings(clauses: &[Vec<u32>], pairs: usize) -> Vec<Vec<u32>> {
    let mut postings = vec![Vec::new(); pairs];
    for (index, clause) in (0u32..).zip(clauses) {
        for &pair in clause {
            let places: &mut Vec<u32> = &mut postings[pair as usize];
            if places.last() != Some(&index) {
                places.push(index);
            }
        }
    }
    postings
}

fn postings_len(clauses: &[Vec<u32>], pairs: usize) -> Vec<usize> {
    postings(clauses, pairs).iter().map(Vec::len).collect()
}
