//! Conditions.

use super::{Lowering, child, children, has};
use crate::ast::{CompareOp, Formula, FormulaKind, Name, Quantifier, Spanned, error_formula};
use crate::grammar::Rule;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, Edit, Fix, Span, codes};

impl Lowering<'_> {
    pub(super) fn formula_in(&mut self, pair: &Pair<'_, Rule>) -> Formula {
        self.formulas_in(pair)
            .into_iter()
            .next()
            .unwrap_or_else(|| error_formula(self.span(pair)))
    }

    pub(super) fn formulas_in(&mut self, pair: &Pair<'_, Rule>) -> Vec<Formula> {
        children(pair, Rule::formula)
            .map(|formula| self.formula(&formula))
            .collect()
    }

    fn formula(&mut self, pair: &Pair<'_, Rule>) -> Formula {
        let span = self.span(pair);
        let mut sides: Vec<Formula> = children(pair, Rule::junction)
            .map(|side| self.junction(&side))
            .collect();
        if let Some(second) = children(pair, Rule::implies).nth(1) {
            let place = self.span(&second);
            self.report(Diagnostic::new(codes::CHAINED_IMPLICATION, place));
            return error_formula(span);
        }
        match (sides.pop(), sides.pop()) {
            (Some(then), Some(when)) => {
                let node = FormulaKind::Implies(Box::new(when), Box::new(then));
                Spanned { node, span }
            }
            (Some(only), None) => only,
            (None, _) => error_formula(span),
        }
    }

    /// Mixed 且 and 或 are an error; they are then read as if 且 bound tighter, which is also what
    /// the fix writes down.
    fn junction(&mut self, pair: &Pair<'_, Rule>) -> Formula {
        let (mut groups, mut ors, mut ands) = (vec![Vec::new()], 0, 0);
        let mut first_of_second = None;
        for inner in pair.clone().into_inner() {
            match inner.as_rule() {
                Rule::negation => {
                    let negation = self.negation(&inner);
                    if let Some(group) = groups.last_mut() {
                        group.push(negation);
                    }
                }
                rule => {
                    let (mine, other) = if rule == Rule::or {
                        (&mut ors, ands)
                    } else {
                        (&mut ands, ors)
                    };
                    if *mine == 0 && other > 0 {
                        first_of_second = Some(self.span(&inner));
                    }
                    *mine += 1;
                    if rule == Rule::or {
                        groups.push(Vec::new());
                    }
                }
            }
        }
        let parts: Vec<Formula> = groups.into_iter().filter_map(conjunction).collect();
        if let Some(place) = first_of_second {
            self.mixed(place, &parts);
        }
        let span = self.span(pair);
        disjunction(parts).unwrap_or_else(|| error_formula(span))
    }

    fn mixed(&mut self, place: Span, parts: &[Formula]) {
        let mut edits = Vec::new();
        for part in parts
            .iter()
            .filter(|part| matches!(part.node, FormulaKind::And(_)))
        {
            let edge = |at: u32| Span { start: at, end: at };
            edits.push(Edit {
                place: edge(part.span.start),
                text: "(".into(),
            });
            edits.push(Edit {
                place: edge(part.span.end),
                text: ")".into(),
            });
        }
        let mut diagnostic = Diagnostic::new(codes::MIXED_CONNECTIVES, place);
        diagnostic.fix = Some(Fix { safe: false, edits });
        self.report(diagnostic);
    }

    fn negation(&mut self, pair: &Pair<'_, Rule>) -> Formula {
        let end = self.span(pair).end;
        let nots: Vec<Span> = children(pair, Rule::not)
            .map(|not| self.span(&not))
            .collect();
        let atom = pair
            .clone()
            .into_inner()
            .find(|inner| inner.as_rule() != Rule::not);
        let mut formula = match atom {
            Some(atom) => self.atom(&atom),
            None => error_formula(self.span(pair)),
        };
        for not in nots.iter().rev() {
            let span = Span {
                start: not.start,
                end,
            };
            formula = Spanned {
                node: FormulaKind::Not(Box::new(formula)),
                span,
            };
        }
        formula
    }

    fn atom(&mut self, pair: &Pair<'_, Rule>) -> Formula {
        let span = self.span(pair);
        let node = match pair.as_rule() {
            Rule::group => {
                self.closed(pair, Rule::open_paren, Rule::close_paren, ")");
                Formula {
                    span,
                    ..self.formula_in(pair)
                }
                .node
            }
            Rule::any_item => FormulaKind::Items(Quantifier::Any),
            Rule::all_items => FormulaKind::Items(Quantifier::All),
            Rule::yes => FormulaKind::Constant(true),
            Rule::no => FormulaKind::Constant(false),
            Rule::citation => self
                .citation(pair)
                .map_or(FormulaKind::Error, FormulaKind::Citation),
            _ => self.named(pair),
        };
        Spanned { node, span }
    }

    fn named(&mut self, pair: &Pair<'_, Rule>) -> FormulaKind {
        let left = self.name_in(pair);
        let Some(tail) = pair.clone().into_inner().nth(1) else {
            return FormulaKind::Name(left);
        };
        match tail.as_rule() {
            Rule::arguments => {
                self.closed(&tail, Rule::open_paren, Rule::close_paren, ")");
                FormulaKind::Call(left, self.formulas_in(&tail))
            }
            Rule::comparison | Rule::bound => self.comparison(left, &tail),
            Rule::membership => self.membership(left, &tail),
            Rule::reading_choice => FormulaKind::Reading {
                reading: left,
                option: self.name_in(&tail),
            },
            _ => FormulaKind::Error,
        }
    }

    fn comparison(&mut self, left: Name, tail: &Pair<'_, Rule>) -> FormulaKind {
        let sign = tail
            .clone()
            .into_inner()
            .find(|inner| matches!(inner.as_rule(), Rule::comparison_sign | Rule::bound_word));
        let op = sign.as_ref().and_then(|sign| {
            let node = operator(sign.clone().into_inner().next()?.as_rule())?;
            Some(Spanned {
                node,
                span: self.span(sign),
            })
        });
        match (op, self.value_in(tail)) {
            (Some(op), Some(right)) => FormulaKind::Compare { left, op, right },
            _ => FormulaKind::Error,
        }
    }

    fn membership(&mut self, left: Name, tail: &Pair<'_, Rule>) -> FormulaKind {
        let Some(list) = child(tail, Rule::value_set) else {
            return FormulaKind::Error;
        };
        self.closed(&list, Rule::open_set, Rule::close_set, "}");
        let set = children(&list, Rule::value)
            .filter_map(|value| self.value(&value))
            .collect();
        FormulaKind::Member {
            left,
            negated: has(tail, Rule::not_member_of),
            set,
        }
    }
}

