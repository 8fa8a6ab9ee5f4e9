//! The source of the new version: the old one with its clauses in their new order, everything that
//! no operation touches as it stands.

mod edits;
mod labels;

use edits::{encoding_edits, reindented, rename_edits, word_edit};

use super::build::{Build, NewId, Origin};
use super::decision::Stage;
use super::output::{Edit, Output, Trace};
use super::parsed::line_end;
use super::spot::Side;
use super::style::Style;
use super::tree::{Id, Kind, Tree};
use super::wording::Patch;
use qufen_diagnostics::Span;
use qufen_semantics::lints::pending::PENDING;
use qufen_syntax::ast::Clause;
use qufen_syntax::citation::Ordinal;
use std::collections::BTreeMap;

/// The source, and where its words came from. `edits` are those of the head, of declarations and of
/// citations in encodings; `patches` those of official words.
pub(super) fn source(
    build: &Build<'_, '_>,
    mut edits: Vec<Edit>,
    patches: &[Patch],
) -> (String, Trace) {
    let tree = build.plan.tree;
    edits.extend(patches.iter().map(|patch| word_edit(tree, patch)));
    edits.extend(rename_edits(build));
    edits.extend(encoding_edits(build));
    let mut writer = Writer {
        build,
        tree,
        style: Style::of(tree),
        out: Output::new(
            tree.source.text,
            Side::Source,
            build.plan.decision.text,
            Vec::new(),
        ),
        last: None,
    };
    for &id in &build.top {
        writer.label_edits(id, true, &Ordinal::new(0), &mut edits);
    }
    writer.out = Output::new(
        tree.source.text,
        Side::Source,
        build.plan.decision.text,
        edits,
    );
    writer.whole();
    writer.out.finish()
}

struct Writer<'b, 'p, 'a> {
    build: &'b Build<'p, 'a>,
    tree: &'b Tree<'a>,
    style: Style<'b>,
    out: Output<'b>,
    /// The block of the old source that was written last.
    last: Option<usize>,
}

impl<'a> Writer<'_, '_, 'a> {
    fn whole(&mut self) {
        let blocks = &self.tree.source.blocks;
        let start = blocks.first().map_or(0, |block| block.span.start);
        self.out.base(Span {
            start: 0,
            end: start,
        });
        let tails = self.tails();
        for block in tails.get(&None).into_iter().flatten() {
            self.block(*block);
        }
        for &id in &self.build.top {
            let node = &self.build.nodes[id];
            match node.origin {
                Origin::Base(old) if node.kind != Kind::Article => {
                    self.block(self.tree.node(old).block)
                }
                Origin::Added { stage, clause, .. } => {
                    self.heading(stage, clause, node.kind, &node.number)
                }
                _ => self.article(id),
            }
            if let Origin::Base(old) = node.origin {
                for block in tails.get(&Some(old)).into_iter().flatten() {
                    self.block(*block);
                }
            }
        }
        // What stood last no longer does: the file ends as it did.
        let whole = self.tree.source.text;
        if self.last.map(|last| last + 1) != Some(blocks.len()) {
            let kept = self.out.text.trim_end().len();
            self.out.text.truncate(kept);
            let tail = &whole[whole.trim_end().len()..];
            let tail = tail.to_owned();
            self.out.text.push_str(&tail);
        }
    }

    /// Blocks that are no part of the law's text, with the part that they follow; those behind a part
    /// that is gone follow the one before it.
    fn tails(&self) -> BTreeMap<Option<Id>, Vec<usize>> {
        let mut kept: Vec<Id> = Vec::new();
        for &id in &self.build.top {
            if let Origin::Base(old) = self.build.nodes[id].origin {
                kept.push(old);
            }
        }
        let parts: BTreeMap<usize, Id> = self
            .tree
            .top
            .iter()
            .map(|&id| (self.tree.node(id).block, id))
            .collect();
        let mut tails: BTreeMap<Option<Id>, Vec<usize>> = BTreeMap::new();
        let mut last = None;
        for index in 0..self.tree.source.blocks.len() {
            match parts.get(&index) {
                Some(id) if kept.contains(id) => last = Some(*id),
                Some(_) => {}
                None => tails.entry(last).or_default().push(index),
            }
        }
        tails
    }

    /// A block of the old source.
    fn block(&mut self, index: usize) {
        self.part_from(Some(index));
        self.out.base(self.tree.source.blocks[index].span);
        self.last = Some(index);
    }

