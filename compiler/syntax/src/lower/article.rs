//! 条: labels, words, and which statement belongs to which 款, 项 or 目.

use super::{Lowering, child};
use crate::ast::{Article, Clause, Encoding, EncodingKind, Quote, Spanned};
use crate::citation::Ordinal;
use crate::grammar::Rule;
use crate::head;
use crate::statements::Statement;
use qufen_diagnostics::{Diagnostic, Span, codes};

impl Lowering<'_> {
    pub(super) fn article(&mut self, statements: &[Statement]) -> Article {
        let first = self.clause(statements[0]);
        let number = first.number.clone().unwrap_or(Spanned {
            // Zero is no article's number: the malformed one has been reported.
            node: Ordinal::new(0),
            span: first.label,
        });
        let mut paragraphs = vec![Clause {
            number: None,
            ..first
        }];
        let mut index = 1;
        while index < statements.len() {
            let statement = statements[index];
            let parts = match statement.rule {
                Some(Rule::paragraph) => {
                    paragraphs.push(self.clause(statement));
                    1
                }
                Some(Rule::item) => {
                    let item = self.clause(statement);
                    if let Some(paragraph) = paragraphs.last_mut() {
                        paragraph.items.push(item);
                    }
                    1
                }
                Some(Rule::subitem) => {
                    self.subitem(statement, &mut paragraphs);
                    1
                }
                _ => {
                    let parts = group_length(&statements[index..]);
                    let encoding = self.encoding(&statements[index..index + parts]);
                    if let Some(clause) = deepest(&mut paragraphs) {
                        clause.encodings.push(encoding);
                    }
                    parts
                }
            };
            index += parts;
        }
        paragraphs.iter_mut().for_each(cover);
        Article { number, paragraphs }
    }

    /// A 目 stands below a 项; without one it is kept as a 项 and reported.
    fn subitem(&mut self, statement: Statement, paragraphs: &mut [Clause]) {
        let subitem = self.clause(statement);
        let Some(paragraph) = paragraphs.last_mut() else {
            return;
        };
        match paragraph.items.last_mut() {
            Some(item) => item.items.push(subitem),
            None => {
                self.report(Diagnostic::new(codes::SUBITEM_WITHOUT_ITEM, subitem.label));
                paragraph.items.push(subitem);
            }
        }
    }

    /// The label and words of a clause.
    pub(super) fn clause(&mut self, statement: Statement) -> Clause {
        let span = statement.span;
        let pair = self.parse(statement);
        let text = self.text(span);
        let length =
            head::label_length(text).unwrap_or_else(|| crate::chars::first_word(text).len());
        let label = Span {
            start: span.start,
            end: span.start + length as u32,
        };
        let mut words = None::<Quote>;
        let mut number = None;
        if let Some(pair) = pair {
            words = self.quote_in(&pair);
            let numbered = [Rule::article_part, Rule::item_label, Rule::subitem_label]
                .into_iter()
                .find_map(|rule| child(&pair, rule));
            if let Some(part) = numbered {
                self.closed(&part, Rule::open_paren, Rule::close_paren, ")");
                number = self
                    .ordinal(&part)
                    .map(|node| Spanned { node, span: label });
            }
        } else {
            number = self.number_of_label(text, label);
        }
        Clause {
            number,
            label,
            words,
            encodings: Vec::new(),
            items: Vec::new(),
            span,
        }
    }

    /// The number of a label whose words could not be read, so that citations of it still resolve.
    fn number_of_label(&mut self, text: &str, label: Span) -> Option<Spanned<Ordinal>> {
        let label_text = &text[..label.range().len()];
        let number: String = label_text
            .chars()
            .skip_while(|c| !crate::chars::is_numeral(*c))
            .collect();
        let mut numbers = number
            .split(|c| !crate::chars::is_numeral(c))
            .filter(|part| !part.is_empty())
            .map(|part| crate::literals::numeral::parse(part).ok());
        let number = numbers.next()??;
        let inserted = numbers.collect::<Option<Vec<u32>>>()?;
        Some(Spanned {
            node: Ordinal { number, inserted },
            span: label,
        })
    }
}

/// The clause that a statement belongs to: the one that was begun last.
pub(super) fn deepest(clauses: &mut [Clause]) -> Option<&mut Clause> {
    let last = clauses.last_mut()?;
    if last.items.is_empty() {
        Some(last)
    } else {
        deepest(&mut last.items)
    }
}

/// How many statements make up one encoding: 区分 takes its sides, 解读 its options.
pub(super) fn group_length(statements: &[Statement]) -> usize {
    let parts: &[Rule] = match statements[0].rule {
        Some(Rule::distinction) => &[Rule::this_side, Rule::that_side],
        Some(Rule::reading) => &[Rule::reading_option],
        _ => return 1,
    };
    let below = statements[1..].iter();
    1 + below
        .take_while(|line| line.rule.is_some_and(|rule| parts.contains(&rule)))
        .count()
}

/// A clause reaches to the end of what stands under it.
pub(super) fn cover(clause: &mut Clause) {
    clause.items.iter_mut().for_each(cover);
    let inner = clause
        .encodings
        .iter()
        .map(|encoding: &Encoding| encoding.span);
    let inner = inner.chain(clause.items.iter().map(|item| item.span));
    clause.span = inner.fold(clause.span, Span::to);
}

impl Lowering<'_> {
    /// One encoding, from its statement and those that belong to it.
    pub(super) fn encoding(&mut self, statements: &[Statement]) -> Encoding {
        let span = statements[0].span.to(statements[statements.len() - 1].span);
        let kind = self
            .encoding_kind(statements)
            .unwrap_or(EncodingKind::Error);
        Encoding { kind, span }
    }
}
