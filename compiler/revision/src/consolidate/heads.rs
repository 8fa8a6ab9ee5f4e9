//! The heads of instruments and decisions, read from their texts.

use qufen_diagnostics::{Location, Sources, Span};
use qufen_semantics::DecisionName;
use qufen_syntax::ast::{Block, Header, InstrumentHeader, TextSource};

/// Where a decision says what it amends; `None` where it does not.
pub(super) fn new_version_place(sources: &Sources, decision: &DecisionName) -> Option<Location> {
    let source = sources
        .ids()
        .find(|&id| sources.name(id) == decision.file)?;
    let span = amends_span(sources.text(source))?;
    Some(Location { source, span })
}

/// The line `修改 《…》 版本 … 为 版本 …` of a decision.
fn amends_span(text: &str) -> Option<Span> {
    let block = *qufen_syntax::outline(text).blocks.first()?;
    match qufen_syntax::parse_block(&text[block.range()]).block {
        Block::Header(Header::Amendment(header)) => Some(header.amends?.span.shifted(block.start)),
        _ => None,
    }
}

/// The head of an instrument's source that is in no project yet.
pub(crate) fn header(text: &str) -> Option<InstrumentHeader> {
    let block = *qufen_syntax::outline(text).blocks.first()?;
    match qufen_syntax::parse_block(&text[block.range()]).block {
        Block::Header(Header::Instrument(header)) => Some(header),
        _ => None,
    }
}

/// Where the official text of such a source is to stand.
pub(crate) fn official_path(source: &str, header: &InstrumentHeader) -> Option<String> {
    let Some(TextSource::File(name)) = &header.text else {
        return None;
    };
    Some(match source.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{}", name.node),
        None => name.node.clone(),
    })
}
