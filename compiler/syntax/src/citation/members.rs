//! The single clauses that a citation as written names.

use super::{CitationRef, Ordinal};
use crate::ast::Unit;

impl CitationRef {
    /// Each clause that it names, as far as that can be told without the text: what was inserted
    /// between the ends of a range is left out. `None` where the ends differ in more than their number.
    pub fn members(&self) -> Option<Vec<CitationRef>> {
        match self {
            CitationRef::Range(from, to) => {
                let last = to.ordinal().filter(|last| last.inserted.is_empty())?;
                let mut one = (**from).clone();
                let mut all = vec![one.clone()];
                while one != **to {
                    let number = one.ordinal().filter(|it| it.inserted.is_empty())?.number + 1;
                    one = (one.with(one.unit(), number)).filter(|_| number <= last.number)?;
                    all.push(one.clone());
                }
                Some(all)
            }
            CitationRef::List(all) => {
                let each = all.iter().map(CitationRef::members);
                Some(each.collect::<Option<Vec<_>>>()?.concat())
            }
            one => Some(vec![one.clone()]),
        }
    }

    /// The number of the unit that it names; `None` for 前款, ranges and the like.
    pub fn ordinal(&self) -> Option<Ordinal> {
        let (article, paragraph, item, subitem) = match self {
            CitationRef::Absolute(it) => (Some(&it.article), it.paragraph, &it.item, it.subitem),
            CitationRef::ThisArticle {
                paragraph,
                item,
                subitem,
            } => (None, *paragraph, item, *subitem),
            CitationRef::ThisParagraph { item, subitem } => (None, None, item, *subitem),
            _ => return None,
        };
        let below = subitem.map(Ordinal::new).or_else(|| item.clone());
        let below = below.or_else(|| paragraph.map(Ordinal::new));
        below.or_else(|| article.cloned())
    }

    /// The same with this number of a unit; `None` where it does not say that unit by its number.
    pub fn with(&self, unit: Unit, number: u32) -> Option<CitationRef> {
        let mut one = self.clone();
        let (article, paragraph, item, subitem) = match &mut one {
            CitationRef::Absolute(it) => (
                Some(&mut it.article),
                Some(&mut it.paragraph),
                Some(&mut it.item),
                &mut it.subitem,
            ),
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
            } => (None, Some(paragraph), Some(item), subitem),
            CitationRef::ThisParagraph { item, subitem }
            | CitationRef::PrecedingParagraphs { item, subitem, .. } => {
                (None, None, Some(item), subitem)
            }
            CitationRef::PrecedingItems { subitem, .. } => (None, None, None, subitem),
            CitationRef::Range(..) | CitationRef::List(_) => return None,
        };
        match unit {
            Unit::Article => *article? = Ordinal::new(number),
            Unit::Paragraph => *paragraph? = Some(number),
            Unit::Item => *item? = Some(Ordinal::new(number)),
            Unit::Subitem => *subitem = Some(number),
            Unit::Division(_) => return None,
        }
        Some(one)
    }
}
