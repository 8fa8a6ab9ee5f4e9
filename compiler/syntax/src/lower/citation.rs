//! Citations and the numbers in them.

use super::range::{End, in_order, turned};
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
        let opening = pair.clone().into_inner().next()?;
        let from = match opening.as_rule() {
            Rule::series => None,
            _ => Some(self.single(&opening)?),
        };
        let series = child(pair, Rule::series);
        let end = child(pair, Rule::range_end);
        let node = match (from, series, end) {
            (above, Some(series), _) => self.series(pair, above, &series)?,
            (Some(from), None, Some(end)) => self.range(pair, from, &end)?,
            (from, None, _) => from?,
        };
        Some(Spanned { node, span })
    }

    /// A citation of one place.
    fn single(&mut self, pair: &Pair<'_, Rule>) -> Option<CitationRef> {
        let paragraph = self.part(pair, Rule::paragraph_part)?;
        let item = self.item_part(pair)?;
        let subitem = self.part(pair, Rule::subitem_part)?;
        Some(match pair.as_rule() {
            Rule::absolute => CitationRef::Absolute(Citation {
                article: self.ordinal(&child(pair, Rule::article_part)?)?,
                paragraph,
                item,
                subitem,
            }),
            Rule::this_article | Rule::that_article => CitationRef::ThisArticle {
                paragraph,
                item,
                subitem,
            },
            Rule::preceding_article => CitationRef::PrecedingArticles {
                count: self.count_back(pair)?,
                paragraph,
                item,
                subitem,
            },
            Rule::preceding => CitationRef::PrecedingParagraphs {
                count: self.count_back(pair)?,
                item,
                subitem,
            },
            Rule::preceding_item => CitationRef::PrecedingItems {
                count: self.count_back(pair)?,
                subitem,
            },
            _ => CitationRef::ThisParagraph { item, subitem },
        })
    }

    /// 2 for 前两款, 1 for 前款.
    fn count_back(&mut self, pair: &Pair<'_, Rule>) -> Option<u32> {
        match child(pair, Rule::number) {
            Some(count) => self.number(&count),
            None => Some(1),
        }
    }

    pub(super) fn citation_in(&mut self, pair: &Pair<'_, Rule>) -> Option<Spanned<CitationRef>> {
        child(pair, Rule::citation).and_then(|citation| self.citation(&citation))
    }

    /// The ends must be of one kind and in order, as far as can be told without the text.
    fn range(
        &mut self,
        whole: &Pair<'_, Rule>,
        from: CitationRef,
        end: &Pair<'_, Rule>,
    ) -> Option<CitationRef> {
        let end = End {
            article: match child(end, Rule::article_part) {
                Some(article) => Some(self.ordinal(&article)?),
                None => None,
            },
            paragraph: self.part(end, Rule::paragraph_part)?,
            item: self.item_part(end)?,
            subitem: self.part(end, Rule::subitem_part)?,
        };
        match end.after(&from) {
            Some(to) if in_order(&from, &to) => {
                Some(CitationRef::Range(Box::new(from), Box::new(to)))
            }
            to => {
                let backward = to.is_some_and(|to| in_order(&to, &from));
                let turned = backward.then(|| turned(whole.as_str())).flatten();
                self.bad_range(whole, turned);
                None
            }
        }
    }

    /// A range that does not stand, with how it was probably meant.
    pub(super) fn bad_range(&mut self, whole: &Pair<'_, Rule>, meant: Option<String>) {
        let place = self.span(whole);
        let mut finding = Diagnostic::new(codes::BAD_RANGE, place).with("range", whole.as_str());
        if let Some(meant) = meant {
            finding = finding.replace(place, meant, false);
        }
        self.report(finding);
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
