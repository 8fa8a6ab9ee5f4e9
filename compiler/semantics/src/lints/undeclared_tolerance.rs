//! A 区分 needs to know which outcome tolerates.

use super::LintInput;
use crate::lower::leniency;
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

/// The outcomes that rules grant and that may or may not be tolerant: by 从严到宽 those that it relates to no
/// other that can come about; where it relates none, all whose names do not tell, unless some name does.
fn open<'a>(input: &LintInput<'a>, decision: &'a DecisionDecl) -> Option<Vec<&'a str>> {
    let names: Vec<&str> = (decision.outcomes.iter().map(|it| it.node.as_str())).collect();
    if names.contains(&EXEMPTION) {
        return None;
    }
    let (granted, outside) = spoken_of(input);
    let default = decision.default.as_ref().map(|it| it.node.as_str());
    let is_possible =
        |name: &str| !outside.contains(&name) && (Some(name) == default || granted.contains(&name));
    // A circle has a finding of its own.
    let mut order = leniency::closed(decision).ok()?;
    order.retain(|(one, other)| {
        is_possible(names[one.index()]) && is_possible(names[other.index()])
    });
    let named = |name: &&str| is_possible(name) && told(name) == Told::Tolerant;
    if order.is_empty() && names.iter().any(named) {
        return None;
    }
    let related = |name: &str| {
        let mut pairs = order.iter().flat_map(|(one, other)| [one, other]);
        pairs.any(|id| names[id.index()] == name)
    };
    let mut open = names.clone();
    open.retain(|name| {
        let granted = granted.contains(name) && is_possible(name);
        granted && told(name) == Told::Open && !related(name)
    });
    (!open.is_empty()).then_some(open)
}

/// The outcomes that rules grant, and those outside the scope.
fn spoken_of<'a>(input: &LintInput<'a>) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut granted, mut outside) = (Vec::new(), Vec::new());
    for encoding in input.clauses.iter().flat_map(|it| &it.clause.encodings) {
        match &encoding.kind {
            EncodingKind::Rule { outcome, .. } => granted.push(outcome.node.as_str()),
            EncodingKind::Scope { otherwise, .. } => {
                outside.extend(otherwise.iter().map(|it| it.node.as_str()));
            }
            _ => {}
        }
    }
    (granted, outside)
}
