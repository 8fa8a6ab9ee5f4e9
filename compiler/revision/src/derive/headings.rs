//! What becomes of 编, 章 and 节.

use super::law::{Heading, Law, key};
use super::operation::Operation;
use super::pairing::Pairing;
use qufen_syntax::ast::DivisionKind;
use qufen_syntax::citation::chinese_numeral;
use std::collections::BTreeSet;

/// What is said of headings.
pub struct Headed {
    /// Renamings, headings that are gone.
    pub operations: Vec<Operation>,
    /// New headings with the articles that are added together with them.
    pub added: Vec<Added>,
    /// Old articles that go with their heading.
    pub gone: BTreeSet<usize>,
    /// What a decision cannot say.
    pub unsaid: Vec<String>,
}

/// A heading that is new.
pub struct Added {
    /// 第三章.
    pub target: String,
    /// The larger heading that it comes to stand under.
    pub under: Option<String>,
    /// 编, 章 or 节.
    pub unit: &'static str,
    /// Its words.
    pub words: String,
    /// The articles under it, all of them new.
    pub articles: Vec<usize>,
}

/// Compares the headings.
pub fn draft(old: &Law, new: &Law, pairing: &Pairing) -> Headed {
    let mut headed = Headed {
        operations: Vec::new(),
        added: Vec::new(),
        gone: BTreeSet::new(),
        unsaid: Vec::new(),
    };
    let pairs = pairs(old, new, pairing);
    for to in 0..new.headings.len() {
        match pairs.iter().find(|(_, other)| *other == to) {
            Some(&(from, _)) => {
                if key(&old.headings[from].words) != key(&new.headings[to].words) {
                    headed.operations.push(Operation::Rename {
                        place: Some(place(old, from)),
                        unit: unit(old.headings[from].kind),
                        words: new.headings[to].words.clone(),
                    });
                }
            }
            None => added(old, new, to, pairing, &pairs, &mut headed),
        }
    }
    for from in 0..old.headings.len() {
        if !pairs.iter().any(|(other, _)| *other == from) {
            removed(old, from, pairing, &mut headed);
        }
    }
    headed
}

/// Articles that stay under a heading that goes, or come to stand under one that is new, cannot be
/// told to: they go and come with it.
pub fn part_what_cannot_stay(old: &Law, new: &Law, pairing: &mut Pairing) {
    let pairs = pairs(old, new, pairing);
    let gone = (0..old.headings.len()).filter(|it| !pairs.iter().any(|(from, _)| from == it));
    let gone: Vec<usize> = gone.flat_map(|it| articles_under(old, it)).collect();
    let fresh = (0..new.headings.len()).filter(|it| !pairs.iter().any(|(_, to)| to == it));
    let fresh: Vec<usize> = fresh.flat_map(|it| articles_under(new, it)).collect();
    let fresh = fresh
        .into_iter()
        .filter_map(|to| pairing.article_to_old[to]);
    let parted: Vec<usize> = gone.into_iter().chain(fresh).collect();
    for from in parted {
        if let Some(to) = pairing.article_to_new[from] {
            pairing.write_out(old, new, from, to);
            pairing.article_to_new[from] = None;
            pairing.article_to_old[to] = None;
        }
    }
}

/// A new heading with the articles under it, all of them new. One that holds others, or articles that
/// stay, cannot be said.
fn added(
    old: &Law,
    new: &Law,
    to: usize,
    pairing: &Pairing,
    pairs: &[(usize, usize)],
    headed: &mut Headed,
) {
    let articles = articles_under(new, to);
    let heading = &new.headings[to];
    let holds_others = (new.headings.get(to + 1)).is_some_and(|next| next.kind > heading.kind);
    let stays = articles
        .iter()
        .any(|&it| pairing.article_to_old[it].is_some());
    let above = (0..to)
        .rev()
        .find(|&above| new.headings[above].kind < heading.kind);
    let under = above.and_then(|above| pairs.iter().find(|(_, other)| *other == above));
    if articles.is_empty() || stays || holds_others || above.is_some() && under.is_none() {
        headed
            .unsaid
            .push(format!("{}「{}」", place(new, to), heading.words));
        return;
    }
    headed.added.push(Added {
        target: own_place(heading),
        under: under.map(|(from, _)| place(old, *from)),
        unit: unit(heading.kind),
        words: heading.words.clone(),
        articles,
    });
}

/// A heading that is gone with the articles under it, none of which stays.
fn removed(old: &Law, from: usize, pairing: &Pairing, headed: &mut Headed) {
    let articles = articles_under(old, from);
    if articles
        .iter()
        .any(|&it| pairing.article_to_new[it].is_some())
    {
        let words = &old.headings[from].words;
        headed
            .unsaid
            .push(format!("{}「{words}」", place(old, from)));
        return;
    }
    let above = (0..from)
        .rev()
        .find(|&it| old.headings[it].kind < old.headings[from].kind);
    let with_above = articles.iter().all(|it| headed.gone.contains(it)) && !articles.is_empty();
    if above.is_none() || !with_above {
        headed.operations.push(Operation::Delete {
            places: vec![place(old, from)],
        });
    }
    headed.gone.extend(articles);
}

