//! Citations follow the clauses that they name: what each says under the new numbers.

mod series;
mod several;

use super::build::NewId;
use super::cite::{Cite, End};
use super::naming::Naming;
use super::places;
use super::respell::{Here, Opening, respelled};
use super::tree::{Id, Kind, Tree};
use qufen_syntax::citation::{Citation, Ordinal};
use std::ops::Range;

/// What becomes of a citation that does not still say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// These words in its place.
    Becomes(String),
    /// In an encoding, these citations in the place of a series that is none any more.
    Apart(Vec<String>),
    /// What it names is gone.
    Gone(Id),
    /// Its ends are no range any more.
    Broken,
}

/// A citation that must change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adjustment {
    pub range: Range<usize>,
    pub outcome: Outcome,
}

/// Old and new numbers.
pub(super) struct Adjuster<'t, 'a> {
    pub tree: &'t Tree<'a>,
    pub naming: &'t Naming,
    /// Whether a 条 stands for its only 款, as it does in an encoding.
    pub encoded: bool,
}

/// What a citation takes what it leaves out from, before and after.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    pub old: Option<Here>,
    pub new: Option<Here>,
}

impl Adjuster<'_, '_> {
    /// The citations of a text that must change. What names nothing in the old version is left alone.
    pub fn adjustments(&self, text: &str, cites: &[Cite], here: &Standing) -> Vec<Adjustment> {
        self.listed(text, cites, here, &mut here.clone())
    }

    /// The same, where a list may go on.
    fn listed(
        &self,
        text: &str,
        cites: &[Cite],
        here: &Standing,
        list: &mut Standing,
    ) -> Vec<Adjustment> {
        let mut out = Vec::new();
        for cite in cites {
            if cite.foreign {
                continue;
            }
            let standing = if cite.goes_on() {
                list.clone()
            } else {
                here.clone()
            };
            let outcome = match &cite.series {
                Some(series) => self.series(series, &standing, list),
                None => self.cite(text, cite, &standing, list),
            };
            let end = cite
                .to
                .as_ref()
                .map_or(cite.from.range.end, |to| to.range.end);
            out.extend(outcome.map(|outcome| Adjustment {
                range: cite.from.range.start..end,
                outcome,
            }));
        }
        out
    }

    fn cite(
        &self,
        text: &str,
        cite: &Cite,
        here: &Standing,
        list: &mut Standing,
    ) -> Option<Outcome> {
        // 前项 behind a list is its last.
        let behind = cite.from.form.opening == Opening::PrecedingItem
            && here.old.as_ref().is_some_and(|here| here.item.is_none());
        if cite.from.count > 1 || behind {
            return self.several(cite, here);
        }
        let old_place = self.old_place(&cite.from, here.old.as_ref())?;
        let old = places::find(self.tree, &old_place).ok()?;
        list.old = here_at(&old_place);
        let Some(new) = self.became(old) else {
            return Some(Outcome::Gone(old));
        };
        let place = self.naming.place(new)?.clone();
        list.new = here_at(&place);
        let Some(to) = &cite.to else {
            return self
                .single(text, &cite.from, new, here.new.as_ref())
                .map(Outcome::Becomes);
        };
        let old_to = self.range_end(to, &old_place);
        let old_last = places::find(self.tree, &old_to).ok()?;
        if self.naming.became(old_last).is_none() {
            return Some(Outcome::Gone(old_last));
        }
        let Some((new, new_last)) = self.ends_of(old, old_last) else {
            return Some(Outcome::Broken);
        };
        let place = self.naming.place(new)?.clone();
        let last_place = self.naming.place(new_last)?.clone();
        let level = |place: &Citation| {
            (
                place.paragraph.is_some(),
                place.item.is_some(),
                place.subitem.is_some(),
            )
        };
        if place >= last_place || level(&place) != level(&last_place) {
            return Some(Outcome::Broken);
        }
        let first = self.single(text, &cite.from, new, here.new.as_ref());
        let begins = here_at(&place);
        let last = self.single(text, to, new_last, begins.as_ref());
        if first.is_none() && last.is_none() {
            return None;
        }
        let first = first.unwrap_or_else(|| text[cite.from.range.clone()].to_owned());
        let last = last.unwrap_or_else(|| text[to.range.clone()].to_owned());
        Some(Outcome::Becomes(format!("{first}至{last}")))
    }

