//! From pairs to operations.

mod clauses;

use super::grouping;
use super::headings;
use super::law::{Law, key};
use super::operation::{Operation, Written};
use super::pairing::Pairing;
use super::rewriting;
use std::collections::BTreeSet;

/// What must be said although it seems to follow by itself: found by carrying a draft out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insisted {
    /// Old clauses whose new words must be written out.
    pub words: BTreeSet<usize>,
    /// Old clauses whose new encodings must be written out.
    pub encodings: BTreeSet<usize>,
}

/// A draft.
pub struct Draft {
    /// In the order of the law.
    pub operations: Vec<Operation>,
    /// Whether articles are numbered anew.
    pub in_order: bool,
    /// What a decision cannot say.
    pub unsaid: Vec<String>,
}

/// Drafts the operations that turn one version into the other.
pub fn draft(old: &Law, new: &Law, insisted: &Insisted) -> Draft {
    let mut pairing = Pairing::of(old, new);
    headings::part_what_cannot_stay(old, new, &mut pairing);
    let rewritten = rewriting::rewritten(old, new, &mut pairing, insisted);
    let stays: Vec<(usize, usize)> = (0..new.articles.len())
        .filter_map(|to| Some((to, pairing.article_to_old[to]?)))
        .collect();
    let in_order = stays
        .iter()
        .any(|&(to, from)| new.articles[to].number != old.articles[from].number);
    let mut drafting = Drafting {
        old,
        new,
        pairing: &pairing,
        insisted,
        rewritten,
        moved: if in_order {
            Pairing::out_of_order(&stays)
        } else {
            BTreeSet::new()
        },
        operations: Vec::new(),
    };
    drafting.operations.extend(renamed(old, new));
    let headed = headings::draft(old, new, &pairing);
    drafting.operations.extend(headed.operations);
    for added in &headed.added {
        drafting.insert_heading(added);
    }
    let with_heading = headed
        .added
        .iter()
        .flat_map(|added| added.articles.iter().copied());
    drafting.articles(&with_heading.collect());
    drafting.gone(&headed.gone);
    Draft {
        operations: grouping::grouped(drafting.operations),
        in_order,
        unsaid: headed.unsaid,
    }
}

/// Another title.
fn renamed(old: &Law, new: &Law) -> Option<Operation> {
    let title = |law: &Law| law.header.as_ref().map(|header| header.title.node.clone());
    let (from, to) = (title(old)?, title(new)?);
    (key(&from) != key(&to)).then_some(Operation::Rename {
        place: None,
        unit: "",
        words: to,
    })
}

struct Drafting<'a> {
    old: &'a Law,
    new: &'a Law,
    pairing: &'a Pairing,
    insisted: &'a Insisted,
    rewritten: BTreeSet<usize>,
    moved: BTreeSet<usize>,
    operations: Vec<Operation>,
}

impl Drafting<'_> {
    /// Everything about the articles of the new version, in their order.
    fn articles(&mut self, with_heading: &BTreeSet<usize>) {
        let mut to = 0;
        while to < self.new.articles.len() {
            let Some(from) = self.pairing.article_to_old[to] else {
                if with_heading.contains(&to) {
                    to += 1;
                } else {
                    to += self.insert_articles(to, with_heading);
                }
                continue;
            };
            let moved = self.moved.contains(&to);
            let into = headings::moved_under(self.old, self.new, self.pairing, from, to);
            // Between two headings, nothing else tells under which a moved article stands.
            let into = into.or_else(|| {
                let between = headings::standing_under(self.old, self.new, self.pairing, to);
                between.filter(|_| moved)
            });
            if moved || into.is_some() {
                self.operations.push(Operation::Move {
                    place: self.old.article_place(from),
                    into,
                    target: self.new.article_place(to),
                });
            }
            if self.rewritten.contains(&to) {
                self.operations.push(Operation::Replace {
                    place: self.old.article_place(from),
                    content: self.new.written_article(to),
                });
            } else {
                self.article(from, to);
            }
            to += 1;
        }
    }

    fn insert_heading(&mut self, added: &headings::Added) {
        let heading = Written {
            label: String::new(),
            words: added.words.clone(),
            encodings: String::new(),
            items: Vec::new(),
        };
        let articles = added.articles.iter().map(|&to| {
            let mut clauses = self.new.written_article(to);
            if let Some(first) = clauses.first_mut() {
                first.label = self.new.article_place(to);
            }
            clauses
        });
        let content = std::iter::once(vec![heading]).chain(articles).collect();
        self.operations.push(Operation::Insert {
            place: added.under.clone(),
            unit: added.unit,
            targets: vec![added.target.clone()],
            content,
        });
    }

    /// New articles next to each other are added together; how many there are.
    fn insert_articles(&mut self, first: usize, with_heading: &BTreeSet<usize>) -> usize {
        let headings = self.new.articles[first].headings;
        let together = (first..self.new.articles.len()).take_while(|&to| {
            self.pairing.article_to_old[to].is_none()
                && !with_heading.contains(&to)
                && self.new.articles[to].headings == headings
        });
        let together: Vec<usize> = together.collect();
        let content = together.iter().map(|&to| {
            let mut clauses = self.new.written_article(to);
            if let (true, Some(one)) = (to != first, clauses.first_mut()) {
                one.label = self.new.article_place(to);
            }
            clauses
        });
        let content = content.collect();
        self.operations.push(Operation::Insert {
            place: headings::standing_under(self.old, self.new, self.pairing, first),
            unit: "条",
            targets: together
                .iter()
                .map(|&to| self.new.article_place(to))
                .collect(),
            content,
        });
        together.len()
    }

    /// What is gone, article by article.
    fn gone(&mut self, with_heading: &BTreeSet<usize>) {
        let mut places = Vec::new();
        for from in 0..self.old.articles.len() {
            match self.pairing.article_to_new[from] {
                None if with_heading.contains(&from) => {}
                None => places.push(self.old.article_place(from)),
                Some(to) if self.rewritten.contains(&to) => {}
                Some(_) => {
                    for id in self.old.articles[from].paragraphs.clone() {
                        self.gone_below(id, &mut places);
                    }
                }
            }
        }
        if !places.is_empty() {
            self.operations.push(Operation::Delete { places });
        }
    }

    fn gone_below(&self, id: usize, places: &mut Vec<String>) {
        if self.pairing.to_new[id].is_none() {
            places.push(self.place(id));
            return;
        }
        for &child in &self.old.clauses[id].children {
            self.gone_below(child, places);
        }
    }
}
