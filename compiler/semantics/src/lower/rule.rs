//! What decides: 当…则, 须, 视为符合, 适用 and 参照.

use super::article::{Lowering, ranges_over_items};
use crate::model::{ClauseId, Deeming, Formula, Requirement, Rule, Scope};
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{self, FormulaKind, Name, Quantifier, Spanned};
use qufen_syntax::citation::CitationRef;

impl Lowering<'_> {
    pub(super) fn rule(
        &mut self,
        id: ClauseId,
        items: &[ClauseId],
        condition: &ast::Formula,
        name: &Name,
    ) {
        let Some(outcome) = self.outcome(name) else {
            return;
        };
        let items = if ranges_over_items(condition) {
            items.to_vec()
        } else {
            Vec::new()
        };
        self.parts.rules.push(Rule {
            clause: id,
            outcome,
            condition: Formula::Clause(id),
            items,
        });
    }

    /// `须 F 且 下列全部`: each item, and each other part of F, is a requirement of its own. What
    /// waives the whole clause, a 除外 or a fiction, waives each.
    pub(super) fn requirement(
        &mut self,
        id: ClauseId,
        items: &[ClauseId],
        condition: &ast::Formula,
        name: &Name,
    ) {
        let Some(outcome) = self.outcome(name) else {
            return;
        };
        let parts = match &condition.node {
            FormulaKind::And(parts) => parts.as_slice(),
            _ => std::slice::from_ref(condition),
        };
        let mut required: Vec<(ClauseId, Formula)> = Vec::new();
        for part in parts {
            if part.node == FormulaKind::Items(Quantifier::All) {
                required.extend(items.iter().map(|&item| (item, Formula::Clause(item))));
            } else {
                // The clause's formula has been resolved, and reported on, once already.
                required.push((id, self.resolver(items.to_vec()).formula(part)));
            }
        }
        let required = required.into_iter().map(|(clause, demand)| Requirement {
            clause,
            outcome,
            condition: Formula::Or(vec![demand, Formula::Clause(id)]),
        });
        self.parts.requirements.extend(required);
    }

    pub(super) fn deeming(
        &mut self,
        id: ClauseId,
        by: Option<&Spanned<CitationRef>>,
        deemed: &Spanned<CitationRef>,
        condition: Option<&ast::Formula>,
    ) {
        let resolved = self.resolve(&[], false, |resolver| {
            let by = match by {
                Some(by) => resolver.clauses(by)?,
                None => vec![id],
            };
            let condition = condition.map(|condition| resolver.formula(condition));
            Some((by, resolver.clauses(deemed)?, condition))
        });
        let Some((by, targets, condition)) = resolved else {
            return;
        };
        for clause in by.iter().chain(&targets) {
            let outlined = &self.skeleton.clauses[clause.index()];
            if !outlined.condition {
                let finding = Diagnostic::new(codes::CLAUSE_IS_NO_CONDITION, deemed.span);
                self.parts
                    .diagnostics
                    .push(finding.with("cite", &outlined.shown));
                return;
            }
        }
        for target in targets {
            for &by in &by {
                let parts = std::iter::once(Formula::Clause(by)).chain(condition.clone());
                let when = Formula::And(parts.collect());
                self.parts.deemings.push((target, Deeming { by, when }));
            }
        }
    }

    pub(super) fn scope(
        &mut self,
        id: ClauseId,
        condition: &ast::Formula,
        otherwise: Option<&Name>,
        analogy: bool,
    ) {
        let condition = self.resolve(&[], false, |resolver| resolver.formula(condition));
        self.parts.scopes.push(Scope {
            clause: id,
            condition,
            analogy,
        });
        if let Some(name) = otherwise
            && self.outcome(name).is_some()
        {
            self.parts.out_of_scope = Some(name.node.clone());
        }
    }
}
