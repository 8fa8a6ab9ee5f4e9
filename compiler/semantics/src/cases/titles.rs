//! Which scenario a title names: 案情 同 「…」 looks in its own file, then in the others of the folder,
//! then among the scenarios of the version that a decision amended. One that names its own title means
//! the last. Of several in one folder that of the same version comes first.

use crate::db::{Files, SourceFile};
use crate::source::{FileKind, SourceBlock, amendment, blocks, file_kind, parsed};
use qufen_syntax::ast::{Amends, Block, Scenario};
use salsa::Database;
use std::collections::HashMap;

/// Where a title is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// In the file and its folder, then in the folders of the version amended.
    Own,
    /// Only in the folders of the version amended.
    Amended,
}

/// What the scenarios of one file can build on.
pub struct Shelves<'db> {
    own: &'db Titles<'db>,
    folder: &'db Titles<'db>,
    amended: Vec<&'db Titles<'db>>,
}

/// A scenario that was looked up.
#[derive(Clone, Copy)]
pub struct Held<'db> {
    pub block: SourceBlock<'db>,
    pub scenario: &'db Scenario,
    pub shelf: Shelf,
}

impl<'db> Shelves<'db> {
    /// Those of `file`.
    pub fn of(db: &'db dyn Database, files: Files, file: SourceFile) -> Shelves<'db> {
        let heads = amended_folders(db, files, file);
        let amended = heads.iter().map(|&head| folder_titles(db, files, head));
        Shelves {
            own: titles(db, file),
            folder: folder_titles(db, files, folder_head(db, files, file)),
            amended: amended.collect(),
        }
    }

    /// The scenario `title`, asked for by one that stands on `shelf`.
    pub fn find(
        &self,
        db: &'db dyn Database,
        (asking, shelf): (&Scenario, Shelf),
        title: &str,
    ) -> Option<Held<'db>> {
        let is_own_title = asking.title.node == title;
        let own = || self.own.get(title).and_then(|all| all.first());
        let here = || own().or_else(|| nearest(db, self.folder.get(title)?, asking));
        // The file's own scenario of that title is none of the version amended.
        let others = |all: &'db Vec<SourceBlock<'db>>| all.iter().find(|it| Some(*it) != own());
        let mut amended = self.amended.iter();
        let there = amended.find_map(|titles| others(titles.get(title)?));
        let held = |block: SourceBlock<'db>, shelf| match &parsed(db, block).block {
            Block::Scenario(scenario) => Some(Held {
                block,
                scenario,
                shelf,
            }),
            _ => None,
        };
        match (shelf, there) {
            (Shelf::Own, Some(&block)) if is_own_title => held(block, Shelf::Amended),
            (Shelf::Own, other) => match here() {
                Some(&block) => held(block, Shelf::Own),
                None => held(*other?, Shelf::Amended),
            },
            (Shelf::Amended, other) => held(*other?, Shelf::Amended),
        }
    }
}

/// The folders of scenarios that rest on a version which a decision amended into one that scenarios
/// of `file` name, the nearest version first; each by the first file in it.
#[salsa::tracked]
fn amended_folders(db: &dyn Database, files: Files, file: SourceFile) -> Vec<SourceFile> {
    let decisions = files.own(db).iter();
    let decisions = decisions.filter_map(|&it| amendment(db, it)?.amends.as_ref());
    let decisions: Vec<&Amends> = decisions.collect();
    let mut wanted = named_versions(db, file);
    let mut heads = Vec::new();
    let mut at = 0;
    while let Some((title, version)) = wanted.get(at).cloned() {
        at += 1;
        let makes = |it: &&Amends| it.title.node == title && it.new.node == version;
        for decision in decisions.iter().copied().filter(makes) {
            let old = (title.clone(), decision.old.node.clone());
            if wanted.contains(&old) {
                continue;
            }
            heads.extend(folders_resting_on(db, files, &old));
            wanted.push(old);
        }
    }
    let mut seen = Vec::new();
    heads.retain(|head| {
        !seen.contains(head) && {
            seen.push(*head);
            true
        }
    });
    heads
}

fn folders_resting_on<'a>(
    db: &'a dyn Database,
    files: Files,
    version: &'a (String, String),
) -> impl Iterator<Item = SourceFile> + use<'a> {
    let own = files.own(db).iter().copied();
    let scenarios = own.filter(|&file| *file_kind(db, file) == FileKind::Scenarios);
    let resting = scenarios.filter(|&file| named_versions(db, file).contains(version));
    resting.map(move |file| folder_head(db, files, file))
}

/// Title and version of the instruments that scenarios of a file name themselves.
fn named_versions(db: &dyn Database, file: SourceFile) -> Vec<(String, String)> {
    let scenarios = blocks(db, file).iter();
    let scenarios = scenarios.filter_map(|&block| match &parsed(db, block).block {
        Block::Scenario(scenario) => scenario.policy.as_ref(),
        _ => None,
    });
    let mut named: Vec<(String, String)> = scenarios
        .filter_map(|it| Some((it.title.node.clone(), it.version.as_ref()?.node.clone())))
        .collect();
    named.sort();
    named.dedup();
    named
}

/// Of several scenarios of one title that of the version that `asking` names, else the first.
fn nearest<'a, 'db>(
    db: &'db dyn Database,
    all: &'a [SourceBlock<'db>],
    asking: &Scenario,
) -> Option<&'a SourceBlock<'db>> {
    let version = |it: &Scenario| Some(it.policy.as_ref()?.version.as_ref()?.node.clone());
    let wanted = version(asking).filter(|_| all.len() > 1);
    let same = |block: &&SourceBlock<'db>| match &parsed(db, **block).block {
        Block::Scenario(it) => version(it) == wanted,
        _ => false,
    };
    let same = wanted.is_some().then(|| all.iter().find(same)).flatten();
    same.or(all.first())
}

/// The blocks of the scenarios of each title, in order.
type Titles<'db> = HashMap<String, Vec<SourceBlock<'db>>>;

/// The scenarios of one file.
#[salsa::tracked]
fn titles(db: &dyn Database, file: SourceFile) -> Titles<'_> {
    let mut titles = Titles::new();
    for &block in blocks(db, file) {
        if let Block::Scenario(scenario) = &parsed(db, block).block {
            let of_title = titles.entry(scenario.title.node.clone());
            of_title.or_default().push(block);
        }
    }
    titles
}

/// The scenarios of all files in a folder, which is named by the first file in it.
#[salsa::tracked]
fn folder_titles(db: &dyn Database, files: Files, head: SourceFile) -> Titles<'_> {
    let mut all = Titles::new();
    for file in in_folder_of(db, files, head) {
        for (title, blocks) in titles(db, file) {
            let of_title = all.entry(title.clone()).or_default();
            of_title.extend(blocks.iter().copied());
        }
    }
    all
}

/// The first source in the folder of `file`.
fn folder_head(db: &dyn Database, files: Files, file: SourceFile) -> SourceFile {
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
