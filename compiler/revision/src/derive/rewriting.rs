//! Articles that are plainer written out than changed bit by bit.

use super::chunks;
use super::drafting::Insisted;
use super::law::{Law, key};
use super::pairing::Pairing;
use std::collections::BTreeSet;

/// An article with more changes than this is plainer written out.
const CHANGES: usize = 5;

/// New articles that are written out as a whole, though they continue an old one: those of which too
/// much changes, and those of whose words nothing is kept.
pub fn rewritten(
    old: &Law,
    new: &Law,
    pairing: &mut Pairing,
    insisted: &Insisted,
) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    for to in 0..new.articles.len() {
        let Some(from) = pairing.article_to_old[to] else {
            continue;
        };
        let below = new.below(to);
        let (mut changed, mut kept) = (0, 0);
        for &id in &below {
            match pairing.to_old[id].filter(|&it| pairing.at_home(old, new, it, id)) {
                Some(it) if key(&old.clauses[it].words) == key(&new.clauses[id].words) => kept += 1,
                Some(it) => {
                    changed += 1;
                    let (here, there) = (&old.clauses[it].words, &new.clauses[id].words);
                    let by_words = chunks::edits(here, there, &key(here)).is_some();
                    kept += usize::from(by_words && !insisted.words.contains(&it));
                }
                None => changed += 1,
            }
        }
        let gone = old
            .below(from)
            .into_iter()
            .filter(|&id| pairing.to_new[id].is_none());
        changed += gone.count();
        let by_itself = below.len() == 1 && pairing.to_old[below[0]].is_some();
        if !by_itself && (changed > CHANGES || kept == 0) {
            pairing.write_out(old, new, from, to);
            out.insert(to);
        }
    }
    pairing.part_from_what_goes(old, new);
    out
}
