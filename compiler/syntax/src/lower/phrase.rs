//! The smallest phrases: names, quotations, titles, values.

use super::{Lowering, child, children};
use crate::ast::{Literal, Name, Quote, Spanned};
use crate::grammar::Rule;
use crate::literals::{self, Problem};
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, Span, codes};

impl Lowering<'_> {
    /// A name, `version_name` or bare word: its marks removed, its span with them.
    pub(super) fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        let inner = pair.clone().into_inner().next();
        let text = inner.as_ref().map_or(pair.as_str(), |inner| inner.as_str());
        Spanned {
            node: text.trim().to_owned(),
            span: self.span(pair),
        }
    }

    /// The first name among the children; only after the grammar has made sure of it.
    pub(super) fn name_in(&self, pair: &Pair<'_, Rule>) -> Name {
        child(pair, Rule::name).map_or_else(|| self.no_name(pair), |name| self.name(&name))
    }

    fn no_name(&self, pair: &Pair<'_, Rule>) -> Name {
        Spanned {
            node: String::new(),
            span: self.span(pair),
        }
    }

    pub(super) fn names_in(&self, pair: &Pair<'_, Rule>) -> Vec<Name> {
        children(pair, Rule::name)
            .map(|name| self.name(&name))
            .collect()
    }

    pub(super) fn names_of(&self, pair: &Pair<'_, Rule>, list: Rule) -> Vec<Name> {
        child(pair, list)
            .map(|list| self.names_in(&list))
            .unwrap_or_default()
    }

    pub(super) fn version_in(&self, pair: &Pair<'_, Rule>) -> Option<Name> {
        child(pair, Rule::version_name).map(|name| self.name(&name))
    }

    /// The words of a quotation, without its brackets.
    pub(super) fn quote(&self, pair: &Pair<'_, Rule>) -> Quote {
        let words = child(pair, Rule::words);
        let (text, span) = words.map_or(("", self.span(pair)), |words| {
            let start = self.base + words.as_span().start();
            (
                words.as_str(),
                Span::new(start, start + words.as_str().len()),
            )
        });
        Spanned {
            node: text.to_owned(),
            span,
        }
    }

    pub(super) fn quote_in(&self, pair: &Pair<'_, Rule>) -> Option<Quote> {
        child(pair, Rule::quote).map(|quote| self.quote(&quote))
    }

    /// The words of a quotation that the grammar has made sure of.
    pub(super) fn sure_quote(&self, pair: &Pair<'_, Rule>) -> Quote {
        self.quote_in(pair).unwrap_or_else(|| self.no_name(pair))
    }

    /// The words inside 《》.
    pub(super) fn title_in(&self, pair: &Pair<'_, Rule>) -> Name {
        let words = child(pair, Rule::title).and_then(|title| child(&title, Rule::title_words));
        words.map_or_else(
            || self.no_name(pair),
            |words| Spanned {
                node: words.as_str().trim().to_owned(),
                span: self.span(&words),
            },
        )
    }

    /// A constant. After an error, which has been reported, `None`.
    pub(super) fn value(&mut self, pair: &Pair<'_, Rule>) -> Option<Spanned<Literal>> {
        let span = self.span(pair);
        let inner = pair.clone().into_inner().next()?;
        let marked = inner.as_rule() == Rule::name && inner.as_str().starts_with(['`', '『']);
        let node = if marked {
            Literal::Variant(self.name(&inner).node)
        } else {
            let word = inner.as_str().trim();
            match literals::classify(word) {
                Ok(Some(literal)) => literal,
                Ok(None) => Literal::Variant(word.to_owned()),
                Err(problem) => {
                    self.malformed_value(span, word, problem);
                    return None;
                }
            }
        };
        Some(Spanned { node, span })
    }

    pub(super) fn value_in(&mut self, pair: &Pair<'_, Rule>) -> Option<Spanned<Literal>> {
        child(pair, Rule::value).and_then(|value| self.value(&value))
    }

    pub(super) fn malformed_value(&mut self, place: Span, word: &str, problem: Problem) {
        let code = match problem {
            Problem::Malformed(_) => codes::MALFORMED_VALUE,
            Problem::NoSuchDate => codes::NO_SUCH_DATE,
            Problem::TooFine => codes::VALUE_TOO_FINE,
            Problem::TooLarge => codes::VALUE_TOO_LARGE,
        };
        let mut diagnostic = Diagnostic::new(code, place).with("word", word);
        if let Problem::Malformed(Some(canonical)) = problem {
            diagnostic = diagnostic.replace(place, canonical, false);
        }
        self.report(diagnostic);
    }
}
