//! The head of the new version: its version, its nature, its place in time.

use super::build::{Build, NewId, Origin};
use super::decision::Decision;
use super::output::{Edit, Piece};
use super::parsed::{Placed, line_end, line_start};
use super::spot::Finding;
use super::tree::{Kind, Tree};
use qufen_diagnostics::{Span, codes};
use qufen_syntax::ast::{Amends, Block, Clause, EncodingKind, Header, Repeal, Standing};

/// The edits of the head, and of what clauses say of their commencement.
///
/// Where the decision says from when the new version applies, the head says so, and that the version
/// before it no longer does; 施行 and 废止 of the old head, and 施行 under the words of a clause, are
/// those of the old version, and go.
pub(super) fn edits(build: &Build<'_, '_>) -> Vec<Edit> {
    let tree = build.plan.tree;
    let decision = build.plan.decision;
    let said = decision.header;
    let at = |span: Span| decision.header_block.at(span);
    let Some(head) = Head::of(tree) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    let header = tree.header;
    if let (Some(version), Some(amends)) = (&header.version, &said.amends) {
        edits.push(Edit {
            span: head.block.at(version.span),
            pieces: vec![Piece::Decision(at(amends.new.span))],
        });
    }
    let mut added = Vec::new();
    if let Some(nature) = &said.nature {
        let value = Piece::Decision(at(nature.span));
        head.line(
            "性质",
            header.nature.as_ref().map(|it| it.span),
            vec![value],
            &mut edits,
            &mut added,
        );
    }
    if let (Some(first), Some(last)) = (said.issuers.first(), said.issuers.last()) {
        let old = (header.issuers.first()).zip(header.issuers.last());
        let old = old.map(|(first, last)| first.span.to(last.span));
        let value = Piece::Decision(at(first.span.to(last.span)));
        head.line("制定机关", old, vec![value], &mut edits, &mut added);
    }
    if let Some(issued) = &said.issued {
        let value = Piece::Decision(at(issued.span));
        head.line(
            "发布",
            header.issued.as_ref().map(|it| it.span),
            vec![value],
            &mut edits,
            &mut added,
        );
    }
    head.standing(build, &mut edits, &mut added);
    if said.commencement.is_some() {
        for &id in &build.top {
            clauses(build, id, &mut edits);
        }
    }
    if !added.is_empty() {
        edits.push(head.behind(added));
    }
    edits
}

/// A version that is no draft must say from when it applies: only drafts stand outside of time.
pub(super) fn without_start(tree: &Tree<'_>, decision: &Decision<'_>) -> Option<Finding> {
    let said = decision.header;
    let nature = said.nature.as_ref().or(tree.header.nature.as_ref());
    let draft = nature.is_some_and(|nature| nature.node == "草案");
    (!draft && said.commencement.is_none())
        .then(|| Finding::new(codes::DECISION_WITHOUT_START, decision.first_spot()))
}

/// The head of the old source.
struct Head<'a> {
    block: &'a Placed,
    text: &'a str,
    /// White space before its lines.
    indent: String,
    /// Where its last line ends, the line end left out.
    end: usize,
}

