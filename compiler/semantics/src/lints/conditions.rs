//! A condition stated twice in one formula, or together with its own negation.

use super::LintInput;
use super::clauses::folded;
use crate::place::Place;
use qufen_diagnostics::{Code, Diagnostic, Span, codes};
use qufen_syntax::ast::{Block, Formula, FormulaKind};

/// Repeated and contradicted conditions in clauses and definitions.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for &(block, tree, text) in input.blocks {
        let mut judge = Judge {
            text,
            file: input.file,
            block,
            found: &mut found,
        };
        match tree {
            Block::Definition(definition) => judge.formula(&definition.body, &[], None),
            Block::Article(article) => {
                let mut clauses: Vec<_> = article.paragraphs.iter().collect();
                while let Some(clause) = clauses.pop() {
                    clauses.extend(&clause.items);
                    for encoding in &clause.encodings {
                        for formula in encoding.kind.formulas() {
                            judge.formula(formula, &[], None);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a chain joins its parts by 且.
type Conjunction = bool;

struct Judge<'a, 'o> {
    text: &'a str,
    file: u32,
    block: u32,
    found: &'o mut Vec<Diagnostic<Place>>,
}

/// A condition, with its characters as they are compared.
#[derive(Clone)]
struct Condition<'a> {
    formula: &'a Formula,
    words: String,
    /// What it negates, if it negates anything.
    negated: Option<String>,
}

impl<'a> Judge<'a, '_> {
    /// Judges a formula of which `held` are the conditions that the chains around it already state.
    fn formula(
        &mut self,
        formula: &'a Formula,
        held: &[Condition<'a>],
        chain: Option<Conjunction>,
    ) {
        let (parts, conjunction) = match &formula.node {
            FormulaKind::And(parts) => (parts, true),
            FormulaKind::Or(parts) => (parts, false),
            FormulaKind::Not(part) => return self.formula(part, &[], None),
            FormulaKind::Implies(left, right) => {
                self.formula(left, &[], None);
                return self.formula(right, &[], None);
            }
            FormulaKind::Call(_, parts) => {
                return parts.iter().for_each(|part| self.formula(part, &[], None));
            }
            _ => return,
        };
        let mut stated = match chain {
            Some(_) => held.to_vec(),
            None => Vec::new(),
        };
        let outer = stated.len();
        for part in parts.iter().filter(|part| !is_chain(part)) {
            let Some(part) = self.condition(part) else {
                continue;
            };
            let same = stated.iter().find(|other| other.words == part.words);
            let opposed = || stated[outer..].iter().find(|other| other.opposes(&part));
            if let Some(first) = same {
                self.report(codes::CONDITION_REPEATED, part.formula, first.formula);
            } else if let Some(first) = opposed() {
                self.report(codes::CONDITION_CONTRADICTED, part.formula, first.formula);
            } else {
                stated.push(part);
            }
        }
        for part in parts.iter().filter(|part| is_chain(part)) {
            self.formula(part, &stated, Some(conjunction));
        }
        for part in parts
            .iter()
            .filter(|part| matches!(part.node, FormulaKind::Call(..)))
        {
            self.formula(part, &[], None);
        }
    }

    /// `None` for what could not be read.
    fn condition(&self, formula: &'a Formula) -> Option<Condition<'a>> {
        let words = |part: &Formula| folded(self.words(part.span));
        Some(Condition {
            formula,
            words: words(formula),
            negated: match &formula.node {
                FormulaKind::Error => return None,
                FormulaKind::Not(part) => Some(words(part)),
                _ => None,
            },
        })
    }

    fn report(&mut self, code: Code, again: &Formula, first: &Formula) {
        let condition = self.words(again.span).trim().to_owned();
        self.found.push(
            Diagnostic::new(code, self.place(again.span))
                .with("condition", condition)
                .label(self.place(first.span), "first"),
        );
    }

    fn words(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn place(&self, span: Span) -> Place {
        Place::Block {
            file: self.file,
            block: self.block,
            span,
        }
    }
}

impl Condition<'_> {
    fn opposes(&self, other: &Self) -> bool {
        let negates = |not: &Self, other: &Self| not.negated.as_ref() == Some(&other.words);
        negates(self, other) || negates(other, self)
    }
}

fn is_chain(formula: &Formula) -> bool {
    matches!(formula.node, FormulaKind::And(_) | FormulaKind::Or(_))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, all_of, any_of, name, not};
    use super::*;

    fn found(formula: Formula) -> Vec<(&'static str, String)> {
        let mut sample = Sample::default();
        sample.article(5, "示例。");
        sample.meaning(formula);
        sample
            .run(check)
            .into_iter()
            .map(|d| (d.code.id(), d.arguments[0].1.clone()))
            .collect()
    }

    #[test]
    fn a_condition_stated_twice_is_reported() {
        let twice = all_of(vec![name("甲"), name("乙"), name("甲")]);
        assert_eq!(found(twice), [("QF0416", "甲".to_owned())]);
        let below = all_of(vec![name("甲"), any_of(vec![name("乙"), name("甲")])]);
        assert_eq!(found(below), [("QF0416", "甲".to_owned())]);
    }

    #[test]
    fn a_condition_with_its_negation_is_reported() {
        let both = all_of(vec![name("甲"), not(name("甲"))]);
        assert_eq!(found(both), [("QF0422", "非 甲".to_owned())]);
    }

    #[test]
    fn different_branches_may_share_a_condition() {
        let branches = any_of(vec![
            all_of(vec![name("甲"), name("乙")]),
            all_of(vec![name("甲"), not(name("乙"))]),
        ]);
        assert_eq!(found(branches), []);
    }
}
