//! A 区分 needs to know which outcome tolerates.

use super::LintInput;
use crate::place::Place;
use crate::tolerance::{EXEMPTION, Told, told};
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Block, DecisionDecl, EncodingKind};

/// The first 区分 of a law of which neither 从严到宽 nor the names of its outcomes tell what tolerates.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let decision = input.blocks.iter().find_map(|(_, block, _)| match block {
        Block::Decision(decision) => Some(decision),
        _ => None,
    });
    let Some(open) = decision.and_then(|decision| open(input, decision)) else {
        return Vec::new();
    };
    for clause in input.clauses {
        for encoding in &clause.clause.encodings {
            if let EncodingKind::Distinction(distinction) = &encoding.kind {
                return vec![
                    Diagnostic::new(
                        codes::TOLERANCE_UNDECLARED,
                        clause.place(distinction.this_name.span),
                    )
                    .with("outcomes", open.join("、")),
                ];
            }
        }
    }
    Vec::new()
}

/// The outcomes that rules grant and that may or may not be tolerant, if none is known to be.
fn open<'a>(input: &LintInput<'a>, decision: &'a DecisionDecl) -> Option<Vec<&'a str>> {
    let names = decision.outcomes.iter().map(|it| it.node.as_str());
    if !decision.leniency.is_empty() || names.clone().any(|name| name == EXEMPTION) {
        return None;
    }
    let encodings = input.clauses.iter().flat_map(|it| &it.clause.encodings);
    let granted = encodings.filter_map(|encoding| match &encoding.kind {
        EncodingKind::Rule { outcome, .. } => Some(outcome.node.as_str()),
        _ => None,
    });
    let granted: Vec<&str> = granted.collect();
    let default = decision.default.as_ref().map(|it| it.node.as_str());
    let mut possible = names
        .clone()
        .filter(|name| Some(*name) == default || granted.contains(name));
    if possible.any(|name| told(name) == Told::Tolerant) {
        return None;
    }
    let open = names.filter(|name| granted.contains(name) && told(name) == Told::Open);
    let open: Vec<&str> = open.collect();
    (!open.is_empty()).then_some(open)
}
