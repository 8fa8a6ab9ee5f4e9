//! Which clause of the new version a clause of the old one is, and what it is called there.

use super::build::{Build, NewId};
use super::tree::{Id, Kind};
use qufen_syntax::citation::{Citation, Ordinal};
use std::collections::BTreeMap;

/// Old clauses under new names.
pub(super) struct Naming {
    /// Every clause of the new version, the 款 always given below the article.
    places: BTreeMap<NewId, Citation>,
    /// The same, the other way round.
    nodes: BTreeMap<Citation, NewId>,
    /// How many 款 an article has, by its number.
    paragraphs: BTreeMap<Ordinal, u32>,
    /// The articles in order.
    order: Vec<Ordinal>,
    /// The clause that an old one has become.
    became: BTreeMap<Id, NewId>,
}

impl Naming {
    pub fn new(build: &Build<'_, '_>) -> Naming {
        let mut naming = Naming {
            places: BTreeMap::new(),
            nodes: BTreeMap::new(),
            paragraphs: BTreeMap::new(),
            order: Vec::new(),
            became: BTreeMap::new(),
        };
        for &id in &build.top {
            let node = &build.nodes[id];
            for &old in &node.from {
                naming.became.entry(old).or_insert(id);
            }
            if node.kind == Kind::Article {
                let count = node.children.len() as u32;
                naming.paragraphs.insert(node.number.clone(), count);
                naming.order.push(node.number.clone());
                naming.walk(build, &mut vec![id]);
            }
        }
        naming
    }

    fn walk(&mut self, build: &Build<'_, '_>, path: &mut Vec<NewId>) {
        let Some(&id) = path.last() else { return };
        if let Some(place) = build.place(path) {
            self.nodes.entry(place.clone()).or_insert(id);
            self.places.insert(id, place);
        }
        for &old in &build.nodes[id].from {
            self.became.entry(old).or_insert(id);
        }
        for &child in &build.nodes[id].children {
            path.push(child);
            self.walk(build, path);
            path.pop();
        }
    }

    /// What an old clause has become; `None` where it is gone.
    pub fn became(&self, old: Id) -> Option<NewId> {
        self.became.get(&old).copied()
    }

    /// What a clause of the new version is called.
    pub fn place(&self, new: NewId) -> Option<&Citation> {
        self.places.get(&new)
    }

    /// The clause of the new version that a citation names, if it names one.
    pub fn find(&self, citation: &Citation) -> Option<NewId> {
        if citation.paragraph.is_some() || citation.item.is_none() {
            return self.nodes.get(citation).copied();
        }
        let count = self.paragraphs.get(&citation.article).copied().unwrap_or(0);
        let mut found = (1..=count).filter_map(|paragraph| {
            let paragraph = Some(paragraph);
            self.nodes.get(&Citation {
                paragraph,
                ..citation.clone()
            })
        });
        let first = found.next().copied()?;
        found.next().is_none().then_some(first)
    }

    /// Whether between the two places, at their level, an old clause stands that is none of `members`.
    pub fn come_from_elsewhere(&self, from: &Citation, to: &Citation, members: &[Id]) -> bool {
        let level = |place: &Citation| {
            let Citation {
                paragraph,
                item,
                subitem,
                ..
            } = place;
            (paragraph.is_some(), item.is_some(), subitem.is_some())
        };
        let between: Vec<NewId> = (self.places.iter())
            .filter(|(_, place)| level(place) == level(from) && from <= *place && *place <= to)
            .map(|(&id, _)| id)
            .collect();
        let mut olds = self.became.iter();
        olds.any(|(old, new)| between.contains(new) && !members.contains(old))
    }

    /// Whether the article of a clause has more than one 款.
    pub fn has_several(&self, place: &Citation) -> bool {
        self.paragraphs
            .get(&place.article)
            .is_some_and(|count| *count > 1)
    }

    /// The article right before one.
    pub fn article_before(&self, article: &Ordinal) -> Option<Ordinal> {
        let at = self.order.iter().position(|other| other == article)?;
        self.order.get(at.checked_sub(1)?).cloned()
    }

    /// All clauses of the new version under the clause that a 条, 款 or 项 stands under, in order.
    pub fn siblings(&self, place: &Citation) -> Vec<Citation> {
        let beside = |other: &&Citation| {
            other.subitem.is_none()
                && other.item.is_some() == place.item.is_some()
                && other.paragraph.is_some()
                && other.article == place.article
                && (place.item.is_none() || other.paragraph == place.paragraph)
        };
        if place.paragraph.is_none() {
            let articles = self.order.iter().cloned();
            return articles.map(Citation::article).collect();
        }
        self.nodes.keys().filter(beside).cloned().collect()
    }

    /// The shortest citation in the law's manner: the 款 only where it is needed.
    pub fn shown(&self, place: &Citation) -> String {
        let short = Citation {
            paragraph: None,
            ..place.clone()
        };
        let single = self.paragraphs.get(&place.article) == Some(&1);
        let enough = if place.item.is_some() {
            self.find(&short) == self.find(place)
        } else {
            single
        };
        if enough {
            short.to_string()
        } else {
            place.to_string()
        }
    }
}
