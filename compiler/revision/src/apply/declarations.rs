//! Declarations that the new clauses need: one replaces that of its name, else it is added.

use super::build::Build;
use super::output::{Edit, Piece};
use super::parsed::{Placed, line_start, with_comments_above};
use super::tree::Tree;
use qufen_diagnostics::Span;
use qufen_syntax::ast::{Block, Fact, Header};

/// The edits that bring them into the source.
pub(super) fn edits(build: &Build<'_, '_>) -> Vec<Edit> {
    let tree = build.plan.tree;
    let text = build.plan.decision.text;
    let mut edits = Vec::new();
    let mut added: Vec<Piece> = Vec::new();
    for block in &build.plan.decision.declarations {
        let new = trimmed(text, block.span);
        match block.tree() {
            Block::Facts(facts) => {
                let mut fresh: Vec<Span> = Vec::new();
                for fact in facts {
                    let span = fact_span(text, block, facts, fact);
                    match old_fact(tree, &fact.name.node) {
                        Some(old) => edits.push(replaced(old, span)),
                        None => fresh.push(span),
                    }
                }
                if !fresh.is_empty() {
                    added.push(Piece::Text("事实\n".into()));
                    for span in fresh {
                        added.push(Piece::Decision(span));
                        added.push(Piece::Text("\n".into()));
                    }
                    added.push(Piece::Text("\n".into()));
                }
            }
            Block::Use(name) if uses(tree, &name.node) => {}
            tree_of_new => match old_block(tree, tree_of_new) {
                Some(old) => edits.push(replaced(old, new)),
                None => {
                    added.push(Piece::Decision(new));
                    added.push(Piece::Text("\n\n".into()));
                }
            },
        }
    }
    if !added.is_empty() {
        edits.push(behind_declarations(tree, added));
    }
    edits
}

fn replaced(old: Span, new: Span) -> Edit {
    Edit {
        span: old,
        pieces: vec![Piece::Decision(new)],
    }
}

/// Without blank lines around it.
fn trimmed(text: &str, span: Span) -> Span {
    let words = &text[span.range()];
    let start = span.start as usize + (words.len() - words.trim_start().len());
    Span::new(start, (start + words.trim().len()).max(start))
}

/// A fact with the lines below it and the comments above.
pub(super) fn fact_span(text: &str, block: &Placed, facts: &[Fact], fact: &Fact) -> Span {
    let floor = block.span.start as usize;
    let begin = |fact: &Fact| {
        let at = block.at(fact.name.span).start as usize;
        if text[line_start(text, at)..at].trim().is_empty() {
            with_comments_above(text, at, floor)
        } else {
            at
        }
    };
    let start = begin(fact);
    let next = facts
        .iter()
        .find(|other| other.name.span.start > fact.name.span.start);
    let end = next.map_or(block.span.end as usize, begin);
    let words = text[start..end.max(start)].trim_end();
    Span::new(start, start + words.len())
}

fn old_fact(tree: &Tree<'_>, name: &str) -> Option<Span> {
    let text = tree.source.text;
    tree.source.blocks.iter().find_map(|block| {
        let Block::Facts(facts) = block.tree() else {
            return None;
        };
        let fact = facts.iter().find(|fact| fact.name.node == name)?;
        Some(fact_span(text, block, facts, fact))
    })
}

fn uses(tree: &Tree<'_>, module: &str) -> bool {
    let mut blocks = tree.source.blocks.iter();
    blocks.any(|block| matches!(block.tree(), Block::Use(name) if name.node == module))
}

/// The declaration of the same name in the old source.
fn old_block(tree: &Tree<'_>, new: &Block) -> Option<Span> {
    let mut blocks = tree.source.blocks.iter();
    let block = blocks.find(|block| replaces(new, block.tree()))?;
    Some(trimmed(tree.source.text, block.span))
}

/// Whether a declaration of the decision takes the place of one of the old source.
pub(super) fn replaces(new: &Block, old: &Block) -> bool {
    match (old, new) {
        (Block::Enumeration(old), Block::Enumeration(new)) => old.name.node == new.name.node,
        (Block::Definition(old), Block::Definition(new)) => old.name.node == new.name.node,
        (Block::Principle(old), Block::Principle(new)) => old.name.node == new.name.node,
        (Block::Decision(_), Block::Decision(_)) => true,
        (Block::Bodies(old), Block::Bodies(new)) => old
            .iter()
            .any(|old| new.iter().any(|new| old.name.node == new.name.node)),
        _ => false,
    }
}

/// Behind the last block before the first heading or article.
fn behind_declarations(tree: &Tree<'_>, pieces: Vec<Piece>) -> Edit {
    let blocks = &tree.source.blocks;
    let law = blocks.iter().position(|block| {
        matches!(
            block.tree(),
            Block::Article(_) | Block::Division(_) | Block::Annex(_)
        )
    });
    let last = law.map_or(blocks.len(), |law| law).checked_sub(1);
    let last = last.and_then(|last| blocks.get(last));
    let end = last.map_or(0, |block| block.span.end as usize);
    let text = tree.source.text;
    let mut all = Vec::new();
    let before = &text[..end];
    if !before.ends_with('\n') {
        all.push(Piece::Text("\n".into()));
    }
    let head =
        last.is_some_and(|block| matches!(block.tree(), Block::Header(Header::Instrument(_))));
    if head && !before.ends_with("\n\n") && !before.ends_with("\r\n\r\n") {
        all.push(Piece::Text("\n".into()));
    }
    all.extend(pieces);
    Edit {
        span: Span::new(end, end),
        pieces: all,
    }
}