impl<'a> Head<'a> {
    fn of(tree: &'a Tree<'_>) -> Option<Head<'a>> {
        let block = tree
            .source
            .blocks
            .iter()
            .find(|block| matches!(block.tree(), Block::Header(Header::Instrument(_))))?;
        let text = tree.source.text;
        let whole = &text[block.span.range()];
        let end = block.span.start as usize + whole.trim_end().len();
        let version = tree
            .header
            .version
            .as_ref()
            .map(|it| block.at(it.span).start as usize);
        let indent = version.map_or("  ", |at| {
            let line = &text[line_start(text, at)..at];
            &line[..line.len() - line.trim_start().len()]
        });
        Some(Head {
            block,
            text,
            indent: indent.to_owned(),
            end,
        })
    }

    /// Another value for a line that is there, or a line that is not.
    fn line(
        &self,
        keyword: &str,
        old: Option<Span>,
        value: Vec<Piece>,
        edits: &mut Vec<Edit>,
        added: &mut Vec<Vec<Piece>>,
    ) {
        match old {
            Some(old) => edits.push(Edit {
                span: self.block.at(old),
                pieces: value,
            }),
            None => {
                let mut line = vec![Piece::Text(format!("{keyword} "))];
                line.extend(value);
                added.push(line);
            }
        }
    }

    /// 施行 and 废止: a version with a day of its own ends those of the version before.
    fn standing(&self, build: &Build<'_, '_>, edits: &mut Vec<Edit>, added: &mut Vec<Vec<Piece>>) {
        let decision = build.plan.decision;
        let header = build.plan.tree.header;
        let said = decision.header;
        let at = |span: Span| Piece::Decision(decision.header_block.at(span));
        let ends = said.commencement.is_some();
        let mut start = (said.commencement.as_ref()).map(|it| at(it.span));
        for old in header.standing.iter().filter(|_| ends) {
            match (old, start.take()) {
                (Standing::Commencement { span, .. }, Some(new)) => edits.push(Edit {
                    span: self.block.at(*span),
                    pieces: vec![new],
                }),
                (Standing::Commencement { span, .. } | Standing::Repeal { span, .. }, new) => {
                    start = new;
                    edits.push(self.without(*span));
                }
                (_, new) => start = new,
            }
        }
        added.extend(start.map(|new| vec![new]));
        let title = &header.title.node;
        let repealed = |amends: &Amends| {
            let version = Some(amends.old.node.as_str());
            let named = |it: &Repeal| it.version.as_ref().map(|it| it.node.as_str()) == version;
            said.repeals
                .iter()
                .any(|it| it.title.node == *title && named(it))
        };
        let amends = said.amends.as_ref();
        let amends = amends.filter(|it| said.commencement.is_some() && !repealed(it));
        if let Some(amends) = amends {
            let version = &decision.text[decision.header_block.at(amends.old.span).range()];
            let repeal = format!("废止 《{title}》 版本 {version}");
            added.push(vec![Piece::Text(repeal)]);
        }
        added.extend(said.repeals.iter().map(|it| vec![at(it.span)]));
    }

    /// A line taken out, with the line end before it.
    fn without(&self, span: Span) -> Edit {
        let span = self.block.at(span);
        let before = self.text[..span.start as usize].trim_end().len();
        let rest = &self.text[span.end as usize..];
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = (span.end as usize + end).min(self.end);
        Edit::text(Span::new(before, end), "")
    }

    /// New lines behind the last.
    fn behind(&self, lines: Vec<Vec<Piece>>) -> Edit {
        let mut pieces = Vec::new();
        for line in lines {
            pieces.push(Piece::Text(format!("\n{}", self.indent)));
            pieces.extend(line);
        }
        let end = self.end.min(self.text.len());
        Edit {
            span: Span::new(end, end),
            pieces,
        }
    }
}

/// Takes 施行 away under the clauses that stay.
fn clauses(build: &Build<'_, '_>, id: NewId, edits: &mut Vec<Edit>) {
    let node = &build.nodes[id];
    let kept = match node.origin {
        Origin::Base(old) => Some(old),
        Origin::Added { keep, .. } => keep,
        Origin::Frame => None,
    };
    let tree = build.plan.tree;
    if let Some(old) = kept.filter(|old| !build.plan.encoded.contains_key(old))
        && let Some(clause) = tree.node(old).clause
    {
        let block = &tree.source.blocks[tree.node(old).block];
        clause_edits(tree.source.text, block, clause, edits);
    }
    if matches!(node.kind, Kind::Article | Kind::Paragraph | Kind::Item) {
        for &child in &node.children {
            clauses(build, child, edits);
        }
    }
}

fn clause_edits(text: &str, block: &Placed, clause: &Clause, edits: &mut Vec<Edit>) {
    let commences =
        |kind: &EncodingKind| matches!(kind, EncodingKind::Standing(Standing::Commencement { .. }));
    let said = clause.encodings.iter().filter(|it| commences(&it.kind));
    let alone = clause.encodings.iter().all(|it| commences(&it.kind));
    for (index, encoding) in said.enumerate() {
        let span = block.at(encoding.span);
        if alone && index == 0 {
            edits.push(Edit::text(
                span,
                "不编码 「原来的施行日期；本版本的施行日期写在文件头」",
            ));
            continue;
        }
        let start = line_start(text, span.start as usize);
        let whole_line = text[start..span.start as usize].trim().is_empty();
        let span = if whole_line {
            Span::new(start, line_end(text, span.end as usize))
        } else {
            span
        };
        edits.push(Edit::text(span, ""));
    }
}
