//! A clause as both sides see it: a label and words, each character with its place.

use crate::place::Place;
use qufen_diagnostics::Span;

/// Where the characters of a unit stand.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// In a block of the source.
    Source {
        /// Index of the file.
        file: u32,
        /// Index of the block.
        block: u32,
    },
    /// In the official text.
    Official {
        /// Index of the file.
        file: u32,
    },
}

/// A title, a heading, a 款, 项 or 目.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Label and words, folded.
    pub key: Vec<char>,
    /// Where each character of the key stands.
    pub spots: Vec<Span>,
    /// How many characters of the key are the label.
    pub label: usize,
    /// What the law calls it, for example 第五条第(一)项.
    pub citation: String,
    /// Whether its words could not be read.
    pub broken: bool,
    /// Where it stands.
    pub origin: Origin,
}

impl Unit {
    /// An empty unit.
    pub fn new(origin: Origin, citation: String) -> Unit {
        Unit {
            key: Vec::new(),
            spots: Vec::new(),
            label: 0,
            citation,
            broken: false,
            origin,
        }
    }

    /// Takes in more text, which stands at `offset`.
    pub fn push(&mut self, text: &str, offset: usize) {
        for (at, c) in qufen_syntax::folded(text) {
            let width = text[at..].chars().next().map_or(0, char::len_utf8);
            self.key.push(c);
            self.spots.push(Span::new(offset + at, offset + at + width));
        }
    }

    /// The words without the label.
    pub fn words(&self) -> &[char] {
        &self.key[self.label..]
    }

    /// Where the characters `from..to` of the key stand.
    pub fn place(&self, from: usize, to: usize) -> Place {
        let span = match (
            self.spots.get(from),
            to.checked_sub(1).and_then(|i| self.spots.get(i)),
        ) {
            (Some(first), Some(last)) if from < to => first.to(*last),
            _ => self.gap(from),
        };
        self.at(span)
    }

    /// Where the whole unit stands.
    pub fn whole(&self) -> Place {
        self.place(0, self.key.len())
    }

    /// The empty place before the character `index`, on the side where words stand.
    fn gap(&self, index: usize) -> Span {
        let before = index.checked_sub(1).and_then(|i| self.spots.get(i));
        let after = self.spots.get(index);
        let at = match (before, after) {
            (Some(_), Some(after)) if index == self.label => after.start,
            (Some(before), _) => before.end,
            (None, Some(after)) => after.start,
            (None, None) => 0,
        };
        Span { start: at, end: at }
    }

    fn at(&self, span: Span) -> Place {
        match self.origin {
            Origin::Source { file, block } => Place::Block { file, block, span },
            Origin::Official { file } => Place::File { file, span },
        }
    }
}

/// Follows the labels of a text and says what each clause is called.
#[derive(Debug, Default)]
pub struct Citer {
    article: String,
    paragraph: u32,
    item: String,
}

impl Citer {
    /// A new article.
    pub fn article(&mut self, label: &str) -> String {
        *self = Citer {
            article: folded(label),
            paragraph: 1,
            item: String::new(),
        };
        self.article.clone()
    }

    /// A further 款.
    pub fn paragraph(&mut self) -> String {
        self.paragraph += 1;
        self.item.clear();
        self.above()
    }

    /// An 项 of the 款.
    pub fn item(&mut self, label: &str) -> String {
        self.item = format!("第{}项", folded(label));
        format!("{}{}", self.above(), self.item)
    }

    /// A 目 of the 项.
    pub fn subitem(&self, label: &str) -> String {
        let label = folded(label);
        let number = label.trim_end_matches(['.', '、', '．']);
        format!("{}{}第{number}目", self.above(), self.item)
    }

    fn above(&self) -> String {
        if self.paragraph < 2 {
            return self.article.clone();
        }
        let number = qufen_syntax::citation::chinese_numeral(self.paragraph);
        format!("{}第{number}款", self.article)
    }
}

/// A label as it is compared.
fn folded(label: &str) -> String {
    qufen_syntax::folded(label).map(|(_, c)| c).collect()
}
