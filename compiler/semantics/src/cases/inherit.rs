//! `案情 同 「…」`: the facts of another scenario, overridden by one's own.

use super::titles::{Held, Shelf, Shelves};
use qufen_diagnostics::{Code, Diagnostic, Span, codes};
use qufen_syntax::ast::{Literal, Name, PolicyRef, Scenario, Spanned};
use salsa::Database;
use std::collections::BTreeMap;

/// What a scenario says, with what it takes over from others.
#[derive(Clone, Default)]
pub struct Merged<'a> {
    /// `依据`, the nearest.
    pub policy: Option<&'a PolicyRef>,
    /// `解读 … 取 …` by reading; `own` tells whether the scenario itself says so.
    pub readings: BTreeMap<&'a str, (&'a Name, &'a Name, bool)>,
    /// Facts by name, likewise.
    pub facts: BTreeMap<&'a str, (&'a Name, &'a Spanned<Literal>, bool)>,
    /// `其余`, the nearest.
    pub rest: Option<(&'a Spanned<Literal>, bool)>,
    /// The scenarios that it takes over from, the nearest first.
    pub bases: Vec<Held<'a>>,
}

/// Follows 同 from `scenario`, which stands on `shelf`.
pub fn merge<'a>(
    db: &'a dyn Database,
    shelves: &Shelves<'a>,
    (scenario, shelf): (&'a Scenario, Shelf),
    found: &mut Vec<Diagnostic<Span>>,
) -> Merged<'a> {
    let mut chain = vec![scenario];
    let mut bases: Vec<Held<'a>> = Vec::new();
    let mut current = scenario;
    while let Some(like) = &current.like {
        let shelf = bases.last().map_or(shelf, |held| held.shelf);
        let Some(held) = shelves.find(db, (current, shelf), &like.node) else {
            if std::ptr::eq(current, scenario) {
                let finding = Diagnostic::new(codes::BASELINE_UNKNOWN, like.span);
                found.push(finding.with("title", &like.node));
            }
            break;
        };
        let base = held.scenario;
        if chain.iter().any(|other| std::ptr::eq(*other, base)) {
            if std::ptr::eq(base, scenario) {
                let titles = chain
                    .iter()
                    .map(|s| s.title.node.as_str())
                    .collect::<Vec<_>>();
                let path = format!("{} → {}", titles.join(" → "), scenario.title.node);
                let finding = Diagnostic::new(codes::BASELINE_CYCLE, like.span);
                found.push(finding.with("path", path));
            }
            break;
        }
        chain.push(base);
        bases.push(held);
        current = base;
    }
    let mut merged = Merged {
        bases,
        ..Merged::default()
    };
    for (depth, part) in chain.iter().enumerate().rev() {
        let own = depth == 0;
        merged.policy = part.policy.as_ref().or(merged.policy);
        merged.rest = part.rest.as_ref().map(|rest| (rest, own)).or(merged.rest);
        for (reading, option) in &part.readings {
            merged
                .readings
                .insert(&reading.node, (reading, option, own));
        }
        if own {
            found.extend(given_twice(part));
        }
        for fact in &part.facts {
            merged
                .facts
                .insert(&fact.fact.node, (&fact.fact, &fact.value, own));
        }
    }
    merged
}

/// Facts and readings that a scenario itself gives more than once, each against the time before.
fn given_twice(scenario: &Scenario) -> Vec<Diagnostic<Span>> {
    let facts = scenario.facts.iter().map(|given| &given.fact);
    let mut found = repeated(facts, codes::FACT_GIVEN_TWICE);
    let readings = scenario.readings.iter().map(|(reading, _)| reading);
    found.extend(repeated(readings, codes::READING_GIVEN_TWICE));
    found
}

fn repeated<'a>(names: impl Iterator<Item = &'a Name>, code: Code) -> Vec<Diagnostic<Span>> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut found = Vec::new();
    for Spanned { node, span } in names {
        if let Some(earlier) = seen.insert(node, *span) {
            let finding = Diagnostic::new(code, *span);
            found.push(finding.with("name", node).label(earlier, "first"));
        }
    }
    found
}
