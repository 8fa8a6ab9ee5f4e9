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
mod tests {
    use super::*;
    use qufen_syntax::ast::{Block, FormulaKind};

    /// 第一条 of two 款 with three items each, and 第二条.
    fn numbering() -> Skeleton {
        let mut skeleton = Skeleton::default();
        let mut add = |article, paragraph, item: Option<u32>| {
            let citation = Citation {
                article: Ordinal::new(article),
                paragraph: Some(paragraph),
                item: item.map(Ordinal::new),
                subitem: None,
            };
            skeleton.clauses.push(Outlined {
                shown: citation.to_string(),
                citation,
                parent: None,
                open: None,
                condition: true,
            });
        };
        for paragraph in 1..=2 {
            add(1, paragraph, None);
            (1..=3).for_each(|item| add(1, paragraph, Some(item)));
        }
        add(2, 1, None);
        skeleton
    }

    /// What a citation names when it stands in the second 款 of 第一条.
    fn named(citation: &str) -> Result<Vec<String>, CitationError> {
        named_in(1, citation)
    }

    /// The same in the second 款 of another 条.
    fn named_in(article: u32, citation: &str) -> Result<Vec<String>, CitationError> {
        let text = format!("定义 甲 = {citation}");
        let Block::Definition(definition) = qufen_syntax::parse_block(&text).block else {
            panic!("{text}");
        };
        let FormulaKind::Citation(written) = &definition.body.node else {
            panic!("{text}");
        };
        let here = Position {
            article: Ordinal::new(article),
            paragraph: 2,
            item: Some(Ordinal::new(3)),
        };
        let skeleton = numbering();
        let ids = skeleton.resolve(&written.node, Some(&here))?;
        Ok(ids
            .iter()
            .map(|id| skeleton.clauses[id.index()].shown.clone())
            .collect())
    }

    #[test]
    fn relative_ranges_count_from_where_they_stand() {
        let own = ["第一条第二款第(一)项", "第一条第二款第(二)项"];
        for range in [
            "第(一)项至第(二)项",
            "第一项至第二项",
            "本款第(一)项至第(二)项",
            "本条第二款第(一)项至第(二)项",
            "第二款第(一)项至第(二)项",
            "第一条第二款第(一)项至第(二)项",
        ] {
            assert_eq!(named(range).expect(range), own, "{range}");
        }
        assert_eq!(
            named("前款第(二)项至第(三)项").expect("前款"),
            ["第一条第一款第(二)项", "第一条第一款第(三)项"]
        );
        assert_eq!(
            named("前款第(三)项至第二款第(一)项").expect("across"),
            ["第一条第一款第(三)项", "第一条第二款第(一)项"]
        );
        assert_eq!(named("本款").expect("本款"), ["第一条第二款"]);
        assert_eq!(
            named("本款至第二条").expect("onwards"),
            ["第一条第二款", "第二条第一款"]
        );
    }

    #[test]
    fn a_series_says_its_unit_once() {
        let all = [
            "第一条第二款第(一)项",
            "第一条第二款第(二)项",
            "第一条第二款第(三)项",
        ];
        for (series, expected) in [
            ("第(一)至(三)项", &all[..]),
            ("第一至第三项", &all[..]),
            ("第(一)、(二)、(三)项", &all[..]),
            ("本款第(一)、(二)至(三)项", &all[..]),
            ("第一条第二款第二、三项", &all[1..]),
            ("第一、二款", &["第一条第一款", "第一条第二款"][..]),
            (
                "前款第(三)、(一)项",
                &["第一条第一款第(三)项", "第一条第一款第(一)项"][..],
            ),
        ] {
            assert_eq!(named(series).expect(series), expected, "{series}");
        }
        assert!(matches!(
            named("第(一)、(四)项"),
            Err(CitationError::Dangling(cite)) if cite == "第一条第二款第(四)项"
        ));
    }

    #[test]
    fn the_preceding_article_is_the_one_that_stands_before() {
        assert_eq!(
            named_in(2, "前条第二款第(一)项至第(二)项").expect("前条"),
            ["第一条第二款第(一)项", "第一条第二款第(二)项"]
        );
        assert_eq!(named("前条"), Err(CitationError::NoPosition));
    }

    #[test]
    fn preceding_items_are_those_right_before() {
        let own = ["第一条第二款第(一)项", "第一条第二款第(二)项"];
        assert_eq!(named("前项").expect("前项"), own[1..]);
        assert_eq!(named("前两项").expect("前两项"), own);
        assert_eq!(named("前三项"), Err(CitationError::NoPosition));
        assert!(matches!(
            named("前项第2目"),
            Err(CitationError::Dangling(cite)) if cite == "第一条第二款第(二)项第2目"
        ));
        assert_eq!(
            named("前项至第(三)项").expect("onwards"),
            ["第一条第二款第(二)项", "第一条第二款第(三)项"]
        );
    }

    #[test]
    fn a_range_that_does_not_stand_says_why() {
        assert!(matches!(
            named("第(一)项至第(四)项"),
            Err(CitationError::Dangling(cite)) if cite == "第一条第二款第(四)项"
        ));
        assert!(matches!(
            named("第(二)项至第一款第(三)项"),
            Err(CitationError::BadRange(_))
        ));
        assert!(matches!(
            named("本条第(一)项至第(二)项"),
            Err(CitationError::Ambiguous(_))
        ));
    }
}
