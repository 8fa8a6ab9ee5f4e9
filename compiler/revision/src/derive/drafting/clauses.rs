//! What changes within an article that stays.

use super::super::by_itself::{only_numbers_differ, only_the_stop_differs};
use super::super::chunks;
use super::super::law::{Law, key};
use super::super::meaning::meaning;
use super::super::operation::{Edit, LEAD_IN, Operation};
use super::super::pairing::Pairing;
use super::super::writing::own_number;
use super::Drafting;
use qufen_syntax::folded;
use std::collections::BTreeMap;

impl Drafting<'_> {
    /// What changes within an article that stays.
    pub(super) fn article(&mut self, from: usize, to: usize) {
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
        let (place, edits) = match edits {
            Some(edits) => (place, edits),
            None if leaf => {
                let mut written = self.new.written(to, String::new());
                written.encodings = there.encodings.clone();
                self.operations.push(Operation::Replace {
                    place,
                    content: vec![written],
                });
                return;
            }
            None => {
                let own: Vec<char> = folded(&here.words).map(|(_, c)| c).collect();
                let edits = chunks::edits(&here.words, &there.words, &own).filter(|_| !insisted);
                let all = || vec![Edit::All(there.words.clone())];
                (format!("{place}{LEAD_IN}"), edits.unwrap_or_else(all))
            }
        };
        self.operations.push(Operation::Reword {
            place,
            edits,
            encodings,
        });
    }

    /// The place of a clause. The only 款 of an article is called by the article, where that has only
    /// one in the new version, too.
    pub(super) fn place(&self, from: usize) -> String {
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
}
