//! The official text of an instrument, found and compared.

use super::trees;
use crate::db::{Files, SourceFile};
use crate::fidelity;
use crate::place::Place;
use crate::source::{blocks, parsed};
use qufen_diagnostics::Diagnostic;
use qufen_syntax::ast::{Block, Header, TextSource};
use salsa::Database;

/// Differences between the quotations and the official text.
pub fn check(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    let trees = trees(db, file);
    let header = trees.iter().find_map(|(index, block, _)| match block {
        Block::Header(Header::Instrument(header)) => Some((*index, header)),
        _ => None,
    });
    let Some((block, header)) = header else {
        return Vec::new();
    };
    let Some(TextSource::File(name)) = &header.text else {
        return Vec::new();
    };
    let index = files.index(db, file);
    let path = beside(file.path(db), &name.node);
    match files.own(db).iter().find(|other| other.path(db) == path) {
        Some(&official) => fidelity::check(
            &trees,
            index,
            (files.index(db, official), official.text(db)),
        ),
        None => vec![fidelity::missing_text(index, block, name.span, &name.node)],
    }
}

/// The path of the text that an instrument quotes; `None` where it names none.
pub fn official_path(db: &dyn Database, file: SourceFile) -> Option<String> {
    let header = *blocks(db, file).first()?;
    match &parsed(db, header).block {
        Block::Header(Header::Instrument(header)) => match &header.text {
            Some(TextSource::File(name)) => Some(beside(file.path(db), &name.node)),
            _ => None,
        },
        _ => None,
    }
}

/// The path of a file that another names relative to its own folder.
fn beside(path: &str, name: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}
