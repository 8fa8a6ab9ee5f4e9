//! Parse trees become the syntax tree. Everything that the grammar lets through so that it can be
//! reported precisely is reported here.

mod added;
mod amendment;
mod article;
mod block;
mod citation;
mod declaration;
mod encoding;
mod foreign_marks;
mod formula;
mod header;
mod headings;
mod operation;
mod phrase;
mod place;
mod range;
mod replacement;
mod rewording;
mod scenario;
mod series;
mod within;

pub(crate) use block::lower;

use crate::expect::{Expectation, Kind, expectations};
use crate::grammar::{Grammar, Rule};
use crate::nesting;
use crate::scan::Scan;
use crate::statements::Statement;
use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, Span, codes};

/// Lowers the statements of one block; spans are of the block.
pub(crate) struct Lowering<'a> {
    scan: &'a Scan,
    /// Where the statement at hand begins.
    base: usize,
    /// What could not be read.
    pub(crate) diagnostics: Vec<Diagnostic<Span>>,
}

impl<'a> Lowering<'a> {
    pub(crate) fn new(scan: &'a Scan) -> Self {
        Lowering {
            scan,
            base: 0,
            diagnostics: Vec::new(),
        }
    }

    /// The text of a span of the block, comments blanked.
    fn text(&self, span: Span) -> &'a str {
        &self.scan.code[span.range()]
    }

    fn report(&mut self, diagnostic: Diagnostic<Span>) {
        self.diagnostics.push(diagnostic);
    }

    /// Reads one statement; `None` after an error, which has been reported.
    fn parse(&mut self, statement: Statement) -> Option<Pair<'a, Rule>> {
        let span = statement.span;
        self.base = span.start as usize;
        let text = self.text(span);
        let unclosed = self
            .scan
            .unclosed
            .iter()
            .find(|quote| span.start <= quote.start && quote.start < span.end);
        if let Some(quote) = unclosed {
            let place = Span {
                start: quote.start,
                end: quote.start + '「'.len_utf8() as u32,
            };
            self.report(Diagnostic::new(codes::UNCLOSED_QUOTATION, place));
            return None;
        }
        if let Some(at) = nesting::too_deep(text) {
            let at = self.base + at;
            let end = at
                + self.scan.code[at..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
            let place = Span::new(at, end);
            self.report(Diagnostic::new(codes::TOO_DEEP, place).with("limit", nesting::LIMIT));
            return None;
        }
        let Some(rule) = statement.rule else {
            let words = crate::chars::first_word(text);
            let place = if words.is_empty() {
                span
            } else {
                self.sub(0, words.len())
            };
            let words = self.text(place).to_owned();
            self.report(Diagnostic::new(codes::UNKNOWN_STATEMENT, place).with("word", words));
            return None;
        };
        match Grammar::parse(rule, text) {
            Ok(mut pairs) => pairs.next(),
            Err(error) => {
                let at = match error.location {
                    InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
                };
                let expected = match &error.variant {
                    ErrorVariant::ParsingError { positives, .. } => expectations(positives),
                    ErrorVariant::CustomError { .. } => Vec::new(),
                };
                let (at, expected) = before_bound(text, at, expected);
                self.unreadable(text, at, &expected);
                None
            }
        }
    }

    /// The bytes `start..end` of the statement at hand.
    fn sub(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    fn unreadable(&mut self, text: &str, at: usize, expected: &[Expectation]) {
        let rest = &text[at..];
        let word = crate::chars::first_word(rest).len();
        let length = if word > 0 {
            word
        } else {
            rest.chars().next().map_or(0, char::len_utf8)
        };
        let place = self.sub(at, at + length);
        if self.unclosed_name(rest, place) || self.foreign_marks(text, at, expected) {
            return;
        }
        let words: Vec<&str> = expected
            .iter()
            .filter_map(|e| match e {
                Expectation::Kind(kind) => Some(kind.sample()),
                Expectation::Token(token) => Some(*token),
                Expectation::End | Expectation::Unnamed => None,
            })
            .take(8)
            .collect();
        let code = match (length, words.is_empty()) {
            (_, true) => codes::TOO_MANY_WORDS,
            (0, false) => codes::SENTENCE_BREAKS_OFF,
            (_, false) => codes::UNEXPECTED_WORD,
        };
        let mut diagnostic = Diagnostic::new(code, place);
        if length > 0 {
            diagnostic = diagnostic.with("found", &rest[..length]);
        }
        if !words.is_empty() {
            diagnostic = diagnostic.with("expected", words.join(" "));
            if let Some(Expectation::Kind(kind)) = expected.first() {
                diagnostic = diagnostic.label(place, kind.caption());
            }
        }
        self.report(diagnostic);
    }

    /// A name whose closing mark is missing.
    fn unclosed_name(&mut self, rest: &str, place: Span) -> bool {
        let mark = match rest.chars().next() {
            Some('`') => "`",
            Some('『') => "』",
            _ => return false,
        };
        let line = rest.lines().next().unwrap_or(rest);
        let open = line.chars().next().map_or(0, char::len_utf8);
        if line[open..].contains(mark) {
            return false;
        }
        self.report(Diagnostic::new(codes::UNCLOSED_NAME, place).with("mark", mark));
        true
    }

    /// Where `pair` stands, without the white space that pest includes.
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = self.base + pair.as_span().start();
        Span::new(start, start + pair.as_str().trim_end().len())
    }

    /// Reports a closing mark that the grammar did not find.
    fn closed(&mut self, pair: &Pair<'_, Rule>, open: Rule, close: Rule, mark: &'static str) {
        let mut opening = None;
        for inner in pair.clone().into_inner() {
            match inner.as_rule() {
                rule if rule == open => opening = Some(self.span(&inner)),
                rule if rule == close => {
                    let wide = |text: &str| text.starts_with(['（', '）', '｛', '｝']);
                    if let Some(span) = opening
                        && wide(self.text(span)) != wide(inner.as_str())
                    {
                        let place = self.span(&inner);
                        let fixed = if wide(self.text(span)) {
                            widened(mark)
                        } else {
                            mark
                        };
                        self.report(
                            Diagnostic::new(codes::MISMATCHED_BRACKETS, place)
                                .label(span, "open")
                                .replace(place, fixed, true),
                        );
                    }
                    return;
                }
                _ => {}
            }
        }
        if let Some(span) = opening {
            let end = self.span(pair).end as usize;
            self.report(
                Diagnostic::new(codes::UNCLOSED_BRACKET, span)
                    .with("mark", mark)
                    .replace(Span::new(end, end), mark, false),
            );
        }
    }
}

