//! The numbering of an instrument: which clauses it has, before anything is said of their meaning.
//! Stays equal while words and formulas are edited, so that only the edited article is redone.

mod citing;

pub use citing::{CitationError, Position};

use crate::db::SourceFile;
use crate::model::ClauseId;
use crate::source::{SourceBlock, blocks, parsed};
use qufen_syntax::ast::{Block, Clause, EncodingKind};
use qufen_syntax::citation::{Citation, Ordinal};
use salsa::Database;

/// The numbering of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its clauses, parents before children.
    pub clauses: Vec<Outlined>,
    /// The readings declared in it: name and option labels, with the index of the clause.
    pub readings: Vec<(String, Vec<String>, usize)>,
}

/// One clause of a numbering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlined {
    /// With the 款 always given.
    pub citation: Citation,
    /// As the law would cite it: the 款 only where it is needed.
    pub shown: String,
    /// Index of the parent in the same list.
    pub parent: Option<usize>,
    /// The body that finds whether it holds, for an open item.
    pub open: Option<String>,
    /// Whether the clause is encoded as a condition, so that others may build on it.
    pub condition: bool,
}

/// The numbering of a whole instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skeleton {
    /// Every clause; the index is its [`ClauseId`].
    pub clauses: Vec<Outlined>,
    /// Every reading; the index is its [`crate::model::ReadingId`].
    pub readings: Vec<(String, Vec<String>)>,
}

/// The numbering of one article; `None` for other blocks.
#[salsa::tracked]
pub fn shape<'db>(db: &'db dyn Database, block: SourceBlock<'db>) -> Option<Shape> {
    let Block::Article(article) = &parsed(db, block).block else {
        return None;
    };
    let mut shape = Shape {
        clauses: Vec::new(),
        readings: Vec::new(),
    };
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let citation = Citation {
            paragraph: Some(index as u32 + 1),
            ..Citation::article(article.number.node.clone())
        };
        shape.add(paragraph, citation, None);
    }
    let single = article.paragraphs.len() == 1;
    for index in 0..shape.clauses.len() {
        shape.clauses[index].shown = shape.shown(index, single);
    }
    Some(shape)
}

impl Shape {
    fn add(&mut self, clause: &Clause, citation: Citation, parent: Option<usize>) {
        let index = self.clauses.len();
        let open = clause
            .encodings
            .iter()
            .find_map(|encoding| match &encoding.kind {
                EncodingKind::Open { body } => Some(body.node.clone()),
                _ => None,
            });
        let condition = clause
            .encodings
            .iter()
            .any(|encoding| is_condition(&encoding.kind));
        let shown = String::new();
        self.clauses.push(Outlined {
            citation: citation.clone(),
            shown,
            parent,
            open,
            condition,
        });
        for encoding in &clause.encodings {
            if let EncodingKind::Reading(reading) = &encoding.kind {
                let labels = reading
                    .options
                    .iter()
                    .map(|o| o.label.node.clone())
                    .collect();
                self.readings
                    .push((reading.name.node.clone(), labels, index));
            }
        }
        for item in &clause.items {
            let Some(number) = &item.number else { continue };
            let below = if citation.item.is_none() {
                citation.with_item(number.node.clone())
            } else {
                Citation {
                    subitem: Some(number.node.number),
                    ..citation.clone()
                }
            };
            self.add(item, below, Some(index));
        }
    }

    /// The shortest citation in the law's manner: an item's 款 is left out where no other 款 of
    /// the article has an item of that number.
    fn shown(&self, index: usize, single: bool) -> String {
        let citation = &self.clauses[index].citation;
        let unique = single
            || citation.item.is_some()
                && self.clauses.iter().all(|other| {
                    other.citation.item != citation.item
                        || other.citation.paragraph == citation.paragraph
                });
        let paragraph = if unique { None } else { citation.paragraph };
        Citation {
            paragraph,
            ..citation.clone()
        }
        .to_string()
    }
}

/// Whether an encoding makes its clause a condition.
pub fn is_condition(encoding: &EncodingKind) -> bool {
    use EncodingKind::{Meaning, Open, Requirement, Rule};
    matches!(
        encoding,
        Meaning(_) | Rule { .. } | Requirement { .. } | Open { .. }
    )
}

/// The numbering of an instrument.
#[salsa::tracked]
pub fn skeleton(db: &dyn Database, file: SourceFile) -> Skeleton {
    let mut skeleton = Skeleton::default();
    for &block in blocks(db, file) {
        let Some(shape) = shape(db, block) else {
            continue;
        };
        let base = skeleton.clauses.len();
        skeleton
            .clauses
            .extend(shape.clauses.iter().map(|c| Outlined {
                parent: c.parent.map(|p| p + base),
                ..c.clone()
            }));
        let readings = shape.readings.iter();
        skeleton
            .readings
            .extend(readings.map(|(name, labels, _)| (name.clone(), labels.clone())));
    }
    skeleton
}

impl Skeleton {
    /// The id of the first clause of an article, where its other clauses follow on.
    pub fn base(&self, article: &Ordinal) -> Option<u32> {
        let found = self
            .clauses
            .iter()
            .position(|clause| clause.citation.article == *article);
        found.map(|index| index as u32)
    }

    /// The open items in order, with the body that finds.
    pub fn open_items(&self) -> impl Iterator<Item = (ClauseId, &Outlined, &str)> {
        (0u32..).zip(&self.clauses).filter_map(|(id, clause)| {
            clause
                .open
                .as_deref()
                .map(|body| (ClauseId(id), clause, body))
        })
    }
}