/// The articles between a heading and the next that is not below it.
fn articles_under(law: &Law, heading: usize) -> Vec<usize> {
    let kind = law.headings[heading].kind;
    let next = (heading + 1..law.headings.len()).find(|&other| law.headings[other].kind <= kind);
    let next = next.unwrap_or(law.headings.len());
    let articles = 0..law.articles.len();
    articles
        .filter(|&it| (heading + 1..=next).contains(&law.articles[it].headings))
        .collect()
}

/// Headings of the same words first, then those that hold the same articles; all in order.
fn pairs(old: &Law, new: &Law, pairing: &Pairing) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut floor = 0;
    for from in 0..old.headings.len() {
        let same = (floor..new.headings.len()).find(|&to| {
            let (here, there) = (&old.headings[from], &new.headings[to]);
            here.kind == there.kind && key(&here.words) == key(&there.words)
        });
        if let Some(to) = same.filter(|&to| shares(old, new, pairing, from, to) > 0 || to == from) {
            pairs.push((from, to));
            floor = to + 1;
        }
    }
    for from in 0..old.headings.len() {
        let Err(at) = pairs.binary_search_by_key(&from, |(other, _)| *other) else {
            continue;
        };
        let floor = at.checked_sub(1).map_or(0, |before| pairs[before].1 + 1);
        let ceiling = pairs.get(at).map_or(new.headings.len(), |(_, to)| *to);
        let candidates = (floor..ceiling.max(floor))
            .filter(|&to| old.headings[from].kind == new.headings[to].kind)
            .map(|to| (shares(old, new, pairing, from, to), to))
            .filter(|(shared, _)| *shared > 0);
        if let Some((_, to)) =
            candidates.max_by_key(|&(shared, to)| (shared, std::cmp::Reverse(to)))
        {
            pairs.insert(at, (from, to));
        }
    }
    pairs
}

/// How many articles of one heading are now under the other.
fn shares(old: &Law, new: &Law, pairing: &Pairing, from: usize, to: usize) -> usize {
    let there = articles_under(new, to);
    let here = articles_under(old, from);
    here.iter()
        .filter_map(|&it| pairing.article_to_new[it])
        .filter(|it| there.contains(it))
        .count()
}

/// The heading, in old numbers, to which an article that stays comes from under another one.
pub fn moved_under(
    old: &Law,
    new: &Law,
    pairing: &Pairing,
    from: usize,
    to: usize,
) -> Option<String> {
    let there = new.articles[to].headings.checked_sub(1)?;
    let here = old.articles[from].headings.checked_sub(1);
    let (counterpart, _) = pairs(old, new, pairing)
        .into_iter()
        .find(|(_, it)| *it == there)?;
    (Some(counterpart) != here).then(|| place(old, counterpart))
}

/// The heading, in old numbers, that a new article must be said to stand under: where it comes to
/// stand between two headings, nothing else tells.
pub fn standing_under(old: &Law, new: &Law, pairing: &Pairing, article: usize) -> Option<String> {
    let headings = new.articles[article].headings;
    let heading = headings.checked_sub(1)?;
    let first = article
        .checked_sub(1)
        .is_none_or(|it| new.articles[it].headings != headings);
    let next = (article + 1..new.articles.len()).find(|&it| pairing.article_to_old[it].is_some());
    let last = next.is_none_or(|it| new.articles[it].headings != headings);
    if !first && !last {
        return None;
    }
    let pairs = pairs(old, new, pairing);
    let (from, _) = pairs.into_iter().find(|(_, to)| *to == heading)?;
    Some(place(old, from))
}

/// 第二编第三章第一节.
pub fn place(law: &Law, heading: usize) -> String {
    let mut parts = vec![heading];
    let mut kind = law.headings[heading].kind;
    for above in (0..heading).rev() {
        if law.headings[above].kind < kind {
            kind = law.headings[above].kind;
            parts.insert(0, above);
        }
    }
    let part = |heading: usize| own_place(&law.headings[heading]);
    parts.into_iter().map(part).collect()
}

/// 第三章.
fn own_place(heading: &Heading) -> String {
    format!(
        "第{}{}",
        chinese_numeral(heading.number),
        unit(heading.kind)
    )
}

fn unit(kind: DivisionKind) -> &'static str {
    match kind {
        DivisionKind::Part => "编",
        DivisionKind::Chapter => "章",
        DivisionKind::Section => "节",
    }
}
