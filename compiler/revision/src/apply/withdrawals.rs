//! 删去 事实, 删去 定义: declarations of the old source that the new one does without.

use super::decision::Decision;
use super::declarations::{fact_span, replaces};
use super::output::Edit;
use super::parsed::{line_end, line_start};
use super::spot::{Finding, Spot};
use super::tree::Tree;
use qufen_diagnostics::{Span, codes};
use qufen_syntax::ast::{Block, Name, Withdrawn};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a declaration of the old source is replaced or withdrawn, so that nothing in it need
/// follow what it cites.
pub(super) fn goes(decision: &Decision<'_>, old: &Block) -> bool {
    let replaced = decision
        .declarations
        .iter()
        .any(|new| replaces(new.tree(), old));
    let withdrawn = |name: &str| {
        let of_definitions = decision
            .withdrawals
            .iter()
            .filter(|(_, it)| it.kind == Withdrawn::Definition);
        of_definitions
            .flat_map(|(_, it)| &it.names)
            .any(|it| it.node == name)
    };
    replaced || matches!(old, Block::Definition(definition) if withdrawn(&definition.name.node))
}

/// The edits that take them out, and which of them cannot be taken out.
pub(super) fn withdrawals(tree: &Tree<'_>, decision: &Decision<'_>) -> (Vec<Edit>, Vec<Finding>) {
    let mut found = Vec::new();
    // By block of the old source: its facts that go; `None` for all of it.
    let mut going: BTreeMap<usize, Option<BTreeSet<Span>>> = BTreeMap::new();
    for (block, withdrawal) in &decision.withdrawals {
        for name in &withdrawal.names {
            let spot = Spot::decision(block.at(name.span));
            if let Some(new) = declared_anew(decision, withdrawal.kind, name) {
                found.push(Finding::new(codes::OPERATIONS_CONFLICT, spot).label(new, "first"));
                continue;
            }
            match declared(tree, withdrawal.kind, &name.node) {
                Some((at, None)) => {
                    going.insert(at, None);
                }
                Some((at, Some(fact))) => {
                    let facts = going.entry(at).or_insert_with(|| Some(BTreeSet::new()));
                    facts.iter_mut().for_each(|facts| {
                        facts.insert(fact);
                    });
                }
                None => {
                    let finding = Finding::new(codes::WITHDRAWN_UNDECLARED, spot);
                    let finding = finding.with("name", &name.node);
                    found.push(finding.with("kind", withdrawal.kind.word()));
                }
            }
        }
    }
    let edits = going
        .into_iter()
        .flat_map(|(at, facts)| taken_out(tree, at, facts));
    (edits.collect(), found)
}

/// Where the old source declares it: the block, and the stretch of a fact.
fn declared(tree: &Tree<'_>, kind: Withdrawn, name: &str) -> Option<(usize, Option<Span>)> {
    let mut blocks = tree.source.blocks.iter().enumerate();
    blocks.find_map(|(at, block)| match (kind, block.tree()) {
        (Withdrawn::Definition, Block::Definition(it)) if it.name.node == name => Some((at, None)),
        (Withdrawn::Fact, Block::Facts(facts)) => {
            let fact = facts.iter().find(|it| it.name.node == name)?;
            Some((at, Some(fact_span(tree.source.text, block, facts, fact))))
        }
        _ => None,
    })
}

/// Where the decision itself declares what it withdraws.
fn declared_anew(decision: &Decision<'_>, kind: Withdrawn, name: &Name) -> Option<Spot> {
    decision.declarations.iter().find_map(|block| {
        let names: Vec<&Name> = match (kind, block.tree()) {
            (Withdrawn::Definition, Block::Definition(it)) => vec![&it.name],
            (Withdrawn::Fact, Block::Facts(facts)) => facts.iter().map(|it| &it.name).collect(),
            _ => Vec::new(),
        };
        let same = names.into_iter().find(|it| it.node == name.node)?;
        Some(Spot::decision(block.at(same.span)))
    })
}

/// A block with nothing left in it goes with its 事实.
fn taken_out(tree: &Tree<'_>, at: usize, facts: Option<BTreeSet<Span>>) -> Vec<Edit> {
    let Some(block) = tree.source.blocks.get(at) else {
        return Vec::new();
    };
    let text = tree.source.text;
    match (block.tree(), facts) {
        (Block::Facts(all), Some(facts)) if facts.len() < all.len() => facts
            .into_iter()
            .map(|fact| Edit::text(whole_lines(text, fact), ""))
            .collect(),
        _ => vec![Edit::text(block.span, "")],
    }
}

/// With its line ends, where it begins a line.
fn whole_lines(text: &str, span: Span) -> Span {
    let start = span.start as usize;
    let begin = line_start(text, start);
    if text[begin..start].trim().is_empty() {
        Span::new(begin, line_end(text, span.end as usize))
    } else {
        span
    }
}
