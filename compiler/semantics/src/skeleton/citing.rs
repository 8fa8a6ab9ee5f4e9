//! What a citation names, found in the numbering of an instrument.

use super::{Outlined, Skeleton};
use crate::model::ClauseId;
use qufen_syntax::citation::{Citation, CitationRef, Ordinal};

/// Where a relative citation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The article.
    pub article: Ordinal,
    /// The 款, from 1.
    pub paragraph: u32,
    /// The 项, where it stands in one.
    pub item: Option<Ordinal>,
}

/// Why a citation names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationError {
    /// No such clause.
    Dangling(String),
    /// Several clauses fit.
    Ambiguous(String),
    /// 本条, 前条, 前款 or 前项 where there is none.
    NoPosition,
    /// A range whose ends are of different kinds, or the wrong way round.
    BadRange(String),
}

impl Skeleton {
    /// The clauses that a citation names; several for a range or a list.
    pub fn resolve(
        &self,
        reference: &CitationRef,
        position: Option<&Position>,
    ) -> Result<Vec<ClauseId>, CitationError> {
        match reference {
            CitationRef::Range(from, to) => {
                let ends = (self.absolute(from, position)?, self.absolute(to, position)?);
                match (ends.0.as_slice(), ends.1.as_slice()) {
                    ([from], [to]) => self.range(from, to),
                    _ => Err(CitationError::NoPosition),
                }
            }
            CitationRef::List(all) => {
                let each = all.iter().map(|one| self.resolve(one, position));
                Ok(each.collect::<Result<Vec<_>, _>>()?.concat())
            }
            single => self
                .absolute(single, position)?
                .iter()
                .map(|citation| self.find(citation))
                .collect(),
        }
    }

    fn range(&self, from: &Citation, to: &Citation) -> Result<Vec<ClauseId>, CitationError> {
        let (first, last) = (self.find(from)?, self.find(to)?);
        let level = |id: ClauseId| {
            let citation = &self.clauses[id.index()].citation;
            (citation.item.is_some(), citation.subitem.is_some())
        };
        if first >= last || level(first) != level(last) {
            return Err(CitationError::BadRange(format!("{from}至{to}")));
        }
        let between = (first.0..=last.0).map(ClauseId);
        Ok(between.filter(|&id| level(id) == level(first)).collect())
    }

    fn find(&self, citation: &Citation) -> Result<ClauseId, CitationError> {
        let fits = |clause: &Citation| {
            clause.article == citation.article
                && clause.item == citation.item
                && clause.subitem == citation.subitem
                && (citation.paragraph.is_none() || clause.paragraph == citation.paragraph)
        };
        let found: Vec<(u32, &Outlined)> = (0u32..)
            .zip(&self.clauses)
            .filter(|(_, clause)| fits(&clause.citation))
            .collect();
        let Some(&first) = found.first() else {
            return Err(CitationError::Dangling(citation.to_string()));
        };
        // A number that stands twice has a finding of its own; only several 款 are ambiguous.
        if found
            .iter()
            .any(|(_, other)| other.citation != first.1.citation)
        {
            return Err(CitationError::Ambiguous(citation.to_string()));
        }
        let meant = found.iter().find(|(_, clause)| clause.condition);
        Ok(ClauseId(meant.unwrap_or(&first).0))
    }

    /// A citation counted down from its 条; several for 前两款 and the like.
    fn absolute(
        &self,
        reference: &CitationRef,
        position: Option<&Position>,
    ) -> Result<Vec<Citation>, CitationError> {
        let here = || position.ok_or(CitationError::NoPosition);
        let below =
            |article: &Ordinal, paragraph, item: &Option<Ordinal>, subitem: &Option<u32>| {
                Citation {
                    article: article.clone(),
                    paragraph,
                    item: item.clone(),
                    subitem: *subitem,
                }
            };
        Ok(match reference {
            CitationRef::Absolute(citation) => vec![citation.clone()],
            CitationRef::ThisArticle {
                paragraph,
                item,
                subitem,
            } => vec![below(&here()?.article, *paragraph, item, subitem)],
            CitationRef::PrecedingArticles {
                count,
                paragraph,
                item,
                subitem,
            } => {
                let articles = last_before(self.articles(), &here()?.article, *count)?;
                let each = articles.iter();
                each.map(|article| below(article, *paragraph, item, subitem))
                    .collect()
            }
            CitationRef::ThisParagraph { item, subitem } => {
                let here = here()?;
                vec![below(&here.article, Some(here.paragraph), item, subitem)]
            }
            CitationRef::PrecedingParagraphs {
                count,
                item,
                subitem,
            } => {
                let here = here()?;
                let paragraphs = last_before(1..=here.paragraph, &here.paragraph, *count)?;
                let each = paragraphs.into_iter();
                each.map(|paragraph| below(&here.article, Some(paragraph), item, subitem))
                    .collect()
            }
            CitationRef::PrecedingItems { count, subitem } => {
                let here = here()?;
                let own = here.item.as_ref().ok_or(CitationError::NoPosition)?;
                let items = last_before(self.items(here), own, *count)?;
                let each = items.into_iter();
                each.map(|item| below(&here.article, Some(here.paragraph), &Some(item), subitem))
                    .collect()
            }
            // A range has no range for an end, and no list.
            CitationRef::Range(..) | CitationRef::List(_) => return Err(CitationError::NoPosition),
        })
    }

    /// The articles, in the order of the text.
    fn articles(&self) -> impl Iterator<Item = Ordinal> {
        let mut articles: Vec<Ordinal> = Vec::new();
        for clause in &self.clauses {
            if articles.last() != Some(&clause.citation.article) {
                articles.push(clause.citation.article.clone());
            }
        }
        articles.into_iter()
    }

    /// The items of a 款, in the order of the text.
    fn items(&self, here: &Position) -> impl Iterator<Item = Ordinal> {
        let cited = self.clauses.iter().map(|clause| &clause.citation);
        cited
            .filter(|it| it.article == here.article && it.paragraph == Some(here.paragraph))
            .filter(|it| it.subitem.is_none())
            .filter_map(|it| it.item.clone())
    }
}

/// The `count` of `all` that stand right before `own`.
fn last_before<T: PartialEq>(
    all: impl Iterator<Item = T>,
    own: &T,
    count: u32,
) -> Result<Vec<T>, CitationError> {
    let mut before: Vec<T> = all.take_while(|one| one != own).collect();
    let first = before.len().checked_sub(count as usize);
    let first = first.ok_or(CitationError::NoPosition)?;
    Ok(before.split_off(first))
}

#[cfg(test)]
mod tests;
