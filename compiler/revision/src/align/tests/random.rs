//! Random laws and random edits whose truth is known: how often the alignment finds it.

use crate::{Link, Passage, align};
use std::collections::BTreeSet;

/// Phrases of a real law, so that clauses share what clauses of one law share.
const LAW: &str = include_str!("../../../../../policies/fuzhou/2019/official.txt");

/// A sequence of numbers that looks random and is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

/// A clause with the identity that it keeps through edits.
#[derive(Clone, Debug)]
struct Clause {
    identities: Vec<usize>,
    words: String,
    items: Vec<Clause>,
}

/// Articles, each a list of 款.
type Law = Vec<Vec<Clause>>;

/// Writes laws and edits them.
struct Drafter {
    dice: Dice,
    phrases: Vec<String>,
    used: BTreeSet<String>,
    next: usize,
}

impl Drafter {
    fn new(seed: u64) -> Drafter {
        let phrases: BTreeSet<String> = LAW
            .split(|c: char| c.is_whitespace() || ",;。:、()".contains(c))
            .filter(|phrase| (3..20).contains(&phrase.chars().count()))
            .map(str::to_owned)
            .collect();
        Drafter {
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            phrases: phrases.into_iter().collect(),
            used: BTreeSet::new(),
            next: 0,
        }
    }

    fn words(&mut self) -> String {
        loop {
            let count = 1 + self.dice.below(5);
            let phrases: Vec<&str> = (0..count)
                .map(|_| self.phrases[self.dice.below(self.phrases.len())].as_str())
                .collect();
            let words = phrases.join(",");
            if self.used.insert(words.clone()) {
                return words;
            }
        }
    }

    fn clause(&mut self, items: usize) -> Clause {
        self.next += 1;
        Clause {
            identities: vec![self.next],
            words: self.words(),
            items: (0..items).map(|_| self.clause(0)).collect(),
        }
    }

    fn paragraph(&mut self) -> Clause {
        let items = if self.dice.one_in(2) {
            2 + self.dice.below(6)
        } else {
            0
        };
        self.clause(items)
    }

    fn law(&mut self, articles: usize) -> Law {
        (0..articles)
            .map(|_| {
                let paragraphs = 1 + self.dice.below(3);
                (0..paragraphs).map(|_| self.paragraph()).collect()
            })
            .collect()
    }

    /// One clause comes, goes or moves; words stay.
    fn rearrange(&mut self, law: &mut Law) {
        match self.dice.below(6) {
            0 => {
                let at = self.dice.below(law.len() + 1);
                let new = vec![self.paragraph()];
                law.insert(at, new);
            }
            1 if law.len() > 3 => {
                let at = self.dice.below(law.len());
                law.remove(at);
            }
            2 if law.len() > 1 => {
                let from = self.dice.below(law.len());
                let article = law.remove(from);
                let to = self.dice.below(law.len() + 1);
                law.insert(to, article);
            }
            3 => {
                let Some(item) = self.take_item(law) else {
                    return;
                };
                self.put_item(law, item);
            }
            4 => {
                self.take_item(law);
            }
            _ => {
                let item = self.clause(0);
                self.put_item(law, item);
            }
        }
    }

    fn take_item(&mut self, law: &mut Law) -> Option<Clause> {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let items = &mut law[article][paragraph].items;
        (items.len() > 1).then(|| items.remove(self.dice.below(items.len())))
    }

    fn put_item(&mut self, law: &mut Law, item: Clause) {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let items = &mut law[article][paragraph].items;
        if !items.is_empty() {
            items.insert(self.dice.below(items.len() + 1), item);
        }
    }

    /// Some words of one clause come, go or are replaced.
    fn reword(&mut self, law: &mut Law) {
        let phrase = self.phrases[self.dice.below(self.phrases.len())].clone();
        let (article, kind) = (self.dice.below(law.len()), self.dice.below(3));
        let paragraph = self.dice.below(law[article].len());
        let mut clause = &mut law[article][paragraph];
        if !clause.items.is_empty() && !self.dice.one_in(3) {
            let item = self.dice.below(clause.items.len());
            clause = &mut clause.items[item];
        }
        let mut parts: Vec<&str> = clause.words.split(',').collect();
        let at = self.dice.below(parts.len());
        match kind {
            0 if parts.len() > 1 => drop(parts.remove(at)),
            1 if parts.len() > 1 => parts[at] = &phrase,
            _ => parts.insert(at, &phrase),
        }
        clause.words = parts.join(",");
    }