    /// First and last of what the clauses of a range have become, which may stand in another order;
    /// `None` where others have come between them.
    fn ends_of(&self, first: Id, last: Id) -> Option<(NewId, NewId)> {
        let kind = self.tree.node(first).kind;
        let members: Vec<Id> = (first..=last)
            .filter(|&id| self.tree.node(id).kind == kind)
            .collect();
        let became = members.iter().filter_map(|&id| self.naming.became(id));
        let mut placed: Vec<(&Citation, NewId)> = became
            .filter_map(|new| Some((self.naming.place(new)?, new)))
            .collect();
        placed.sort_unstable();
        let (&(from, first), &(to, last)) = (placed.first()?, placed.last()?);
        let strangers = self.naming.come_from_elsewhere(from, to, &members);
        (!strangers).then_some((first, last))
    }

    /// What a clause that is cited has become. An encoding cannot mean several 款 by their 条.
    fn became(&self, old: Id) -> Option<NewId> {
        let new = self.naming.became(old)?;
        match self.tree.node(old).children[..] {
            [only] if self.encoded && self.tree.node(old).kind == Kind::Article => {
                let several = self
                    .naming
                    .place(new)
                    .is_some_and(|it| self.naming.has_several(it));
                if several {
                    self.naming.became(only)
                } else {
                    Some(new)
                }
            }
            _ => Some(new),
        }
    }

    /// The new words of one end, unless the old ones still name the clause.
    fn single(&self, text: &str, end: &End, new: NewId, here: Option<&Here>) -> Option<String> {
        if let Some(named) = self.new_place(end, here)
            && self.naming.find(&named) == Some(new)
        {
            return None;
        }
        let words = text.get(end.range.clone())?;
        respelled(self.naming, new, words, end.form, here).map(|(words, _)| words)
    }

    /// What an end names under the old numbers.
    fn old_place(&self, end: &End, here: Option<&Here>) -> Option<Citation> {
        let articles = self.tree.top.iter().map(|&id| self.tree.node(id));
        let articles: Vec<&Ordinal> = articles
            .filter(|node| node.kind == Kind::Article)
            .map(|node| &node.number)
            .collect();
        place_of(end, here, |article| {
            let at = articles.iter().position(|other| *other == article)?;
            Some((*articles.get(at.checked_sub(1)?)?).clone())
        })
    }

    /// What it names under the new numbers, left as it is written.
    fn new_place(&self, end: &End, here: Option<&Here>) -> Option<Citation> {
        place_of(end, here, |article| self.naming.article_before(article))
    }

    /// What the end of a range leaves out it takes from the beginning.
    fn range_end(&self, end: &End, from: &Citation) -> Citation {
        let article = end.article.clone();
        Citation {
            paragraph: end
                .paragraph
                .or(from.paragraph.filter(|_| article.is_none())),
            article: article.unwrap_or_else(|| from.article.clone()),
            item: end.item.clone(),
            subitem: end.subitem,
        }
    }
}

fn place_of(
    end: &End,
    here: Option<&Here>,
    before: impl Fn(&Ordinal) -> Option<Ordinal>,
) -> Option<Citation> {
    let (article, paragraph) = match end.form.opening {
        Opening::Article => (end.article.clone()?, end.paragraph),
        Opening::ThisArticle => (here?.article.clone(), end.paragraph),
        Opening::ThisParagraph => (here?.article.clone(), Some(here?.paragraph)),
        Opening::Preceding => {
            let number = here?
                .paragraph
                .checked_sub(end.count)
                .filter(|number| *number > 0)?;
            (here?.article.clone(), Some(number))
        }
        Opening::PrecedingArticle => (before(&here?.article)?, end.paragraph),
        Opening::PrecedingItem => {
            let item = Some(here?.item_before()?);
            return Some(Citation {
                article: here?.article.clone(),
                paragraph: Some(here?.paragraph).filter(|number| *number > 0),
                item,
                subitem: end.subitem,
            });
        }
        Opening::Bare => {
            let own = Some(here?.paragraph).filter(|number| *number > 0);
            (here?.article.clone(), end.paragraph.or(own))
        }
    };
    Some(Citation {
        article,
        paragraph,
        item: end.item.clone(),
        subitem: end.subitem,
    })
}

/// What the next citation of a list takes what it leaves out from; no 款 where none is given.
fn here_at(place: &Citation) -> Option<Here> {
    Some(Here {
        article: place.article.clone(),
        paragraph: place.paragraph.unwrap_or(0),
        item: place.item.clone(),
    })
}
