//! Which clause and which article of the new version continues which of the old one, one to one.
//!
//! The alignment may join several clauses with one and clauses of different units; a decision says
//! of each clause that it stays, moves, comes or goes. What is joined in no way that a decision can
//! say, comes and goes.

use super::law::Law;
use crate::{Link, Piece, Words, align};
use std::collections::{BTreeMap, BTreeSet};

/// What share of the lesser article's words must come from the other.
const SAME_ARTICLE: f32 = 0.35;

/// The pairs.
pub struct Pairing {
    /// Of each old clause.
    pub to_new: Vec<Option<usize>>,
    /// Of each new clause.
    pub to_old: Vec<Option<usize>>,
    /// Of each old article.
    pub article_to_new: Vec<Option<usize>>,
    /// Of each new article.
    pub article_to_old: Vec<Option<usize>>,
}

impl Pairing {
    /// Pairs two versions.
    pub fn of(old: &Law, new: &Law) -> Pairing {
        let links = align(&old.passages(), &new.passages());
        let mut pairing = Pairing {
            to_new: vec![None; old.clauses.len()],
            to_old: vec![None; new.clauses.len()],
            article_to_new: vec![None; old.articles.len()],
            article_to_old: vec![None; new.articles.len()],
        };
        for link in &links {
            if let Some((from, to)) = main_pair(link, old, new) {
                pairing.to_new[from] = Some(to);
                pairing.to_old[to] = Some(from);
            }
        }
        pairing.articles(old, new);
        pairing.keep_the_tree(old, new);
        pairing
    }

    /// Parts two clauses.
    fn part(&mut self, from: usize, to: usize) {
        self.to_new[from] = None;
        self.to_old[to] = None;
    }

    /// Joins articles by the words that they share.
    fn articles(&mut self, old: &Law, new: &Law) {
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (from, to) in self.to_new.iter().enumerate() {
            let Some(to) = to else { continue };
            let pair = (old.clauses[from].article, new.clauses[*to].article);
            let length = old.clauses[from]
                .words
                .len()
                .min(new.clauses[*to].words.len());
            *shared.entry(pair).or_default() += length.max(1);
        }
        let size = |law: &Law, article: usize| -> usize {
            let below = law.below(article).into_iter();
            below.map(|id| law.clauses[id].words.len()).sum()
        };
        let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
        pairs.sort_by_key(|&(pair, weight)| (std::cmp::Reverse(weight), pair));
        for ((from, to), weight) in pairs {
            let least = size(old, from).min(size(new, to)).max(1);
            let free = self.article_to_new[from].is_none() && self.article_to_old[to].is_none();
            if free && weight as f32 >= SAME_ARTICLE * least as f32 {
                self.article_to_new[from] = Some(to);
                self.article_to_old[to] = Some(from);
            }
        }
    }

    /// Parts what is joined across units, or into a clause that is written out anyway.
    fn keep_the_tree(&mut self, old: &Law, new: &Law) {
        for to in 0..new.clauses.len() {
            let Some(from) = self.to_old[to] else {
                continue;
            };
            let (here, there) = (&old.clauses[from], &new.clauses[to]);
            let level = |clause: &super::law::Node| {
                (
                    clause.citation.item.is_some(),
                    clause.citation.subitem.is_some(),
                )
            };
            let home = match there.parent {
                Some(above) => self.to_old[above].is_some(),
                None => self.article_to_old[there.article].is_some(),
            };
            if level(here) != level(there) || !home {
                self.part(from, to);
            }
        }
    }

    /// Whether a clause stands under the counterpart of what it stood under.
    pub fn at_home(&self, old: &Law, new: &Law, from: usize, to: usize) -> bool {
        match (old.clauses[from].parent, new.clauses[to].parent) {
            (Some(above), Some(below)) => self.to_new[above] == Some(below),
            (None, None) => {
                let article = new.clauses[to].article;
                self.article_to_old[article] == Some(old.clauses[from].article)
            }
            _ => false,
        }
    }

    /// Writes an article out: what it has from elsewhere is deleted there, and nothing of the old
    /// article goes elsewhere but by itself.
    pub fn write_out(&mut self, old: &Law, new: &Law, from: usize, to: usize) {
        for to in new.below(to) {
            if let Some(from) = self.to_old[to] {
                self.part(from, to);
            }
        }
        for from in old.below(from) {
            if let Some(to) = self.to_new[from] {
                self.part(from, to);
            }
        }
    }

    /// Of what goes as a whole, only clauses without a change can be taken out and put elsewhere.
    pub fn part_from_what_goes(&mut self, old: &Law, new: &Law) {
        for from in 0..old.clauses.len() {
            let Some(to) = self.to_new[from] else {
                continue;
            };
            let clause = &old.clauses[from];
            let goes = match clause.parent {
                Some(above) => self.to_new[above].is_none(),
                None => self.article_to_new[clause.article].is_none(),
            };
            let same = clause.words == new.clauses[to].words
                && clause.encodings == new.clauses[to].encodings
                && clause.children.is_empty()
                && new.clauses[to].children.is_empty();
            if goes && !same {
                self.part(from, to);
            }
        }
        // What stood or comes to stand below a clause that was parted goes with it.
        for to in 0..new.clauses.len() {
            let Some(from) = self.to_old[to] else {
                continue;
            };
            let below = new.clauses[to]
                .parent
                .is_some_and(|above| self.to_old[above].is_none());
            if below {
                self.part(from, to);
            }
        }
    }

    /// New members of a sequence that do not keep their order: the fewest that can be moved so that
    /// the others stay in order. `froms` are the old positions.
    pub fn out_of_order(froms: &[(usize, usize)]) -> BTreeSet<usize> {
        let mut tails: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = vec![None; froms.len()];
        for (index, &(_, from)) in froms.iter().enumerate() {
            let at = tails.partition_point(|&tail| froms[tail].1 < from);
            before[index] = at.checked_sub(1).map(|at| tails[at]);
            if at == tails.len() {
                tails.push(index);
            } else {
                tails[at] = index;
            }
        }
        let mut moved: BTreeSet<usize> = froms.iter().map(|(member, _)| *member).collect();
        let mut at = tails.last().copied();
        while let Some(index) = at {
            moved.remove(&froms[index].0);
            at = before[index];
        }
        moved
    }
}

/// The two clauses of a link that share most words.
fn main_pair(link: &Link, old: &Law, new: &Law) -> Option<(usize, usize)> {
    let pairs = link
        .old
        .iter()
        .flat_map(|&from| link.new.iter().map(move |&to| (from, to)));
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    if pairs.len() > 1 {
        pairs.sort_by_key(|&(from, to)| {
            let words = Words::between(&old.clauses[from].words, &new.clauses[to].words);
            let kept = words.pieces.iter().map(|piece| match piece {
                Piece::Kept { new, .. } => new.len(),
                _ => 0,
            });
            (std::cmp::Reverse(kept.sum::<usize>()), from, to)
        });
    }
    pairs.first().copied()
}
