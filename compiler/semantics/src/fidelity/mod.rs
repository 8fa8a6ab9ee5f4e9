//! Fidelity: the quotations of a source, in order, are the official text.
//!
//! Only white space and the paired widths of punctuation and digits may differ. Equal texts, the
//! usual case, are told in one walk over both; only then are clauses aligned and compared.

mod align;
mod compare;
mod official;
#[cfg(test)]
mod quoting;
mod report;
mod source;
mod stretches;
#[cfg(test)]
mod tests;
mod unit;

use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::Block;
use qufen_syntax::folded;

/// One block of a source: its index in the file, its tree and its text.
pub type SourceBlock<'a> = (u32, &'a Block, &'a str);

/// How many differences are listed one by one before the rest are only counted.
const LISTED: usize = 20;

/// Every difference between the quotations of a file and the official text, in source order.
///
/// Clauses whose words could not be read are left alone: their syntax errors have been given.
pub fn check(
    blocks: &[SourceBlock<'_>],
    file: u32,
    official: (u32, &str),
) -> Vec<Diagnostic<Place>> {
    let pieces = source::pieces(blocks);
    let said = pieces.iter().flat_map(|piece| folded(piece.text));
    if said.map(|(_, c)| c).eq(folded(official.1).map(|(_, c)| c)) {
        return Vec::new();
    }
    let source = source::units(&pieces, file);
    let text = official::units(official.1, official.0);
    let incomplete = source::is_incomplete(blocks);
    summarised(align::differences(&source, &text, incomplete))
}

/// The finding that the file named by `原文` is not there.
pub fn missing_text(file: u32, block: u32, span: Span, path: &str) -> Diagnostic<Place> {
    Diagnostic::new(
        codes::OFFICIAL_TEXT_MISSING,
        Place::Block { file, block, span },
    )
    .with("path", path)
}

/// The first differences, and how many more there are.
fn summarised(mut found: Vec<Diagnostic<Place>>) -> Vec<Diagnostic<Place>> {
    if found.len() <= LISTED {
        return found;
    }
    let more = found.len() - LISTED;
    found.truncate(LISTED);
    let place = found.last().and_then(|last| last.place);
    let summary = match place {
        Some(place) => Diagnostic::new(codes::TEXTS_FAR_APART, place),
        None => Diagnostic::nowhere(codes::TEXTS_FAR_APART),
    };
    found.push(summary.with("more", more));
    found
}
