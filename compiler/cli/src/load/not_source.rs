//! A file named by hand that is no source: refused, because nothing would be checked in it.

use super::paths::Base;
use super::read::{Encoding, read_text};
use super::walk::{entries, is_kind, is_stream};
use crate::messages::Words;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Block, Header, TextSource};
use std::path::{Path, PathBuf};

/// The finding that `path` is no `*.qf` file, if it is none.
pub fn not_a_source(path: &Path, base: &Base, words: &Words) -> Option<Diagnostic> {
    if is_kind(path, "qf") {
        return None;
    }
    let quoting: Vec<String> = instruments_quoting(path, words)
        .iter()
        .map(|instrument| base.show(instrument))
        .collect();
    let problem = if quoting.is_empty() {
        Diagnostic::nowhere(codes::NOT_A_SOURCE)
    } else {
        Diagnostic::nowhere(codes::OFFICIAL_TEXT_NAMED).with("list", quoting.join("、"))
    };
    Some(problem.with("path", base.show(path)))
}

/// The instruments in the same folder whose 原文 is this file.
fn instruments_quoting(text: &Path, words: &Words) -> Vec<PathBuf> {
    let beside = text.parent().and_then(|folder| entries(folder).ok());
    let mut quoting = beside.unwrap_or_default();
    quoting.retain(|path| {
        is_kind(path, "qf")
            && !is_stream(path)
            && official_text(path, words).is_some_and(|name| text.ends_with(name))
    });
    quoting
}

/// What the header of an instrument names as its 原文.
fn official_text(instrument: &Path, words: &Words) -> Option<String> {
    let (text, _) = read_text(instrument, "", Encoding::Utf8, words).ok()?;
    let header = *qufen_syntax::outline(&text).blocks.first()?;
    match qufen_syntax::parse_block(&text[header.range()]).block {
        Block::Header(Header::Instrument(header)) => match header.text {
            Some(TextSource::File(name)) => Some(name.node),
            _ => None,
        },
        _ => None,
    }
}