/// `甲 乙` fails behind 乙, where 以上 might still come; but what is amiss is 乙 itself.
fn before_bound(text: &str, at: usize, expected: Vec<Expectation>) -> (usize, Vec<Expectation>) {
    let bound = |e: &Expectation| {
        matches!(e, Expectation::Kind(Kind::Comparison))
            || matches!(e, Expectation::Token("以上" | "以下" | "以内" | "以外"))
    };
    let before = text[..at].trim_end();
    let start = before.rfind(crate::chars::ends_word).map_or(0, |gap| {
        gap + before[gap..].chars().next().map_or(0, char::len_utf8)
    });
    if expected.is_empty() || !expected.iter().all(bound) || start == before.len() {
        return (at, expected);
    }
    let expected = ["且", "或", "蕴含"]
        .into_iter()
        .map(Expectation::Token)
        .collect::<Vec<_>>();
    (
        start,
        [vec![Expectation::Kind(Kind::Comparison)], expected].concat(),
    )
}

fn widened(mark: &str) -> &'static str {
    if mark == ")" { "）" } else { "｝" }
}

/// The first child of that rule.
fn child<'a>(pair: &Pair<'a, Rule>, rule: Rule) -> Option<Pair<'a, Rule>> {
    children(pair, rule).next()
}

/// The children of that rule, in order.
fn children<'a>(
    pair: &Pair<'a, Rule>,
    rule: Rule,
) -> impl Iterator<Item = Pair<'a, Rule>> + use<'a> {
    pair.clone()
        .into_inner()
        .filter(move |inner| inner.as_rule() == rule)
}

/// Whether there is a child of that rule.
fn has(pair: &Pair<'_, Rule>, rule: Rule) -> bool {
    child(pair, rule).is_some()
}
