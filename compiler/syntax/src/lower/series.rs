//! Several clauses of one unit, which is said once: `第(一)至(三)项`, `第一、三款`, `第五至八条`.

use super::range::in_order;
use super::{Lowering, child};
use crate::ast::Unit;
use crate::citation::{Citation, CitationRef, Ordinal};
use crate::grammar::Rule;
use pest::iterators::Pair;

impl Lowering<'_> {
    /// The clauses below `above`; where that is `None`, below where the citation stands.
    pub(super) fn series(
        &mut self,
        whole: &Pair<'_, Rule>,
        above: Option<CitationRef>,
        series: &Pair<'_, Rule>,
    ) -> Option<CitationRef> {
        let unit = unit(child(series, Rule::series_unit)?.as_str());
        let mut all: Vec<CitationRef> = Vec::new();
        let mut to = false;
        // The text of the number before, which a range goes on from.
        let mut before: Option<Pair<'_, Rule>> = None;
        for part in series.clone().into_inner() {
            match part.as_rule() {
                Rule::series_to => to = true,
                Rule::series_also => to = false,
                Rule::series_number => {
                    let number = self.number(&child(&part, Rule::number)?)?;
                    let Some(one) = below(above.as_ref(), unit, number) else {
                        self.bad_range(whole, None);
                        return None;
                    };
                    let begins = if to { all.pop() } else { None };
                    let one = match begins {
                        Some(from) if in_order(&from, &one) => {
                            CitationRef::Range(Box::new(from), Box::new(one))
                        }
                        Some(from) => {
                            let meant = exchanged(whole, before.as_ref()?, &part);
                            let backward = in_order(&one, &from);
                            self.bad_range(whole, backward.then_some(meant));
                            return None;
                        }
                        None => one,
                    };
                    all.push(one);
                    before = Some(part);
                }
                _ => {}
            }
        }
        match all.len() {
            1 => all.pop(),
            _ => Some(CitationRef::List(all)),
        }
    }
}

/// The text with two of its numbers exchanged.
fn exchanged(whole: &Pair<'_, Rule>, first: &Pair<'_, Rule>, second: &Pair<'_, Rule>) -> String {
    let text = whole.as_str();
    let start = whole.as_span().start();
    let at = |pair: &Pair<'_, Rule>| {
        let span = pair.as_span();
        (span.start() - start, span.end() - start)
    };
    let ((from, from_end), (to, to_end)) = (at(first), at(second));
    [
        &text[..from],
        second.as_str(),
        &text[from_end..to],
        first.as_str(),
        &text[to_end..],
    ]
    .concat()
}

fn unit(word: &str) -> Unit {
    match word {
        "条" => Unit::Article,
        "款" => Unit::Paragraph,
        "项" => Unit::Item,
        _ => Unit::Subitem,
    }
}

/// One clause of the series; `None` where its unit is not below what stands before it.
fn below(above: Option<&CitationRef>, unit: Unit, number: u32) -> Option<CitationRef> {
    let named = above.map(CitationRef::unit);
    if named.is_some_and(|named| named >= unit) {
        return None;
    }
    let beginning = match (above, unit) {
        (Some(above), _) => above.clone(),
        (None, Unit::Article) => CitationRef::Absolute(Citation::article(Ordinal::new(number))),
        (None, Unit::Paragraph) => CitationRef::ThisArticle {
            paragraph: None,
            item: None,
            subitem: None,
        },
        (None, _) => CitationRef::ThisParagraph {
            item: None,
            subitem: None,
        },
    };
    beginning.with(unit, number)
}