fn conjunction(parts: Vec<Formula>) -> Option<Formula> {
    joined(parts, FormulaKind::And)
}

fn disjunction(parts: Vec<Formula>) -> Option<Formula> {
    joined(parts, FormulaKind::Or)
}

/// One formula as it is, several as a connective over all of them.
fn joined(mut parts: Vec<Formula>, kind: fn(Vec<Formula>) -> FormulaKind) -> Option<Formula> {
    if parts.len() < 2 {
        return parts.pop();
    }
    let span = parts[0].span.to(parts[parts.len() - 1].span);
    Some(Spanned {
        node: kind(parts),
        span,
    })
}

/// 民法典 art. 1259: 以上、以下、以内 include the bound, 超过、不满、以外 exclude it.
fn operator(rule: Rule) -> Option<CompareOp> {
    Some(match rule {
        Rule::equals => CompareOp::Equal,
        Rule::not_equal => CompareOp::NotEqual,
        Rule::less | Rule::short_of | Rule::below => CompareOp::Less,
        Rule::at_most | Rule::not_above | Rule::and_down | Rule::within => CompareOp::AtMost,
        Rule::greater | Rule::above | Rule::outside => CompareOp::Greater,
        Rule::at_least | Rule::not_below | Rule::and_up => CompareOp::AtLeast,
        _ => return None,
    })
}
