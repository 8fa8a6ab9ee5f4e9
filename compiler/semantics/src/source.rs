//! From files to parsed blocks. A block keeps its identity while others are edited, added or moved.

use crate::db::{Files, SourceFile};
use qufen_syntax::ast::{self, AmendmentHeader, Block, Header};
use qufen_syntax::outline::Outline;
use qufen_syntax::{ParsedBlock, parse_block};
use salsa::Database;
use std::sync::Arc;

/// One block of one file. Its offset is not part of it.
#[salsa::tracked]
pub struct SourceBlock<'db> {
    /// The file.
    #[returns(copy)]
    pub file: SourceFile,
    /// Its first words, by which it is recognised after an edit elsewhere.
    #[returns(deref)]
    pub key: String,
    /// What stands in it.
    #[tracked]
    #[returns(copy)]
    words: BlockText<'db>,
}

/// What stands in a block, wherever that is: the versions of a law share most of their articles.
#[salsa::interned]
pub struct BlockText<'db> {
    #[returns(deref)]
    text: String,
}

impl<'db> SourceBlock<'db> {
    /// Its text, leading comments included.
    pub fn text(self, db: &'db dyn Database) -> &'db str {
        self.words(db).text(db)
    }
}

/// What a file is, by its first block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `法规 《title》 版本 version`.
    Instrument {
        /// Without 《》.
        title: String,
        /// Empty when the header does not say.
        version: String,
    },
    /// `模块 name`.
    Module(String),
    /// Only 场景 and 基准.
    Scenarios,
    /// `修改决定 《…》`.
    Amendment,
    /// An official text, or a file that could not be recognised.
    Other,
}

/// Where the blocks of a file begin and end.
#[salsa::tracked]
pub fn file_outline(db: &dyn Database, file: SourceFile) -> Outline {
    qufen_syntax::outline(file.text(db))
}

/// The blocks of a file, in order.
#[salsa::tracked]
pub fn blocks(db: &dyn Database, file: SourceFile) -> Vec<SourceBlock<'_>> {
    let text = file.text(db);
    file_outline(db, file)
        .blocks
        .iter()
        .map(|span| {
            let text = text[span.range()].trim_end();
            SourceBlock::new(db, file, key(text), BlockText::new(db, text))
        })
        .collect()
}

/// The first words of the first line that is not a comment.
fn key(text: &str) -> String {
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("//"));
    line.unwrap_or_default().chars().take(12).collect()
}

/// The syntax tree of a block.
pub fn parsed<'db>(db: &'db dyn Database, block: SourceBlock<'db>) -> &'db ParsedBlock {
    parsed_text(db, block.words(db))
}

/// The same, to keep.
pub fn shared<'db>(db: &'db dyn Database, block: SourceBlock<'db>) -> Arc<ParsedBlock> {
    Arc::clone(parsed_text(db, block.words(db)))
}

#[salsa::tracked]
fn parsed_text<'db>(db: &'db dyn Database, text: BlockText<'db>) -> Arc<ParsedBlock> {
    Arc::new(parse_block(text.text(db)))
}

/// What the file is.
#[salsa::tracked]
pub fn file_kind(db: &dyn Database, file: SourceFile) -> FileKind {
    if !file.path(db).ends_with(".qf") {
        return FileKind::Other;
    }
    match blocks(db, file)
        .first()
        .map(|&block| &parsed(db, block).block)
    {
        Some(Block::Header(Header::Instrument(header))) => FileKind::Instrument {
            title: header.title.node.clone(),
            version: header
                .version
                .as_ref()
                .map(|v| v.node.clone())
                .unwrap_or_default(),
        },
        Some(Block::Header(Header::Module(name))) => FileKind::Module(name.node.clone()),
        Some(Block::Header(Header::Amendment(_))) => FileKind::Amendment,
        Some(Block::Scenario(_)) => FileKind::Scenarios,
        _ => FileKind::Other,
    }
}

/// The head of a 修改决定.
pub fn amendment(db: &dyn Database, file: SourceFile) -> Option<&AmendmentHeader> {
    let first = *blocks(db, file).first()?;
    match &parsed(db, first).block {
        Block::Header(Header::Amendment(header)) => Some(header),
        _ => None,
    }
}

/// All blocks of a file but its articles, divisions and scenarios.
#[salsa::tracked]
pub fn declarations(db: &dyn Database, file: SourceFile) -> Vec<Block> {
    blocks(db, file)
        .iter()
        .map(|&block| &parsed(db, block).block)
        .filter(|block| {
            !matches!(
                block,
                Block::Article(_)
                    | Block::Division(_)
                    | Block::Annex(_)
                    | Block::Scenario(_)
                    | Block::Operation(_)
                    | Block::Withdrawal(_)
            )
        })
        .cloned()
        .collect()
}

/// The modules of the project by name, the project's own before the standard library's.
#[salsa::tracked]
pub fn modules(db: &dyn Database, files: Files) -> Vec<(String, SourceFile)> {
    let mut modules: Vec<(String, SourceFile)> = Vec::new();
    for &file in files.own(db).iter().chain(files.standard(db)) {
        if let FileKind::Module(name) = file_kind(db, file)
            && !modules.iter().any(|(other, _)| other == name)
        {
            modules.push((name.clone(), file));
        }
    }
    modules
}

/// The instruments of the project: title, version, file. In order of title, version, path.
#[salsa::tracked]
pub fn instruments(db: &dyn Database, files: Files) -> Vec<(String, String, SourceFile)> {
    let mut instruments = Vec::new();
    for &file in files.own(db) {
        if let FileKind::Instrument { title, version } = file_kind(db, file) {
            instruments.push((title.clone(), version.clone(), file));
        }
    }
    instruments.sort_by(|a, b| (&a.0, &a.1, a.2.path(db)).cmp(&(&b.0, &b.1, b.2.path(db))));
    instruments
}

/// The modules that a file uses, directly or not, each before its users; the file itself last.
#[salsa::tracked]
pub fn used_files(db: &dyn Database, files: Files, file: SourceFile) -> Vec<SourceFile> {
    let mut order = Vec::new();
    visit(db, files, file, &mut Vec::new(), &mut order);
    order
}

fn visit(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    open: &mut Vec<SourceFile>,
    order: &mut Vec<SourceFile>,
) {
    if open.contains(&file) || order.contains(&file) {
        return;
    }
    open.push(file);
    for name in uses(declarations(db, file)) {
        if let Some((_, module)) = modules(db, files)
            .iter()
            .find(|(other, _)| *other == name.node)
        {
            visit(db, files, *module, open, order);
        }
    }
    open.pop();
    order.push(file);
}

/// The 使用 of a file.
pub fn uses(declarations: &[Block]) -> impl Iterator<Item = &ast::Name> {
    declarations.iter().filter_map(|block| match block {
        Block::Use(name) => Some(name),
        _ => None,
    })
}