    /// Begins a block; unless it follows the same block as before, a blank line parts them.
    fn part_from(&mut self, block: Option<usize>) {
        let follows = match (self.last, block) {
            (Some(last), Some(block)) => last + 1 == block,
            (None, Some(0)) => true,
            _ => false,
        };
        if follows || self.out.text.is_empty() {
            return;
        }
        self.out.end_line();
        let blank = self.out.text.ends_with("\n\n") || self.out.text.ends_with("\r\n\r\n");
        if self.style.blank_lines && !blank {
            self.out.push("\n");
        }
    }

    fn heading(&mut self, stage: usize, clause: &Clause, kind: Kind, number: &Ordinal) {
        self.part_from(None);
        self.last = None;
        let (indent, label, gap) = self.style.label(kind, true, number);
        self.out.push(&format!("{indent}{label}{gap}"));
        let stage = &self.build.plan.decision.stages[stage];
        self.quoted(stage, clause, None);
        self.out.end_line();
    }

    fn quoted(&mut self, stage: &Stage<'a>, clause: &Clause, stop: Option<char>) {
        self.out.push("「");
        if let Some(words) = &clause.words {
            self.out.decision(stage.block.at(words.span));
        }
        self.out.push(&stop.map_or(String::new(), String::from));
        self.out.push("」");
    }

    fn article(&mut self, id: NewId) {
        let node = &self.build.nodes[id];
        let old = match node.origin {
            Origin::Base(old) => Some(self.tree.node(old)),
            _ => None,
        };
        self.part_from(old.map(|old| old.block));
        if let Some(old) = old {
            self.out.base(old.own);
        }
        for (index, &child) in node.children.iter().enumerate() {
            self.clause(child, index == 0, &node.number);
        }
        self.last = old.map(|old| old.block);
        if let Some(old) = old {
            let last = old
                .children
                .last()
                .map(|&child| self.tree.node(child).territory.end);
            let start = last.unwrap_or(old.own.end);
            let rest = Span {
                start,
                end: old.territory.end.max(start),
            };
            if !self.tree.source.text[rest.range()].is_empty() {
                self.out.end_line();
            }
            self.out.base(rest);
        }
    }

    fn clause(&mut self, id: NewId, first: bool, article: &Ordinal) {
        let node = &self.build.nodes[id];
        self.out.end_line();
        match node.origin {
            Origin::Base(old)
            | Origin::Added {
                keep: Some(old), ..
            } => {
                self.out.base(self.tree.node(old).own);
            }
            Origin::Added { stage, clause, .. } => {
                let number = if node.kind == Kind::Paragraph {
                    article
                } else {
                    &node.number
                };
                let stop = self.build.stops.get(&id).copied();
                self.added(stage, clause, stop, (node.kind, first, number));
            }
            Origin::Frame => {}
        }
        for (index, &child) in node.children.iter().enumerate() {
            self.clause(child, index == 0, article);
        }
    }

    /// A clause that the decision writes out, with the encodings under it.
    fn added(
        &mut self,
        stage: usize,
        clause: &Clause,
        stop: Option<char>,
        (kind, first, number): (Kind, bool, &Ordinal),
    ) {
        let stage = &self.build.plan.decision.stages[stage];
        let text = self.build.plan.decision.text;
        self.comments(stage, clause);
        let (indent, label, gap) = self.style.label(kind, first, number);
        self.out.push(&format!("{indent}{label}{gap}"));
        self.quoted(stage, clause, stop);
        let encodings = (clause.encodings.first(), clause.encodings.last());
        if let ((Some(begin), Some(end)), Some(words)) = (encodings, &clause.words) {
            let words_end = stage.block.at(words.span).end as usize;
            let span = stage.block.at(begin.span.to(end.span));
            let line = line_end(text, words_end);
            if (span.start as usize) < line {
                self.out.push(" ");
                self.out.decision(span);
            } else {
                self.out.push("\n");
                let span = Span {
                    start: line as u32,
                    end: span.end,
                };
                for piece in reindented(text, span, self.style.encoding_indent) {
                    self.out.piece(&piece);
                }
            }
        }
        self.out.end_line();
        let pending = self.build.plan.decision.header.rest_pending.is_some();
        if pending && clause.encodings.is_empty() {
            let indent = self.style.encoding_indent;
            self.out.push(&format!("{indent}不编码 「{PENDING}」\n"));
        }
    }

    /// The comments directly above the label of a clause in the decision.
    fn comments(&mut self, stage: &Stage<'a>, clause: &Clause) {
        let label = stage.block.at(clause.label);
        if clause.label.is_empty() {
            return;
        }
        let text = self.build.plan.decision.text;
        let floor = stage.block.span.start as usize;
        let line = super::parsed::line_start(text, label.start as usize);
        let start = super::parsed::with_comments_above(text, label.start as usize, floor);
        for piece in reindented(text, Span::new(start, line), "") {
            self.out.piece(&piece);
        }
    }
}
