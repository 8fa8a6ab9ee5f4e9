//! Everything worth saying about a file, and about the project as a whole.

mod consequences;
mod duplicates;
mod missing_modules;
mod official;
mod structure;
mod whole;

pub use consequences::settled;
pub use official::official_path;
pub use whole::{instrument_findings, project_findings};

use crate::cases;
use crate::db::{Files, SourceFile};
use crate::lints::{self, LintInput};
use crate::lower::article::article;
use crate::lower::assemble::assemble;
use crate::lower::declaration::check_declaration;
use crate::place::Place;
use crate::source::{FileKind, blocks, declarations, file_kind, instruments, parsed, used_files};
use crate::timeline;
use qufen_diagnostics::{Diagnostic, Severity, Span};
use qufen_syntax::ast::{Block, Body};
use salsa::Database;

/// What keeps the file's words from being read or understood: text, syntax, names, types, clauses,
/// and fidelity to the official text, with the lints that are errors. No scenarios.
#[salsa::tracked]
pub fn errors_of(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    if !file.path(db).ends_with(".qf") {
        return Vec::new();
    }
    let index = files.index(db, file);
    let in_file = |span: Span| Place::File { file: index, span };
    let hazards = qufen_syntax::text_hazards(file.text(db));
    let mut found: Vec<_> = hazards
        .into_iter()
        .map(|finding| finding.map(in_file))
        .collect();
    let amending = *file_kind(db, file) == FileKind::Amendment;
    for (block_index, &block) in (0u32..).zip(blocks(db, file)) {
        let in_block = |span: Span| Place::Block {
            file: index,
            block: block_index,
            span,
        };
        let tree = parsed(db, block);
        let meaning = match &tree.block {
            // A scenario is judged against its instrument, with those of its file; what a decision
            // says, in the version that it makes.
            Block::Scenario(_) => [].iter().chain(&[]),
            _ if amending => [].iter().chain(&[]),
            _ => {
                let article = &article(db, files, block).diagnostics;
                check_declaration(db, files, block).iter().chain(article)
            }
        };
        let found_here = tree.diagnostics.iter().chain(meaning);
        found.extend(found_here.map(|finding| finding.clone().map(in_block)));
    }
    found.extend(structure::check(db, files, file));
    if !amending {
        found.extend(duplicates::check(db, files, file));
    }
    if matches!(file_kind(db, file), FileKind::Instrument { .. }) {
        found.extend(assemble(db, files, file).diagnostics.iter().cloned());
        found.extend(official::check(db, files, file));
        found.extend(timeline::retroactivity_without_order(db, files, file));
        let linted = erring_lints_of(db, files, file).iter();
        found.extend(
            linted
                .filter(|one| one.severity == Severity::Error)
                .cloned(),
        );
    }
    found
}

/// What a careful colleague would remark on in an instrument.
#[salsa::tracked]
pub fn lints_of(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    if !matches!(file_kind(db, file), FileKind::Instrument { .. }) {
        return Vec::new();
    }
    let mut found = erring_lints_of(db, files, file).clone();
    found.extend(linted(db, files, file, lints::of_remarks));
    found
}

/// The part of them that may hold errors: all that a decision about a case needs to know of.
#[salsa::tracked]
fn erring_lints_of(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    linted(db, files, file, lints::of_errors)
}

fn linted(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    run: fn(&LintInput<'_>) -> Vec<Diagnostic<Place>>,
) -> Vec<Diagnostic<Place>> {
    let index = files.index(db, file);
    let trees = trees(db, file);
    let used = used_files(db, files, file);
    let bodies: Vec<&Body> = used
        .iter()
        .flat_map(|&file| declarations(db, file))
        .filter_map(|block| match block {
            Block::Bodies(bodies) => Some(bodies),
            _ => None,
        })
        .flatten()
        .collect();
    let declared = || {
        let declared = instruments(db, files).iter();
        declared.map(|(t, v, _)| (t.as_str(), v.as_str())).collect()
    };
    run(&LintInput {
        file: index,
        blocks: &trees,
        clauses: &lints::clauses::of(index, &trees),
        bodies: &bodies,
        instruments: &declared,
    })
}

/// What is wrong with the scenarios of a file.
pub fn scenario_findings(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
) -> Vec<Diagnostic<Place>> {
    cases::scenarios(db, files, file, None).diagnostics
}

/// Index, tree and text of every block of a file.
pub(crate) fn trees(db: &dyn Database, file: SourceFile) -> Vec<(u32, &Block, &str)> {
    (0u32..)
        .zip(blocks(db, file))
        .map(|(index, &block)| (index, &parsed(db, block).block, block.text(db)))
        .collect()
}
