//! What a draft makes, against what it should make.

use super::headings;
use super::law::{Heading, Law, key};
use super::meaning::meaning;
use super::pairing::Pairing;
use std::collections::BTreeMap;

/// A place where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// What the law calls it.
    pub place: String,
    /// The old clause that it continues, if it continues one.
    pub from: Option<usize>,
    /// Whether the words differ.
    pub words: bool,
    /// Whether the encodings differ.
    pub encodings: bool,
}

/// Every difference between what was made of the old version and the new one.
pub fn compare(old: &Law, made: &Law, new: &Law) -> Vec<Differing> {
    let pairing = Pairing::of(old, new);
    let places: BTreeMap<String, usize> = (made.clauses.iter().enumerate())
        .map(|(id, clause)| (clause.citation.to_string(), id))
        .collect();
    let mut differing = Vec::new();
    for (id, clause) in new.clauses.iter().enumerate() {
        let found = places
            .get(&clause.citation.to_string())
            .map(|&it| &made.clauses[it]);
        let words = found.is_none_or(|it| key(&it.words) != key(&clause.words));
        let encodings = found.is_none_or(|it| meaning(&it.encodings) != meaning(&clause.encodings));
        if words || encodings {
            differing.push(Differing {
                place: new.place(id),
                from: pairing.to_old[id],
                words,
                encodings,
            });
        }
    }
    let whole = |place: &str| Differing {
        place: place.to_owned(),
        from: None,
        words: true,
        encodings: false,
    };
    if made.clauses.len() != new.clauses.len() {
        differing.push(whole("条款的数目"));
    }
    if let Some(place) = misplaced(made, new) {
        differing.push(whole(&place));
    }
    differing
}

/// The first heading that is another one, or the first article that stands under another.
fn misplaced(made: &Law, new: &Law) -> Option<String> {
    let same = |one: &Heading, other: &Heading| {
        (one.kind, one.number) == (other.kind, other.number) && key(&one.words) == key(&other.words)
    };
    let other = new.headings.iter().enumerate().find(|(index, heading)| {
        made.headings
            .get(*index)
            .is_none_or(|it| !same(it, heading))
    });
    if let Some((index, _)) = other {
        return Some(headings::place(new, index));
    }
    if made.headings.len() != new.headings.len() {
        return Some("编、章、节的数目".to_owned());
    }
    let article = new.articles.iter().enumerate().find(|(index, article)| {
        made.articles
            .get(*index)
            .is_none_or(|it| it.headings != article.headings)
    });
    article.map(|(index, _)| format!("{}所在的章节", new.article_place(index)))
}
