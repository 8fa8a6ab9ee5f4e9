//! What a file is made of: its head, and blocks that belong in another kind of file.

use super::trees;
use crate::db::{Files, SourceFile};
use crate::place::Place;
use crate::source::{FileKind, file_kind};
use qufen_diagnostics::{Code, Diagnostic, Span, codes};
use qufen_syntax::ast::{Block, Header, TextSource};
use salsa::Database;

/// Blocks out of place, a missing head, a stub with articles.
pub fn check(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    let index = files.index(db, file);
    let trees = trees(db, file);
    let kind = file_kind(db, file);
    let mut found = Vec::new();
    let mut report = |code: Code, block: u32, span: Span| -> usize {
        found.push(Diagnostic::new(
            code,
            Place::Block {
                file: index,
                block,
                span,
            },
        ));
        found.len() - 1
    };
    let mut details: Vec<(usize, &'static str, String)> = Vec::new();
    let stub = trees.iter().any(|(_, block, _)| {
        matches!(block, Block::Header(Header::Instrument(header))
            if matches!(header.text, Some(TextSource::NotHeld(_))))
    });
    for (block_index, block, text) in &trees {
        let first_line = || first_line(text);
        if *kind == FileKind::Other {
            if !matches!(block, Block::Error(_)) {
                report(codes::HEADER_MISSING, *block_index, first_line());
            }
            break;
        }
        if let Block::Header(Header::Instrument(header)) = block
            && header.version.is_none()
        {
            let at = report(codes::VERSION_MISSING, *block_index, header.title.span);
            details.push((at, "title", header.title.node.clone()));
        }
        if !belongs(kind, block, *block_index == 0) {
            let at = report(codes::BLOCK_OUT_OF_PLACE, *block_index, first_line());
            details.push((at, "kind", kind_name(kind).into()));
        } else if stub && matches!(block, Block::Article(_) | Block::Division(_)) {
            report(codes::STUB_WITH_ARTICLES, *block_index, first_line());
        }
    }
    for (at, name, value) in details {
        found[at].arguments.push((name, value));
    }
    found
}

fn belongs(kind: &FileKind, block: &Block, first: bool) -> bool {
    match block {
        Block::Error(_) => true,
        Block::Header(_) => first,
        Block::Scenario(_) => *kind == FileKind::Scenarios,
        Block::Operation(_) | Block::Withdrawal(_) => *kind == FileKind::Amendment,
        Block::Article(_) | Block::Division(_) | Block::Annex(_) => {
            matches!(kind, FileKind::Instrument { .. })
        }
        Block::Assertion(_) => {
            matches!(kind, FileKind::Instrument { .. } | FileKind::Amendment)
        }
        _ => *kind != FileKind::Scenarios,
    }
}

fn kind_name(kind: &FileKind) -> &'static str {
    match kind {
        FileKind::Instrument { .. } => "法规",
        FileKind::Module(_) => "模块",
        FileKind::Scenarios => "场景",
        FileKind::Amendment => "修改决定",
        FileKind::Other => "",
    }
}

/// The first line that is not a comment, within the block.
fn first_line(text: &str) -> Span {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = without_comment(line).trim();
        if !words.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            return Span::new(from, from + words.len());
        }
        start += line.len();
    }
    Span::new(0, 0)
}

/// The line up to a comment; two slashes inside a quotation begin none.
fn without_comment(line: &str) -> &str {
    let mut depth = 0;
    for (at, character) in line.char_indices() {
        match character {
            '「' => depth += 1,
            '」' => depth -= 1,
            '/' if depth <= 0 && line[at..].starts_with("//") => return &line[..at],
            _ => {}
        }
    }
    line
}
