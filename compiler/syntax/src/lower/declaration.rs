//! Declarations.

use super::{Lowering, child, has};
use crate::ast::{
    Annex, AnnexKind, Assertion, AssertionMode, Body, DecisionDecl, Division, DivisionKind,
    DurationUnit, Enumeration, Fact, Formula, Name, Principle, Spanned, TypeExpr, error_formula,
};
use crate::grammar::Rule;
use crate::statements::Statement;
use pest::iterators::Pair;

impl Lowering<'_> {
    pub(super) fn decision(&mut self, statements: &[Statement]) -> Option<DecisionDecl> {
        self.repeated_lines(statements, &[Rule::leniency]);
        let mut out = None::<DecisionDecl>;
        let mut default = None;
        let mut leniency = Vec::new();
        for &statement in statements {
            let Some(pair) = self.parse(statement) else {
                continue;
            };
            match pair.as_rule() {
                Rule::decision => {
                    let outcomes = self.names_of(&pair, Rule::outcomes);
                    out = Some(DecisionDecl {
                        name: self.name_in(&pair),
                        outcomes,
                        default: None,
                        leniency: Vec::new(),
                    });
                }
                Rule::leniency => leniency.push(self.names_in(&pair)),
                _ => default = default.or(Some(self.name_in(&pair))),
            }
        }
        out.map(|decision| DecisionDecl {
            default,
            leniency,
            ..decision
        })
    }

    pub(super) fn enumeration(&mut self, statement: Statement) -> Option<Enumeration> {
        let pair = self.parse(statement)?;
        self.closed(&pair, Rule::open_set, Rule::close_set, "}");
        let mut names = self.names_in(&pair);
        let name = names.remove(0);
        Some(Enumeration {
            name,
            ordered: has(&pair, Rule::kw_ordered),
            variants: names,
        })
    }

    pub(super) fn body(&mut self, statement: Statement) -> Option<Body> {
        let Some(pair) = self.parse(statement) else {
            let name = self.name_after_keyword(statement.span)?;
            return Some(Body {
                name,
                aliases: Vec::new(),
                description: None,
            });
        };
        let aliases = self.names_of(&pair, Rule::name_list);
        Some(Body {
            name: self.name_in(&pair),
            aliases,
            description: self.quote_in(&pair),
        })
    }

    /// The facts of a block; a line below a fact belongs to it.
    pub(super) fn facts(&mut self, statements: &[Statement]) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        let mut start = 0;
        for (index, &statement) in statements.iter().enumerate() {
            if statement.rule == Some(Rule::fact) {
                start = index;
            } else {
                let earlier = statements[start..index]
                    .iter()
                    .find(|other| other.rule == statement.rule);
                if let Some(earlier) = earlier {
                    self.repeated(statement.span, earlier.span);
                }
            }
            let pair = self.parse(statement);
            match (statement.rule, pair) {
                (Some(Rule::fact), Some(pair)) => facts.push(self.fact(&pair)),
                (Some(Rule::fact), None) => facts.extend(self.broken_fact(statement)),
                (_, Some(pair)) => self.fact_line(&pair, facts.last_mut()),
                (_, None) => {}
            }
        }
        facts
    }

    fn fact(&mut self, pair: &Pair<'_, Rule>) -> Fact {
        let ty = child(pair, Rule::type_expr);
        let node = ty
            .as_ref()
            .map_or(TypeExpr::Boolean, |ty| self.type_expr(ty));
        let span = self.span(ty.as_ref().unwrap_or(pair));
        Fact {
            name: self.name_in(pair),
            ty: Spanned { node, span },
            description: self.quote_in(pair),
            question: None,
            determined_by: None,
            evidence: None,
            presumption: None,
        }
    }

    /// A fact whose line cannot be read is still declared, so that its uses are not reported too.
    fn broken_fact(&mut self, statement: Statement) -> Option<Fact> {
        let text = self.text(statement.span);
        let word = &text[..crate::statements::name_length(text)];
        let start = statement.span.start as usize;
        let span = qufen_diagnostics::Span::new(start, start + word.len());
        let node = word.trim_matches(['`', '『', '』']).to_owned();
        (!node.is_empty()).then_some(Fact {
            name: Spanned { node, span },
            ty: Spanned {
                node: TypeExpr::Boolean,
                span,
            },
            description: None,
            question: None,
            determined_by: None,
            evidence: None,
            presumption: None,
        })
    }

    fn fact_line(&mut self, pair: &Pair<'_, Rule>, fact: Option<&mut Fact>) {
        if pair.as_rule() == Rule::facts {
            return;
        }
        let Some(fact) = fact else {
            return self.missing(self.span(pair), "名称 : 类型");
        };
        match pair.as_rule() {
            Rule::fact_question => fact.question = self.quote_in(pair),
            Rule::fact_found_by => fact.determined_by = Some(self.name_in(pair)),
            Rule::fact_evidence => fact.evidence = self.quote_in(pair),
            _ => fact.presumption = self.value_in(pair),
        }
    }

    fn type_expr(&mut self, pair: &Pair<'_, Rule>) -> TypeExpr {
        let Some(inner) = pair.clone().into_inner().next() else {
            return TypeExpr::Boolean;
        };
        match inner.as_rule() {
            Rule::type_boolean => TypeExpr::Boolean,
            Rule::type_integer => TypeExpr::Integer,
            Rule::type_money => TypeExpr::Money,
            Rule::type_ratio => TypeExpr::Ratio,
            Rule::type_date => TypeExpr::Date,
            Rule::type_duration => {
                self.closed(&inner, Rule::open_paren, Rule::close_paren, ")");
                TypeExpr::Duration(if has(&inner, Rule::unit_working_days) {
                    DurationUnit::WorkingDays
                } else if has(&inner, Rule::unit_months) {
                    DurationUnit::Months
                } else {
                    DurationUnit::Days
                })
            }
            _ => TypeExpr::Named(self.name(&inner).node),
        }
    }

    pub(super) fn parameters(&mut self, pair: &Pair<'_, Rule>) -> Vec<Name> {
        let Some(list) = child(pair, Rule::parameters) else {
            return Vec::new();
        };
        self.closed(&list, Rule::open_paren, Rule::close_paren, ")");
        self.names_in(&list)
    }

    pub(super) fn principle(&mut self, statements: &[Statement]) -> Option<Principle> {
        self.repeated_lines(statements, &[]);
        let head = self.parse(statements[0]);
        let (name, parameters) = match &head {
            Some(pair) => (self.name_in(pair), self.parameters(pair)),
            None => (self.name_after_keyword(statements[0].span)?, Vec::new()),
        };
        let (this, that) = self.sides(&statements[1..], statements[0]);
        Some(Principle {
            name,
            parameters,
            this,
            that,
        })
    }

    /// 此方 and 彼方 below `head`; what is missing is reported there.
    pub(super) fn sides(&mut self, lines: &[Statement], head: Statement) -> (Formula, Formula) {
        let mut side = |rule: Rule, part: &'static str| {
            let Some(&line) = lines.iter().find(|line| line.rule == Some(rule)) else {
                self.missing(head.span, part);
                return error_formula(head.span);
            };
            match self.parse(line) {
                Some(pair) => self.formula_in(&pair),
                None => error_formula(line.span),
            }
        };
        (side(Rule::this_side, "此方"), side(Rule::that_side, "彼方"))
    }

    pub(super) fn division(&mut self, statement: Statement) -> Option<Division> {
        let pair = self.parse(statement)?;
        let label = child(&pair, Rule::division_label)?;
        let number = self.number(&child(&label, Rule::number)?)?;
        let kind = child(&label, Rule::division_kind)?;
        let node = match kind.as_str() {
            "编" => DivisionKind::Part,
            "章" => DivisionKind::Chapter,
            _ => DivisionKind::Section,
        };
        let title = self.sure_quote(&pair);
        Some(Division {
            kind: Spanned {
                node,
                span: self.span(&label),
            },
            number,
            title,
        })
    }

    pub(super) fn annex(&mut self, statement: Statement) -> Option<Annex> {
        let pair = self.parse(statement)?;
        let mut quotes = super::children(&pair, Rule::quote);
        let words = self.quote(&quotes.next()?);
        let kind = if has(&pair, Rule::kw_title_note) {
            AnnexKind::TitleNote
        } else if has(&pair, Rule::kw_contents) {
            AnnexKind::Contents
        } else if has(&pair, Rule::kw_preamble) {
            AnnexKind::Preamble
        } else {
            AnnexKind::Annex
        };
        Some(Annex {
            kind,
            words,
            reason: quotes.next().map(|reason| self.quote(&reason)),
        })
    }

    pub(super) fn assertion(&mut self, statement: Statement) -> Option<Assertion> {
        let pair = self.parse(statement)?;
        Some(self.assertion_of(&pair))
    }

    pub(super) fn assertion_of(&mut self, pair: &Pair<'_, Rule>) -> Assertion {
        let always = has(pair, Rule::kw_always);
        let mode = if always {
            AssertionMode::Always
        } else {
            AssertionMode::Possible
        };
        Assertion {
            mode,
            formula: self.formula_in(pair),
            span: self.span(pair),
        }
    }
}
