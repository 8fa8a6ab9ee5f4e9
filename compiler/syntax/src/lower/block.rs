//! From the kind of a block to its tree.

use super::Lowering;
use crate::ast::{Block, Header, error_formula};
use crate::ast::{Constraint, Definition};
use crate::grammar::Rule;
use crate::head::BlockKind;
use crate::statements::Statement;
use qufen_diagnostics::{Diagnostic, Span, codes};

/// Lowers the statements of a block; there is at least one.
pub(crate) fn lower(
    lowering: &mut Lowering<'_>,
    kind: BlockKind,
    statements: &[Statement],
) -> Block {
    let head = statements[0];
    let single = |block: Option<Block>| block.unwrap_or(Block::Error(head.span));
    match kind {
        BlockKind::Instrument => Block::Header(Header::Instrument(lowering.instrument(statements))),
        BlockKind::Module => single(
            lowering
                .module_name(head)
                .map(|name| Block::Header(Header::Module(name))),
        ),
        BlockKind::Use => single(lowering.module_name(head).map(Block::Use)),
        BlockKind::Decision => single(lowering.decision(statements).map(Block::Decision)),
        BlockKind::Enumeration => single(lowering.enumeration(head).map(Block::Enumeration)),
        BlockKind::Body => single(lowering.body(head).map(|body| Block::Bodies(vec![body]))),
        BlockKind::Facts => Block::Facts(lowering.facts(statements)),
        BlockKind::Constraint => Block::Constraint(lowering.constraint(statements)),
        BlockKind::Definition => single(lowering.definition(head).map(Block::Definition)),
        BlockKind::Principle => single(lowering.principle(statements).map(Block::Principle)),
        BlockKind::Division => single(lowering.division(head).map(Block::Division)),
        BlockKind::Article => Block::Article(lowering.article(statements)),
        BlockKind::Annex => single(lowering.annex(head).map(Block::Annex)),
        BlockKind::Assertion => single(lowering.assertion(head).map(Block::Assertion)),
        BlockKind::Scenario => single(lowering.scenario(statements).map(Block::Scenario)),
        BlockKind::Amendment => Block::Header(Header::Amendment(lowering.amendment(statements))),
        BlockKind::Withdrawal => single(lowering.withdrawal(head).map(Block::Withdrawal)),
        BlockKind::Operation => single(lowering.operation(statements).map(Block::Operation)),
    }
}

impl Lowering<'_> {
    /// Lines that a block may hold once only, `many` apart.
    pub(super) fn repeated_lines(&mut self, statements: &[Statement], many: &[Rule]) {
        for (index, statement) in statements.iter().enumerate() {
            let Some(rule) = statement.rule.filter(|rule| !many.contains(rule)) else {
                continue;
            };
            let earlier = statements[..index]
                .iter()
                .find(|other| other.rule == Some(rule));
            if let Some(earlier) = earlier {
                self.repeated(statement.span, earlier.span);
            }
        }
    }

    pub(super) fn repeated(&mut self, span: Span, earlier: Span) {
        let word = crate::chars::first_word(self.text(span)).to_owned();
        let diagnostic = Diagnostic::new(codes::REPEATED_LINE, self.first_line(span));
        let earlier = self.first_line(earlier);
        self.report(diagnostic.with("word", word).label(earlier, "first"));
    }

    /// The first line of a statement, for diagnostics about the whole of it.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let line = self.text(span).lines().next().unwrap_or("").trim_end();
        Span {
            start: span.start,
            end: span.start + line.len() as u32,
        }
    }

    pub(super) fn missing(&mut self, span: Span, part: &'static str) {
        let place = self.first_line(span);
        self.report(Diagnostic::new(codes::MISSING_PART, place).with("part", part));
    }

    fn constraint(&mut self, statements: &[Statement]) -> Constraint {
        self.repeated_lines(statements, &[]);
        let mut out = Constraint {
            formula: error_formula(statements[0].span),
            reason: None,
        };
        for &statement in statements {
            let Some(pair) = self.parse(statement) else {
                continue;
            };
            match pair.as_rule() {
                Rule::constraint => out.formula = self.formula_in(&pair),
                _ => out.reason = self.quote_in(&pair),
            }
        }
        out
    }

    /// A definition whose body cannot be read still defines its name.
    fn definition(&mut self, statement: Statement) -> Option<Definition> {
        let Some(pair) = self.parse(statement) else {
            let name = self.name_after_keyword(statement.span)?;
            let body = error_formula(statement.span);
            return Some(Definition {
                name,
                parameters: Vec::new(),
                body,
            });
        };
        let parameters = self.parameters(&pair);
        Some(Definition {
            name: self.name_in(&pair),
            parameters,
            body: self.formula_in(&pair),
        })
    }
}
