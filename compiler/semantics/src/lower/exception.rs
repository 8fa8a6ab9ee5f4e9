//! 除外 and 再除外: what a clause takes away from its own condition.

use super::article::Lowering;
use crate::model::{ClauseId, Exception, Formula};
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{self, EncodingKind};

impl Lowering<'_> {
    /// The 除外 written under a clause. `excepts`: there is a condition to take away from; `waives`:
    /// the condition is a requirement.
    pub(super) fn exceptions(
        &mut self,
        clause: &ast::Clause,
        id: ClauseId,
        excepts: bool,
        waives: bool,
    ) -> Vec<Exception> {
        let mut chains: Vec<Vec<Formula>> = Vec::new();
        for encoding in &clause.encodings {
            let EncodingKind::Exception { condition, nested } = &encoding.kind else {
                continue;
            };
            let formula = self.resolve(&[], false, |resolver| resolver.formula(condition));
            match chains.last_mut() {
                Some(chain) if *nested => chain.push(formula),
                _ if *nested || !excepts => {
                    let finding = Diagnostic::new(codes::NOTHING_TO_EXCEPT, encoding.span);
                    self.parts.diagnostics.push(finding);
                }
                _ => chains.push(vec![formula]),
            }
        }
        chains
            .into_iter()
            .filter_map(|chain| Exception::of(id, chain, waives))
            .collect()
    }
}

/// An exception waives a requirement, and keeps a case out of any other clause.
pub(super) fn except(own: Formula, exceptions: &[Exception]) -> Formula {
    exceptions.iter().fold(own, |formula, exception| {
        let when = exception.when.clone();
        if exception.waives {
            Formula::Or(vec![formula, when])
        } else {
            Formula::And(vec![formula, when.negated()])
        }
    })
}
