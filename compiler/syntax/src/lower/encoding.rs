//! The statements under the words of a clause.

use super::{Lowering, child, children, has};
use crate::ast::{
    Distinction, EncodingKind, Modality, Name, ReadingDecl, ReadingOption, Sides, Spanned,
};
use crate::grammar::Rule;
use crate::statements::Statement;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, codes};

impl Lowering<'_> {
    /// `None` after an error.
    pub(super) fn encoding_kind(&mut self, statements: &[Statement]) -> Option<EncodingKind> {
        match statements[0].rule {
            Some(Rule::distinction) => return self.distinction(statements),
            Some(Rule::reading) => return self.reading(statements),
            Some(Rule::this_side | Rule::that_side | Rule::reading_option) => {
                return self.astray(statements[0]);
            }
            _ => {}
        }
        let pair = self.parse(statements[0])?;
        let pair = &pair;
        Some(match pair.as_rule() {
            Rule::meaning => EncodingKind::Meaning(self.formula_in(pair)),
            Rule::rule_statement => EncodingKind::Rule {
                condition: self.formula_in(pair),
                outcome: self.name_in(pair),
            },
            Rule::requirement => EncodingKind::Requirement {
                outcome: self.name_in(pair),
                condition: self.formula_in(pair),
            },
            Rule::exception => EncodingKind::Exception {
                condition: self.formula_in(pair),
                nested: has(pair, Rule::kw_except_again),
            },
            Rule::open_item => EncodingKind::Open {
                body: self.name_in(pair),
            },
            Rule::deeming => self.deeming(pair)?,
            Rule::scope => EncodingKind::Scope {
                condition: self.formula_in(pair),
                otherwise: has(pair, Rule::kw_otherwise).then(|| self.name_in(pair)),
                analogy: has(pair, Rule::kw_by_analogy),
            },
            Rule::factor => self.factor(pair)?,
            Rule::effect => EncodingKind::Effect {
                condition: self.formula_in(pair),
            },
            Rule::norm => self.norm(pair),
            Rule::assertion => EncodingKind::Assertion(self.assertion_of(pair)),
            Rule::not_operative => EncodingKind::NotOperative(self.sure_quote(pair)),
            _ => EncodingKind::Standing(self.standing(pair)?),
        })
    }

    /// A line that only makes sense under another one.
    fn astray(&mut self, statement: Statement) -> Option<EncodingKind> {
        let part = if statement.rule == Some(Rule::reading_option) {
            "解读"
        } else {
            "区分"
        };
        let place = self.first_line(statement.span);
        self.report(Diagnostic::new(codes::LINE_ASTRAY, place).with("part", part));
        None
    }

    fn deeming(&mut self, pair: &Pair<'_, Rule>) -> Option<EncodingKind> {
        let by = match child(pair, Rule::deeming_by) {
            Some(by) => Some(self.citation_in(&by)?),
            None => None,
        };
        let deemed = self.citation_in(pair)?;
        let condition = self.optional_formula(pair);
        Some(EncodingKind::Deeming {
            by,
            deemed,
            condition,
        })
    }

    fn optional_formula(&mut self, pair: &Pair<'_, Rule>) -> Option<crate::ast::Formula> {
        self.formulas_in(pair).into_iter().next()
    }

    fn factor(&mut self, pair: &Pair<'_, Rule>) -> Option<EncodingKind> {
        let mut sides = self.formulas_in(pair);
        let adverse = sides.pop()?;
        let favourable = sides.pop()?;
        Some(EncodingKind::Factor {
            name: self.name_in(pair),
            favourable,
            adverse,
        })
    }

    fn norm(&mut self, pair: &Pair<'_, Rule>) -> EncodingKind {
        let modality = if has(pair, Rule::kw_duty) {
            Modality::Duty
        } else if has(pair, Rule::kw_prohibition) {
            Modality::Prohibition
        } else {
            Modality::Right
        };
        EncodingKind::Norm {
            modality,
            actor: self.name_in(pair),
            act: self.sure_quote(pair),
            addressee: child(pair, Rule::addressee).map(|addressee| self.name_in(&addressee)),
            condition: self.optional_formula(pair),
        }
    }

    fn distinction(&mut self, statements: &[Statement]) -> Option<EncodingKind> {
        self.repeated_lines(statements, &[]);
        let head = self.parse(statements[0]);
        let used = head
            .as_ref()
            .and_then(|head| child(head, Rule::principle_use));
        if head.is_none() {
            self.sides(&statements[1..], statements[0]);
            return None;
        }
        let head = head?;
        let [this_name, that_name]: [Name; 2] = self.names_in(&head).try_into().ok()?;
        let sides = match used {
            Some(used) => {
                if let Some(&extra) = statements.get(1) {
                    self.astray(extra);
                }
                self.principle_use(&used)
            }
            None => {
                let (this, that) = self.sides(&statements[1..], statements[0]);
                Sides::Explicit { this, that }
            }
        };
        Some(EncodingKind::Distinction(Distinction {
            this_name,
            that_name,
            sides,
        }))
    }

    fn principle_use(&mut self, pair: &Pair<'_, Rule>) -> Sides {
        self.closed(pair, Rule::open_paren, Rule::close_paren, ")");
        let mut arguments: Vec<(Name, crate::ast::Formula)> = Vec::new();
        for argument in children(pair, Rule::argument) {
            let name = self.name_in(&argument);
            if let Some((earlier, _)) = arguments.iter().find(|(other, _)| other.node == name.node)
            {
                let earlier = earlier.span;
                self.repeated(name.span, earlier);
            }
            let formula = self.formula_in(&argument);
            arguments.push((name, formula));
        }
        Sides::Principle {
            principle: self.name_in(pair),
            arguments,
        }
    }

    fn reading(&mut self, statements: &[Statement]) -> Option<EncodingKind> {
        let head = self.parse(statements[0]);
        let mut options: Vec<ReadingOption> = Vec::new();
        let mut defaults = Vec::new();
        let mut broken = false;
        for &statement in &statements[1..] {
            let Some(pair) = self.parse(statement) else {
                broken = true;
                continue;
            };
            let default = child(&pair, Rule::kw_default).map(|word| self.span(&word));
            defaults.extend(default);
            options.push(ReadingOption {
                label: self.name_in(&pair),
                words: self.sure_quote(&pair),
                default: default.is_some(),
            });
        }
        if let [first, second, ..] = defaults[..] {
            self.repeated(second, first);
        }
        let name: Spanned<String> = self.name_at(head.as_ref()?, statements[0]);
        if broken {
            return None;
        }
        if options.len() < 2 {
            let place = self.first_line(statements[0].span);
            self.report(Diagnostic::new(codes::TOO_FEW_OPTIONS, place).with("name", &name.node));
            return None;
        }
        Some(EncodingKind::Reading(ReadingDecl { name, options }))
    }

    /// The name in a pair of an earlier statement than the one at hand.
    fn name_at(&mut self, pair: &Pair<'_, Rule>, statement: Statement) -> Name {
        self.base = statement.span.start as usize;
        self.name_in(pair)
    }
}
