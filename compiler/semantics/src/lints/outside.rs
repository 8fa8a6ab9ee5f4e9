//! Outside the scope the outcome of 否则 holds, unless what a rule grants stands before it.

use super::LintInput;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Block, EncodingKind, Name};

/// 否则 with an outcome that does not stand before all that rules grant: these then hold outside
/// the scope, too.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let order = input.blocks.iter().find_map(|(_, block, _)| match block {
        Block::Decision(decision) => Some(&decision.outcomes),
        _ => None,
    });
    let Some(order) = order else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for clause in input.clauses {
        for encoding in &clause.clause.encodings {
            let EncodingKind::Scope {
                otherwise: Some(outside),
                ..
            } = &encoding.kind
            else {
                continue;
            };
            let before = order.iter().take_while(|it| it.node != outside.node);
            let before: Vec<&str> = before
                .filter(|it| is_granted(input, it))
                .map(|it| it.node.as_str())
                .collect();
            let declared = order.iter().any(|it| it.node == outside.node);
            if declared && !before.is_empty() {
                found.push(
                    Diagnostic::new(codes::OUTSIDE_NOT_FIRST, clause.place(outside.span))
                        .with("outcome", &outside.node)
                        .with("others", before.join("、")),
                );
            }
        }
    }
    found
}

/// Whether a rule grants the outcome.
fn is_granted(input: &LintInput<'_>, outcome: &Name) -> bool {
    let encodings = input.clauses.iter().flat_map(|it| &it.clause.encodings);
    encodings
        .filter_map(|encoding| match &encoding.kind {
            EncodingKind::Rule { outcome, .. } => Some(outcome),
            _ => None,
        })
        .any(|granted| granted.node == outcome.node)
}
