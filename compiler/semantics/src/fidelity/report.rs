//! The findings about words, each with both sides.

use super::unit::Unit;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use std::ops::Range;

/// Longer stretches are shown by their beginning.
const SHOWN: usize = 24;

/// Characters that are altered, missing or extra.
pub fn characters(
    source: &Unit,
    old: Range<usize>,
    official: &Unit,
    new: Range<usize>,
) -> Diagnostic<Place> {
    let code = match (old.is_empty(), new.is_empty()) {
        (true, _) => codes::WORDS_MISSING,
        (_, true) => codes::WORDS_EXTRA,
        _ => codes::WORDS_ALTERED,
    };
    Diagnostic::new(code, source.place(old.start, old.end))
        .with("citation", &official.citation)
        .with("source", shown(&source.key[old]))
        .with("official", shown(&official.key[new.clone()]))
        .label(official.place(new.start, new.end), "official")
}

/// A label that is not the official one.
pub fn label(source: &Unit, official: &Unit) -> Diagnostic<Place> {
    Diagnostic::new(codes::LABEL_ALTERED, source.place(0, source.label))
        .with("citation", &official.citation)
        .with("source", text(&source.key[..source.label]))
        .with("official", text(&official.key[..official.label]))
        .label(official.place(0, official.label), "official")
}

/// A clause that stands elsewhere in the official text.
pub fn moved(source: &Unit, official: &Unit) -> Diagnostic<Place> {
    Diagnostic::new(codes::CLAUSE_MOVED, source.whole())
        .with("source", &source.citation)
        .with("official", &official.citation)
        .label(official.whole(), "official")
}

/// A clause that the official text does not have.
pub fn extra_clause(source: &Unit) -> Diagnostic<Place> {
    Diagnostic::new(codes::WORDS_EXTRA, source.whole())
        .with("citation", &source.citation)
        .with("source", shown(&source.key))
        .with("official", "")
}

/// A clause that the source does not have; it belongs behind `neighbour`.
pub fn absent(neighbour: Option<&Unit>, official: &Unit) -> Diagnostic<Place> {
    let found = match neighbour {
        Some(unit) => Diagnostic::new(
            codes::CLAUSE_ABSENT,
            unit.place(unit.key.len(), unit.key.len()),
        ),
        None => Diagnostic::nowhere(codes::CLAUSE_ABSENT),
    };
    found
        .with("citation", &official.citation)
        .with("official", shown(&official.key))
        .label(official.whole(), "official")
}

/// Characters for a message; a single one with its code point, for look-alikes.
fn shown(characters: &[char]) -> String {
    match characters {
        [] => String::new(),
        [c] => format!("「{c}」(U+{:04X})", *c as u32),
        _ if characters.len() <= SHOWN => format!("「{}」", text(characters)),
        _ => format!("「{}……」", text(&characters[..SHOWN])),
    }
}

fn text(characters: &[char]) -> String {
    characters.iter().collect()
}
