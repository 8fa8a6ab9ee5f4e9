//! Citations and the numbers in them.

use super::{Lowering, child, children};
use crate::ast::Spanned;
use crate::citation::{Citation, CitationRef, Ordinal};
use crate::grammar::Rule;
use crate::literals::numeral;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, codes};

impl Lowering<'_> {
    /// A citation as written.
    pub(super) fn citation(&mut self, pair: &Pair<'_, Rule>) -> Option<Spanned<CitationRef>> {
        let span = self.span(pair);
        let inner = pair.clone().into_inner().next()?;
        let node = match inner.as_rule() {
            Rule::range => self.range(&inner)?,
            Rule::absolute => CitationRef::Absolute(self.absolute(&inner)?),
            Rule::this_article => CitationRef::ThisArticle {
                paragraph: self.part(&inner, Rule::paragraph_part)?,
                item: self.item_part(&inner)?,
                subitem: self.part(&inner, Rule::subitem_part)?,
            },
            Rule::preceding => {
                let count = child(&inner, Rule::number).map(|count| self.number(&count));
                let count = count.unwrap_or(Some(1))?;
                CitationRef::PrecedingParagraphs {
                    count,
                    item: self.item_part(&inner)?,
                }
            }
            _ => CitationRef::ThisParagraph {
                item: self.item_part(&inner)??,
            },
        };
        Some(Spanned { node, span })
    }

    pub(super) fn citation_in(&mut self, pair: &Pair<'_, Rule>) -> Option<Spanned<CitationRef>> {
        child(pair, Rule::citation).and_then(|citation| self.citation(&citation))
    }

    fn absolute(&mut self, pair: &Pair<'_, Rule>) -> Option<Citation> {
        Some(Citation {
            article: self.ordinal(&child(pair, Rule::article_part)?)?,
            paragraph: self.part(pair, Rule::paragraph_part)?,
            item: self.item_part(pair)?,
            subitem: self.part(pair, Rule::subitem_part)?,
        })
    }

    /// The end of a range takes from its beginning what it leaves out, and must be of one kind.
    fn range(&mut self, pair: &Pair<'_, Rule>) -> Option<CitationRef> {
        let from = self.absolute(&child(pair, Rule::absolute)?)?;
        let end = child(pair, Rule::range_end)?;
        let to = self.range_end(&end, &from)?;
        let depth = |c: &Citation| (c.paragraph.is_some(), c.item.is_some(), c.subitem.is_some());
        let ordered = position(&from) < position(&to);
        if depth(&from) != depth(&to) || !ordered {
            let place = self.span(pair);
            self.report(Diagnostic::new(codes::BAD_RANGE, place).with("range", pair.as_str()));
            return None;
        }
        Some(CitationRef::Range(from, to))
    }

    fn range_end(&mut self, end: &Pair<'_, Rule>, from: &Citation) -> Option<Citation> {
        let article = child(end, Rule::article_part);
        let paragraph = self.part(end, Rule::paragraph_part)?;
        let item = self.item_part(end)?;
        let subitem = self.part(end, Rule::subitem_part)?;
        if let Some(article) = article {
            return Some(Citation {
                article: self.ordinal(&article)?,
                paragraph,
                item,
                subitem,
            });
        }
        let mut to = from.clone();
        if paragraph.is_some() {
            (to.paragraph, to.item, to.subitem) = (paragraph, item, subitem);
        } else if item.is_some() {
            (to.item, to.subitem) = (item, subitem);
        } else {
            to.subitem = subitem;
        }
        Some(to)
    }

    /// The number of a part that may be missing; outer `None` after an error.
    fn part(&mut self, pair: &Pair<'_, Rule>, rule: Rule) -> Option<Option<u32>> {
        match child(pair, rule) {
            Some(part) => self.number(&child(&part, Rule::number)?).map(Some),
            None => Some(None),
        }
    }

    fn item_part(&mut self, pair: &Pair<'_, Rule>) -> Option<Option<Ordinal>> {
        match child(pair, Rule::item_part) {
            Some(part) => {
                self.closed(&part, Rule::open_paren, Rule::close_paren, ")");
                self.ordinal(&part).map(Some)
            }
            None => Some(None),
        }
    }

    /// A number with what was inserted after it: 第九条之一, (三)之一.
    pub(super) fn ordinal(&mut self, pair: &Pair<'_, Rule>) -> Option<Ordinal> {
        let number = self.number(&child(pair, Rule::number)?)?;
        let mut inserted = Vec::new();
        for part in children(pair, Rule::inserted) {
            inserted.push(self.number(&child(&part, Rule::number)?)?);
        }
        Some(Ordinal { number, inserted })
    }

    /// A number from 1, well written.
    pub(super) fn number(&mut self, pair: &Pair<'_, Rule>) -> Option<u32> {
        match numeral::parse(pair.as_str()) {
            Ok(number) => Some(number),
            Err(numeral::Malformed { canonical }) => {
                let place = self.span(pair);
                let mut diagnostic =
                    Diagnostic::new(codes::MALFORMED_NUMERAL, place).with("word", pair.as_str());
                if let Some(canonical) = canonical {
                    diagnostic = diagnostic.replace(place, canonical, false);
                }
                self.report(diagnostic);
                None
            }
        }
    }
}

/// Where a citation stands in the order of the text.
fn position(citation: &Citation) -> (&Ordinal, Option<u32>, Option<&Ordinal>, Option<u32>) {
    (
        &citation.article,
        citation.paragraph,
        citation.item.as_ref(),
        citation.subitem,
    )
}
