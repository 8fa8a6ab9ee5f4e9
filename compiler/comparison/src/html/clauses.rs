//! Both texts side by side: what changed in the open, what did not folded away.

use super::index::Index;
use crate::comparison::Comparison;
use crate::messages::Messages;
use crate::text::{AlignedClause, Marked};
use std::collections::{BTreeMap, BTreeSet};

/// Clauses that follow one another and all changed, or all did not.
pub(super) struct Stretch<'a> {
    pub changed: bool,
    pub articles: String,
    pub summary: String,
    pub clauses: Vec<Clause<'a>>,
}

/// One row.
pub(super) struct Clause<'a> {
    pub id: String,
    pub articles: String,
    /// The directions of the transitions that it causes; `none` where it causes none.
    pub directions: String,
    pub tag: &'static str,
    pub old_cite: String,
    pub new_cite: String,
    pub old_words: &'a [Marked],
    pub new_words: &'a [Marked],
}

pub(super) fn stretches<'a>(
    comparison: &'a Comparison,
    index: &Index,
    words: Messages,
) -> Vec<Stretch<'a>> {
    let caused = directions(comparison, index);
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    for (row, clause) in comparison.aligned.iter().enumerate() {
        let changed = clause.change.is_some();
        let told = told(row, clause, &caused, index, words);
        match stretches.last_mut() {
            Some(last) if last.changed == changed => last.clauses.push(told),
            _ => stretches.push(Stretch {
                changed,
                articles: String::new(),
                summary: String::new(),
                clauses: vec![told],
            }),
        }
    }
    for stretch in stretches.iter_mut().filter(|stretch| !stretch.changed) {
        let first = stretch.clauses.first().map(|it| it.new_cite.as_str());
        let last = stretch.clauses.last().map(|it| it.new_cite.as_str());
        let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
        stretch.summary = words.unchanged(stretch.clauses.len(), first, last);
        let articles: BTreeSet<&str> = stretch
            .clauses
            .iter()
            .map(|it| it.articles.as_str())
            .collect();
        stretch.articles = articles.into_iter().collect::<Vec<_>>().join(" ");
    }
    stretches
}

fn told<'a>(
    row: usize,
    clause: &'a AlignedClause,
    caused: &BTreeMap<usize, BTreeSet<&'static str>>,
    index: &Index,
    words: Messages,
) -> Clause<'a> {
    let directions = caused.get(&row).map(|found| {
        let found: Vec<&str> = found.iter().copied().collect();
        found.join(" ")
    });
    Clause {
        id: Index::row_id(row),
        articles: Index::article_id(index.article(row)),
        directions: directions.unwrap_or_else(|| "none".into()),
        tag: clause.change.map_or("", |change| words.change(change)),
        old_cite: clause.old.join("、"),
        new_cite: clause.new.join("、"),
        old_words: &clause.old_words,
        new_words: &clause.new_words,
    }
}

/// Of each row, where it leads cases to.
fn directions(comparison: &Comparison, index: &Index) -> BTreeMap<usize, BTreeSet<&'static str>> {
    let mut found: BTreeMap<usize, BTreeSet<&'static str>> = BTreeMap::new();
    for transition in &comparison.outcomes.transitions {
        let class = super::outcomes::class(transition.direction);
        for cause in transition.causes.iter().flatten() {
            let old = cause.old.iter().filter_map(|cite| index.old_row(cite));
            let new = cause.new.iter().filter_map(|cite| index.new_row(cite));
            for row in old.chain(new) {
                found.entry(row).or_default().insert(class);
            }
        }
    }
    found
}
