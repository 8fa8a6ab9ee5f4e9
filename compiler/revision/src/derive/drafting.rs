//! From pairs to operations.

use super::by_itself::{only_numbers_differ, only_the_stop_differs};
use super::chunks;
use super::grouping;
use super::headings;
use super::law::{Law, key, meaning};
use super::operation::{Operation, Written};
use super::pairing::Pairing;
use super::rewriting;
use super::writing::own_number;
use qufen_syntax::folded;
use std::collections::{BTreeMap, BTreeSet};

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

    /// What changes within an article that stays.
    fn article(&mut self, from: usize, to: usize) {
        let place = self.old.article_place(from);
        let paragraphs = self.new.articles[to].paragraphs.clone();
        self.members(&paragraphs, &place, "款");
    }

    /// What changes among the clauses directly under one.
    fn members(&mut self, members: &[usize], place: &str, unit: &'static str) {
        let home = |to: usize| {
            let from = self.pairing.to_old[to]?;
            (self.pairing.at_home(self.old, self.new, from, to)).then_some((to, from))
        };
        let staying: Vec<(usize, usize)> = members.iter().filter_map(|&to| home(to)).collect();
        let moved = Pairing::out_of_order(&staying);
        let staying: BTreeMap<usize, usize> = staying.into_iter().collect();
        let mut index = 0;
        while let Some(&to) = members.get(index) {
            index += 1;
            let Some(from) = self.pairing.to_old[to] else {
                let more = members[index..]
                    .iter()
                    .take_while(|&&to| self.pairing.to_old[to].is_none());
                let more = more.count();
                self.insert(&members[index - 1..index + more], place, unit);
                index += more;
                continue;
            };
            if moved.contains(&to) || !staying.contains_key(&to) {
                self.operations.push(Operation::Move {
                    place: self.place(from),
                    into: None,
                    target: self.new.place(to),
                });
            }
            self.clause(from, to);
            let below = if unit == "款" { "项" } else { "目" };
            let children = self.new.clauses[to].children.clone();
            self.members(&children, &self.place(from), below);
        }
    }

    fn insert(&mut self, together: &[usize], place: &str, unit: &'static str) {
        let mut content = Vec::new();
        for (index, &to) in together.iter().enumerate() {
            let label = if index == 0 {
                String::new()
            } else {
                self.new.label(to)
            };
            content.push(vec![self.new.written(to, label)]);
        }
        let number = |to: &usize| own_number(&self.new.clauses[*to].citation);
        self.operations.push(Operation::Insert {
            place: Some(place.to_owned()),
            unit,
            targets: together.iter().map(number).collect(),
            content,
        });
    }

    /// What changes of a clause that goes on.
    fn clause(&mut self, from: usize, to: usize) {
        let (here, there) = (&self.old.clauses[from], &self.new.clauses[to]);
        let encoded = meaning(&here.encodings) != meaning(&there.encodings);
        let reencoded = encoded && !only_numbers_differ(&here.encodings, &there.encodings)
            || self.insisted.encodings.contains(&from);
        let encodings = if reencoded {
            there.encodings.clone()
        } else {
            String::new()
        };
        let place = self.place(from);
        let same = key(&here.words) == key(&there.words);
        let by_itself = same
            || only_numbers_differ(&here.words, &there.words)
            || only_the_stop_differs(&here.words, &there.words);
        let insisted = self.insisted.words.contains(&from);
        if by_itself && !insisted {
            if reencoded && !encodings.is_empty() {
                self.operations
                    .push(Operation::Reencode { place, encodings });
            }
            return;
        }
        let leaf = here.children.is_empty() && there.children.is_empty();
        let around = self.around(from);
        let edits = chunks::edits(&here.words, &there.words, &around).filter(|_| !insisted);
        let edits = match edits {
            Some(edits) => edits,
            None if leaf => {
                let mut written = self.new.written(to, String::new());
                written.encodings = there.encodings.clone();
                self.operations.push(Operation::Replace {
                    place,
                    content: vec![written],
                });
                return;
            }
            None => vec![chunks::whole(&here.words, &there.words)],
        };
        self.operations.push(Operation::Reword {
            place,
            edits,
            encodings,
        });
    }

    /// The place of a clause. The only 款 of an article is called by the article, where that has only
    /// one in the new version, too.
    fn place(&self, from: usize) -> String {
        let clause = &self.old.clauses[from];
        let single = |law: &Law, article: usize| law.articles[article].paragraphs.len() == 1;
        let stays = self.pairing.article_to_new[clause.article];
        let alone =
            single(self.old, clause.article) && stays.is_some_and(|to| single(self.new, to));
        if clause.parent.is_none() && !alone {
            return clause.citation.to_string();
        }
        self.old.place(from)
    }

    /// All words in which those that a decision quotes must stand once.
    fn around(&self, from: usize) -> Vec<char> {
        let single = self.old.articles[self.old.clauses[from].article]
            .paragraphs
            .len()
            == 1;
        let ids = match self.old.clauses[from].parent {
            None if single => self.old.below(self.old.clauses[from].article),
            _ => self.old.with_descendants(from),
        };
        // A mark that no text has keeps the end of one clause from the beginning of the next.
        let words = ids.into_iter().flat_map(|id| {
            let words = folded(&self.old.clauses[id].words).map(|(_, c)| c);
            words.chain(['\n']).collect::<Vec<char>>()
        });
        words.collect()
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
