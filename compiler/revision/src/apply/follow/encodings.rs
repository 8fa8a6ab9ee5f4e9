//! Citations in conditions and other encodings: they go on naming the clause that they named.

use super::super::adjust::{Outcome, Standing};
use super::super::cite::cites;
use super::super::output::Edit;
use super::super::parsed::Placed;
use super::super::spot::{Finding, Spot};
use super::super::withdrawals::goes;
use super::{In, Walk};
use qufen_diagnostics::{Span, codes};
use qufen_syntax::ast::{Block, Clause, EncodingKind, Formula, FormulaKind, Quote};

impl Walk<'_, '_, '_> {
    pub(super) fn declarations(&mut self) {
        let tree = self.build.plan.tree;
        let decision = self.build.plan.decision;
        let stays = |block: &&Placed| !goes(decision, block.tree());
        for block in tree.source.blocks.iter().filter(stays) {
            let formulas: Vec<&Formula> = match block.tree() {
                Block::Definition(definition) => vec![&definition.body],
                Block::Constraint(constraint) => vec![&constraint.formula],
                Block::Assertion(assertion) => vec![&assertion.formula],
                Block::Principle(principle) => vec![&principle.this, &principle.that],
                _ => continue,
            };
            for formula in formulas {
                self.formula(block, formula, &Standing::default());
            }
        }
    }

    pub(super) fn encodings(&mut self, block: &Placed, clause: &Clause, standing: &Standing) {
        for encoding in &clause.encodings {
            match &encoding.kind {
                EncodingKind::Deeming { by, deemed, .. } => {
                    for cited in by.iter().chain([deemed]) {
                        self.cited(block.at(cited.span), standing, In::Deeming);
                    }
                }
                EncodingKind::Norm { act, .. } => self.remark(block, act, standing),
                EncodingKind::Reading(reading) => {
                    for option in &reading.options {
                        self.remark(block, &option.words, standing);
                    }
                }
                EncodingKind::NotOperative(reason) => self.remark(block, reason, standing),
                _ => {}
            }
            for formula in encoding.kind.formulas() {
                self.formula(block, formula, standing);
            }
        }
    }

    fn formula(&mut self, block: &Placed, formula: &Formula, standing: &Standing) {
        match &formula.node {
            FormulaKind::And(parts) | FormulaKind::Or(parts) | FormulaKind::Call(_, parts) => {
                for part in parts {
                    self.formula(block, part, standing);
                }
            }
            FormulaKind::Not(part) => self.formula(block, part, standing),
            FormulaKind::Implies(left, right) => {
                self.formula(block, left, standing);
                self.formula(block, right, standing);
            }
            FormulaKind::Citation(cited) => {
                self.cited(block.at(cited.span), standing, In::Condition);
            }
            _ => {}
        }
    }

    fn remark(&mut self, block: &Placed, quote: &Quote, standing: &Standing) {
        self.cited(block.at(quote.span), standing, In::Remark);
    }

    /// Citations in a stretch of the source that is not official words.
    fn cited(&mut self, span: Span, standing: &Standing, inside: In) {
        let text = &self.build.plan.tree.source.text[span.range()];
        for change in self
            .adjuster(inside)
            .adjustments(text, &cites(text), standing)
        {
            let place = Span::new(change.range.start, change.range.end).shifted(span.start);
            match (change.outcome, inside) {
                (Outcome::Becomes(words), _) => self.out.edits.push(Edit::text(place, words)),
                (Outcome::Apart(all), In::Condition) => {
                    let words = format!("({})", all.join(" 或 "));
                    self.out.edits.push(Edit::text(place, words));
                }
                (_, In::Remark) => {}
                (Outcome::Gone(id), _) => {
                    let finding = self.at_stage_of(id, codes::CITED_CLAUSE_DELETED);
                    let finding = finding.with("citation", &text[change.range]);
                    self.out
                        .found
                        .push(finding.label(Spot::source(place), "cited"));
                }
                (Outcome::Apart(_) | Outcome::Broken, _) => {
                    let finding = Finding::new(codes::CITED_RANGE_BROKEN, self.head());
                    let finding = finding.with("citation", &text[change.range]);
                    self.out
                        .found
                        .push(finding.label(Spot::source(place), "cited"));
                }
            }
        }
    }
}
