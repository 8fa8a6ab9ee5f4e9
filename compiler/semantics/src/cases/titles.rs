//! Which scenario a title names: 案情 同 「…」 looks in its own file, then in the others of the folder.

use crate::db::{Files, SourceFile};
use crate::source::{SourceBlock, blocks, parsed};
use qufen_syntax::ast::Block;
use salsa::Database;
use std::collections::HashMap;

/// The block of each scenario by its title, the first of one title.
pub type Titles<'db> = HashMap<String, SourceBlock<'db>>;

/// The scenarios of one file.
#[salsa::tracked]
pub fn titles(db: &dyn Database, file: SourceFile) -> Titles<'_> {
    let mut titles = Titles::new();
    for &block in blocks(db, file) {
        if let Block::Scenario(scenario) = &parsed(db, block).block {
            titles.entry(scenario.title.node.clone()).or_insert(block);
        }
    }
    titles
}

/// The scenarios of all files in a folder, which is named by the first file in it.
#[salsa::tracked]
pub fn folder_titles(db: &dyn Database, files: Files, head: SourceFile) -> Titles<'_> {
    let mut all = Titles::new();
    for file in in_folder_of(db, files, head) {
        for (title, &block) in titles(db, file) {
            all.entry(title.clone()).or_insert(block);
        }
    }
    all
}

/// The first source in the folder of `file`.
pub fn folder_head(db: &dyn Database, files: Files, file: SourceFile) -> SourceFile {
    in_folder_of(db, files, file).next().unwrap_or(file)
}

/// The project's own sources that lie in the folder of `file`, in order of path.
fn in_folder_of(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
) -> impl Iterator<Item = SourceFile> {
    let folder = |file: SourceFile| {
        let path = file.path(db);
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    };
    let own = files.own(db).iter().copied();
    own.filter(move |&other| other.path(db).ends_with(".qf") && folder(other) == folder(file))
}