    /// A long 款 becomes two.
    fn split(&mut self, law: &mut Law) {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let clause = &law[article][paragraph];
        let parts: Vec<&str> = clause.words.split(',').collect();
        if parts.len() < 4 || !clause.items.is_empty() || clause.words.chars().count() < 32 {
            return;
        }
        let (head, tail) = (parts[..2].join(","), parts[2..].join(","));
        let second = Clause {
            words: tail,
            ..clause.clone()
        };
        law[article][paragraph].words = head;
        law[article].insert(paragraph + 1, second);
    }
}

/// The clauses with their citations, and the identities of each.
fn passages(law: &Law) -> (Vec<Passage>, Vec<Vec<usize>>) {
    let (mut passages, mut identities) = (Vec::new(), Vec::new());
    for (number, article) in (1..).zip(law) {
        for (paragraph, clause) in (1..).zip(article) {
            let above = passages.len();
            let citation = format!("第{number}条第{paragraph}款");
            let mut push = |clause: &Clause, citation: String, parent| {
                passages.push(Passage {
                    citation,
                    words: clause.words.clone(),
                    parent,
                });
                identities.push(clause.identities.clone());
            };
            push(clause, citation.clone(), None);
            for (item, each) in (1..).zip(&clause.items) {
                push(each, format!("{citation}第({item})项"), Some(above));
            }
        }
    }
    (passages, identities)
}

/// How many links are the truth, of how many there should be.
fn right(old: &Law, new: &Law) -> (usize, usize) {
    let ((old, was), (new, is)) = (passages(old), passages(new));
    let links = align(&old, &new);
    everything_once(&links, old.len(), new.len());
    let found: BTreeSet<(usize, usize)> = (links.iter())
        .flat_map(|link| {
            let news = &link.new;
            (link.old.iter()).flat_map(move |&i| news.iter().map(move |&j| (i, j)))
        })
        .collect();
    let truth: BTreeSet<(usize, usize)> = (0..old.len())
        .flat_map(|i| (0..new.len()).map(move |j| (i, j)))
        .filter(|&(i, j)| was[i].iter().any(|identity| is[j].contains(identity)))
        .collect();
    // A new clause that shares phrases with one that is gone may well pass for a rewording of it.
    let wrong = (found.symmetric_difference(&truth))
        .filter(|(i, j)| truth.iter().any(|(old, new)| old == i || new == j))
        .count();
    (truth.len().saturating_sub(wrong), truth.len())
}

fn everything_once(links: &[Link], old: usize, new: usize) {
    let mut seen = (vec![0; old], vec![0; new]);
    for link in links {
        link.old.iter().for_each(|&i| seen.0[i] += 1);
        link.new.iter().for_each(|&j| seen.1[j] += 1);
    }
    assert!(seen.0.iter().chain(&seen.1).all(|&times| times == 1));
}

/// The share of right links over many laws and edits, in thousandths.
fn accuracy(laws: u64, edit: impl Fn(&mut Drafter, &mut Law)) -> usize {
    let (mut right_links, mut all) = (0, 0);
    for seed in 1..=laws {
        let mut drafter = Drafter::new(seed);
        let articles = 4 + drafter.dice.below(20);
        let old = drafter.law(articles);
        let mut new = old.clone();
        for _ in 0..1 + drafter.dice.below(12) {
            edit(&mut drafter, &mut new);
        }
        let (good, of) = right(&old, &new);
        right_links += good;
        all += of;
    }
    right_links * 1_000 / all
}

#[test]
fn what_only_comes_goes_or_moves_is_always_recognised() {
    assert_eq!(accuracy(300, Drafter::rearrange), 1_000);
}

#[test]
fn reworded_clauses_are_nearly_always_recognised() {
    let found = accuracy(300, |drafter, law| {
        if drafter.dice.one_in(2) {
            drafter.rearrange(law);
        } else {
            drafter.reword(law);
        }
    });
    assert!(found >= 990, "{found}");
}

#[test]
fn split_clauses_are_nearly_always_recognised_in_both_directions() {
    for (seed, backwards) in (1..=150).flat_map(|seed| [(seed, false), (seed, true)]) {
        let mut drafter = Drafter::new(seed);
        let old = drafter.law(12);
        let mut new = old.clone();
        for _ in 0..6 {
            drafter.split(&mut new);
        }
        let (good, of) = if backwards {
            right(&new, &old)
        } else {
            right(&old, &new)
        };
        assert!(good + 2 >= of, "{seed}: {good} of {of}");
    }
}

#[test]
fn the_same_versions_give_the_same_links() {
    let mut drafter = Drafter::new(7);
    let old = drafter.law(30);
    let mut new = old.clone();
    for _ in 0..20 {
        drafter.rearrange(&mut new);
        drafter.reword(&mut new);
    }
    let (old, new) = (passages(&old).0, passages(&new).0);
    assert_eq!(align(&old, &new), align(&old, &new));
}
