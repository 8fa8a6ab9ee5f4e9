//! The edits of words, headings and encodings in the old source.

use super::super::build::Build;
use super::super::key::Key;
use super::super::output::{Edit, Piece};
use super::super::parsed::line_start;
use super::super::style::Style;
use super::super::tree::Tree;
use super::super::wording::Patch;
use qufen_diagnostics::Span;

pub(super) fn word_edit(tree: &Tree<'_>, patch: &Patch) -> Edit {
    let bytes = Key::new(tree.words(patch.node)).bytes(&patch.range);
    let span = Span::new(bytes.start, bytes.end).shifted(tree.node(patch.node).words.start);
    let piece = match patch.new.from {
        Some(start) => Piece::Decision(Span {
            start,
            end: start + patch.new.text.len() as u32,
        }),
        None => Piece::Text(patch.new.text.clone()),
    };
    Edit {
        span,
        pieces: vec![piece],
    }
}

pub(super) fn rename_edits(build: &Build<'_, '_>) -> Vec<Edit> {
    let renamed = build.plan.renamed.iter();
    renamed
        .filter_map(|(&id, &stage)| {
            let stage = &build.plan.decision.stages[stage];
            let words = stage.step.kind.renames()?;
            Some(Edit {
                span: build.plan.tree.node(id).words,
                pieces: vec![Piece::Decision(stage.block.at(words.span))],
            })
        })
        .collect()
}

/// New encodings of clauses whose words are not written out.
pub(super) fn encoding_edits(build: &Build<'_, '_>) -> Vec<Edit> {
    let tree = build.plan.tree;
    let style = Style::of(tree);
    let mut edits = Vec::new();
    for (&id, &stage) in &build.plan.encoded {
        let stage = &build.plan.decision.stages[stage];
        let encodings = stage.step.kind.encodings();
        let (Some(first), Some(last)) = (encodings.first(), encodings.last()) else {
            continue;
        };
        let text = build.plan.decision.text;
        let span = stage.block.at(first.span.to(last.span));
        let mut pieces = vec![Piece::Text("\n".into())];
        pieces.extend(reindented(text, span, style.encoding_indent));
        let node = tree.node(id);
        let block = &tree.source.blocks[node.block];
        let old = node.clause.map_or(&[][..], |clause| &clause.encodings);
        let words_end = node.words.end + '」'.len_utf8() as u32;
        let end = old
            .last()
            .map_or(words_end, |encoding| block.at(encoding.span).end);
        edits.push(Edit {
            span: Span {
                start: words_end,
                end: end.max(words_end),
            },
            pieces,
        });
    }
    edits
}

/// The lines of a stretch of the decision, moved to another indentation.
pub(super) fn reindented(text: &str, span: Span, indent: &str) -> Vec<Piece> {
    let start = line_start(text, span.start as usize);
    let lead = &text[start..span.start as usize];
    // A statement that begins behind other words has no indentation of its own.
    let from = if lead.trim().is_empty() {
        start
    } else {
        span.start as usize
    };
    let lines: Vec<&str> = text[from..span.end as usize]
        .split_inclusive('\n')
        .collect();
    let width = |line: &str| line.len() - line.trim_start_matches([' ', '\t', '\u{3000}']).len();
    let least = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| width(line))
        .min();
    let least = least.unwrap_or(0);
    let mut pieces = Vec::new();
    let mut at = from;
    for line in lines {
        let words = line.trim_end();
        let skip = least.min(width(line)).min(words.len());
        if !words.is_empty() {
            pieces.push(Piece::Text(indent.to_owned()));
            pieces.push(Piece::Decision(Span::new(at + skip, at + words.len())));
        }
        if line.ends_with('\n') {
            pieces.push(Piece::Text("\n".into()));
        }
        at += line.len();
    }
    pieces
}
