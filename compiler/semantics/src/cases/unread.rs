//! Scenarios of which some words could not be read. They are not decided by what is left of them: the
//! line that was lost may be the one that matters.

use crate::db::{Files, SourceFile};
use crate::place::Place;
use crate::source::{SourceBlock, blocks, parsed};
use qufen_diagnostics::{Diagnostic, Severity, Span};
use salsa::Database;

/// The errors that keep the words of a block from being read: in the block itself, and hazards
/// anywhere in its file, since those make a person read something else than the tool.
pub fn unread(db: &dyn Database, files: Files, block: SourceBlock<'_>) -> Vec<Diagnostic<Place>> {
    let file = block.file(db);
    let mut found = hazards(db, files, file).clone();
    let syntax = parsed(db, block).diagnostics.iter().filter(is_error);
    let mut syntax = syntax.cloned().peekable();
    if syntax.peek().is_some() {
        let place = place_in(db, files, block);
        found.extend(syntax.map(|finding| finding.map(&place)));
    }
    found
}

/// From spans in a block to places.
pub fn place_in(
    db: &dyn Database,
    files: Files,
    block: SourceBlock<'_>,
) -> impl Fn(Span) -> Place + use<> {
    let position = blocks(db, block.file(db))
        .iter()
        .position(|it| *it == block);
    let file = files.index(db, block.file(db));
    // A block is one of its file's; the first stands in for what cannot happen.
    let block = position.unwrap_or(0) as u32;
    move |span| Place::Block { file, block, span }
}

/// The hazards of a file that are errors.
#[salsa::tracked]
fn hazards(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    let index = files.index(db, file);
    let in_file = |span: Span| Place::File { file: index, span };
    let all = qufen_syntax::text_hazards(file.text(db)).into_iter();
    all.filter(|finding| is_error(&finding))
        .map(|finding| finding.map(in_file))
        .collect()
}

fn is_error(finding: &&Diagnostic<Span>) -> bool {
    finding.severity == Severity::Error
}
