//! The ends of a range of clauses: `第四条第(一)项至第(三)项`, `第(一)项至第(三)项`.

use crate::ast::Unit;
use crate::citation::{Citation, CitationRef, Ordinal};

/// What stands after 至.
pub(super) struct End {
    pub article: Option<Ordinal>,
    pub paragraph: Option<u32>,
    pub item: Option<Ordinal>,
    pub subitem: Option<u32>,
}

impl End {
    /// The end as a citation of its own: what it leaves out is taken from the beginning. `None`
    /// after 前两款 and the like, which are ranges already.
    pub fn after(self, from: &CitationRef) -> Option<CitationRef> {
        let End {
            article,
            paragraph,
            item,
            subitem,
        } = self;
        if let Some(article) = article {
            return Some(CitationRef::Absolute(Citation {
                article,
                paragraph,
                item,
                subitem,
            }));
        }
        let below = |from: &Option<Ordinal>| match item {
            Some(_) => item.clone(),
            None => from.clone(),
        };
        if from.is_several() {
            return None;
        }
        Some(match (from, paragraph) {
            (CitationRef::Absolute(from), Some(_)) => CitationRef::Absolute(Citation {
                article: from.article.clone(),
                paragraph,
                item,
                subitem,
            }),
            (CitationRef::Absolute(from), None) => CitationRef::Absolute(Citation {
                item: below(&from.item),
                subitem,
                ..from.clone()
            }),
            (CitationRef::PrecedingArticles { count, .. }, Some(_)) => {
                CitationRef::PrecedingArticles {
                    count: *count,
                    paragraph,
                    item,
                    subitem,
                }
            }
            (_, Some(_)) => CitationRef::ThisArticle {
                paragraph,
                item,
                subitem,
            },
            (
                CitationRef::ThisArticle {
                    paragraph,
                    item: from,
                    ..
                },
                None,
            ) => CitationRef::ThisArticle {
                paragraph: *paragraph,
                item: below(from),
                subitem,
            },
            (
                CitationRef::PrecedingArticles {
                    count,
                    paragraph,
                    item: from,
                    ..
                },
                None,
            ) => CitationRef::PrecedingArticles {
                count: *count,
                paragraph: *paragraph,
                item: below(from),
                subitem,
            },
            (CitationRef::ThisParagraph { item: from, .. }, None) => CitationRef::ThisParagraph {
                item: below(from),
                subitem,
            },
            (
                CitationRef::PrecedingParagraphs {
                    count, item: from, ..
                },
                None,
            ) => CitationRef::PrecedingParagraphs {
                count: *count,
                item: below(from),
                subitem,
            },
            (CitationRef::PrecedingItems { .. }, None) => match item {
                Some(_) => CitationRef::ThisParagraph { item, subitem },
                None => CitationRef::PrecedingItems { count: 1, subitem },
            },
            (CitationRef::Range(..) | CitationRef::List(_), None) => return None,
        })
    }
}

/// Whether the ends are of one kind and the first comes first. Ends that are counted from different
/// places, as in `本条至第八条`, are compared once the text is known.
pub(super) fn in_order(from: &CitationRef, to: &CitationRef) -> bool {
    let (Some(first), Some(last)) = (position(from), position(to)) else {
        return true;
    };
    if std::mem::discriminant(from) != std::mem::discriminant(to) {
        // 本款至第二条 is one of 款.
        let level = |end: &CitationRef| end.unit().max(Unit::Paragraph);
        return level(from) == level(to);
    }
    first.depth() == last.depth() && first < last
}

/// A range with its ends exchanged: 第四条第(三)项至第(一)项 becomes 第四条第(一)项至第(三)项. `None` where
/// its ends are not written alike.
pub(super) fn turned(range: &str) -> Option<String> {
    let (from, to) = range.split_once('至')?;
    let parts = to.matches('第').count();
    let start = from.rmatch_indices('第').nth(parts.checked_sub(1)?)?.0;
    let (above, from) = from.split_at(start);
    (from.chars().last() == to.chars().last()).then(|| format!("{above}{to}至{from}"))
}

/// Where a citation stands among others that are counted from the same place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Within<'a> {
    article: Option<&'a Ordinal>,
    paragraph: Option<u32>,
    item: Option<&'a Ordinal>,
    subitem: Option<u32>,
}

impl Within<'_> {
    /// Whether it names a 款, an 项, a 目.
    fn depth(&self) -> (bool, bool, bool) {
        (
            self.paragraph.is_some(),
            self.item.is_some(),
            self.subitem.is_some(),
        )
    }
}

fn position(citation: &CitationRef) -> Option<Within<'_>> {
    let (article, paragraph, item, subitem) = match citation {
        CitationRef::Absolute(one) => (Some(&one.article), one.paragraph, &one.item, one.subitem),
        CitationRef::ThisArticle {
            paragraph,
            item,
            subitem,
        }
        | CitationRef::PrecedingArticles {
            paragraph,
            item,
            subitem,
            ..
        } => (None, *paragraph, item, *subitem),
        CitationRef::PrecedingParagraphs { item, subitem, .. }
        | CitationRef::ThisParagraph { item, subitem } => (None, None, item, *subitem),
        CitationRef::PrecedingItems { subitem, .. } => (None, None, &None, *subitem),
        CitationRef::Range(..) | CitationRef::List(_) => return None,
    };
    Some(Within {
        article,
        paragraph,
        item: item.as_ref(),
        subitem,
    })
}
