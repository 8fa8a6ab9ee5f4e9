//! Small files for the lints' tests, built as trees with a text that their spans point into.

use super::{LintInput, clauses};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span};
use qufen_syntax::ast::{
    Article, Block, Body, Clause, DateLiteral, Encoding, EncodingKind, Formula, FormulaKind,
    Header, InstrumentHeader, Modality, Name, Quantifier, Spanned,
};
use qufen_syntax::citation::Ordinal;
use std::collections::BTreeSet;

/// An instrument file in the making. Encodings go to the clause written last.
#[derive(Default)]
pub struct Sample {
    pub blocks: Vec<(Block, String)>,
    pub bodies: Vec<Body>,
    instruments: BTreeSet<(String, String)>,
}

impl Sample {
    pub fn known(&mut self, title: &str, version: &str) {
        self.instruments.insert((title.into(), version.into()));
    }

    pub fn header(&mut self, title: &str, issued: Option<DateLiteral>) {
        let header = InstrumentHeader {
            title: named(title, Span::new(0, title.len())),
            version: None,
            nature: None,
            issuers: vec![],
            issued: issued.map(|node| Spanned {
                node,
                span: Span::new(0, 0),
            }),
            text: None,
            standing: vec![],
        };
        self.blocks
            .push((Block::Header(Header::Instrument(header)), title.to_owned()));
    }

    pub fn article(&mut self, number: u32, words: &str) {
        let mut text = String::new();
        let mut clause = clause(&mut text, &format!("第{number}条 "), None, words);
        let number = Spanned {
            node: Ordinal::new(number),
            span: clause.label,
        };
        clause.number = None;
        self.blocks.push((
            Block::Article(Article {
                number,
                paragraphs: vec![clause],
            }),
            text,
        ));
    }

    pub fn item(&mut self, number: u32, words: &str) {
        if let Some((Block::Article(article), text)) = self.blocks.last_mut() {
            let item = clause(text, &format!("({number})"), Some(number), words);
            article.paragraphs.last_mut().unwrap().items.push(item);
        }
    }

    pub fn encode(&mut self, kind: EncodingKind) {
        if let Some((Block::Article(article), _)) = self.blocks.last_mut() {
            let paragraph = article.paragraphs.last_mut().unwrap();
            let clause = match paragraph.items.last_mut() {
                Some(item) => item,
                None => paragraph,
            };
            clause.encodings.push(Encoding {
                kind,
                span: Span::new(0, 0),
            });
        }
    }

    /// `即` a formula, which is written out so that its spans are true.
    pub fn meaning(&mut self, formula: Formula) {
        if let Some((_, text)) = self.blocks.last_mut() {
            text.push_str("即 ");
            let formula = written(formula, text);
            text.push('\n');
            self.encode(EncodingKind::Meaning(formula));
        }
    }

    pub fn run(
        &self,
        lint: fn(&LintInput<'_>) -> Vec<Diagnostic<Place>>,
    ) -> Vec<Diagnostic<Place>> {
        let blocks: Vec<_> = self
            .blocks
            .iter()
            .zip(0..)
            .map(|((block, text), i)| (i, block, text.as_str()))
            .collect();
        let bodies: Vec<&Body> = self.bodies.iter().collect();
        let known = self.instruments.iter();
        let known: Vec<_> = known.map(|(t, v)| (t.as_str(), v.as_str())).collect();
        lint(&LintInput {
            file: 0,
            blocks: &blocks,
            clauses: &clauses::of(0, &blocks),
            bodies: &bodies,
            instruments: &|| known.clone(),
        })
    }

    /// The words at a place.
    pub fn at(&self, place: Option<Place>) -> String {
        match place {
            Some(Place::Block { block, span, .. }) => {
                self.blocks[block as usize].1[span.range()].to_owned()
            }
            _ => String::new(),
        }
    }
}

fn clause(text: &mut String, label: &str, number: Option<u32>, words: &str) -> Clause {
    let start = text.len();
    text.push_str(label);
    let label = Span::new(start, text.len());
    text.push('「');
    let from = text.len();
    text.push_str(words);
    let words = named(words, Span::new(from, text.len()));
    text.push_str("」\n");
    let number = number.map(|n| Spanned {
        node: Ordinal::new(n),
        span: label,
    });
    let span = Span::new(start, text.len());
    Clause {
        number,
        label,
        words: Some(words),
        encodings: vec![],
        items: vec![],
        span,
    }
}

fn written(formula: Formula, text: &mut String) -> Formula {
    let start = text.len();
    let mut chain = |parts: Vec<Formula>, joiner: &str| -> Vec<Formula> {
        let mut out = Vec::new();
        text.push('(');
        for part in parts {
            if !out.is_empty() {
                text.push_str(joiner);
            }
            out.push(written(part, text));
        }
        text.push(')');
        out
    };
    let node = match formula.node {
        FormulaKind::And(parts) => FormulaKind::And(chain(parts, " 且 ")),
        FormulaKind::Or(parts) => FormulaKind::Or(chain(parts, " 或 ")),
        FormulaKind::Not(part) => {
            text.push_str("非 ");
            FormulaKind::Not(Box::new(written(*part, text)))
        }
        FormulaKind::Name(name) => {
            text.push_str(&name.node);
            FormulaKind::Name(named(&name.node, Span::new(start, text.len())))
        }
        FormulaKind::Constant(value) => {
            text.push(if value { '是' } else { '否' });
            FormulaKind::Constant(value)
        }
        other => {
            text.push_str("下列");
            other
        }
    };
    Spanned {
        node,
        span: Span::new(start, text.len()),
    }
}

fn named(node: &str, span: Span) -> Name {
    Spanned {
        node: node.to_owned(),
        span,
    }
}

fn unplaced(node: FormulaKind) -> Formula {
    Spanned {
        node,
        span: Span::new(0, 0),
    }
}

pub fn name(name: &str) -> Formula {
    unplaced(FormulaKind::Name(named(name, Span::new(0, 0))))
}

pub fn not(formula: Formula) -> Formula {
    unplaced(FormulaKind::Not(Box::new(formula)))
}

pub fn all_of(parts: Vec<Formula>) -> Formula {
    unplaced(FormulaKind::And(parts))
}

pub fn any_of(parts: Vec<Formula>) -> Formula {
    unplaced(FormulaKind::Or(parts))
}

pub fn constant(value: bool) -> Formula {
    unplaced(FormulaKind::Constant(value))
}

pub fn items(quantifier: Quantifier) -> Formula {
    unplaced(FormulaKind::Items(quantifier))
}

pub fn body(name: &str, aliases: &[&str]) -> Body {
    let at = Span::new(0, 0);
    let aliases = aliases.iter().map(|alias| named(alias, at)).collect();
    Body {
        name: named(name, at),
        aliases,
        description: None,
    }
}

pub fn duty(actor: &str, act: &str) -> EncodingKind {
    let at = Span::new(0, 0);
    EncodingKind::Norm {
        modality: Modality::Duty,
        actor: named(actor, at),
        act: named(act, at),
        addressee: None,
        condition: None,
    }
}

pub fn not_operative(reason: &str) -> EncodingKind {
    EncodingKind::NotOperative(named(reason, Span::new(0, 0)))
}
