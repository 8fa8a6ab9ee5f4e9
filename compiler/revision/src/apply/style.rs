//! How the source is laid out: what is added is laid out like its neighbours.

use super::build::label_words;
use super::label::relabelled;
use super::parsed::line_start;
use super::tree::{Kind, Tree};
use qufen_syntax::citation::Ordinal;

/// The layout of a source.
pub(super) struct Style<'a> {
    tree: &'a Tree<'a>,
    /// White space before encodings on lines of their own.
    pub encoding_indent: &'a str,
    /// Whether a blank line parts articles.
    pub blank_lines: bool,
}

impl<'a> Style<'a> {
    pub fn of(tree: &'a Tree<'a>) -> Style<'a> {
        let text = tree.source.text;
        let encoding_indent = tree.nodes.iter().find_map(|node| {
            let encoding = node.clause?.encodings.first()?;
            let at = tree.source.blocks[node.block].at(encoding.span).start as usize;
            let before = &text[line_start(text, at)..at];
            before.trim().is_empty().then_some(before)
        });
        let mut articles = tree
            .top
            .iter()
            .filter(|&&id| tree.node(id).kind == Kind::Article);
        let blank = |text: &str| text.ends_with("\n\n") || text.ends_with("\r\n\r\n");
        Style {
            tree,
            encoding_indent: encoding_indent.unwrap_or("  "),
            blank_lines: articles
                .next()
                .is_none_or(|&id| blank(&text[tree.node(id).territory.range()])),
        }
    }

    /// White space before a label, the label with that number, and what stands before its words.
    pub fn label(&self, kind: Kind, first: bool, number: &Ordinal) -> (&'a str, String, &'a str) {
        let text = self.tree.source.text;
        let alike = |other: &&super::tree::Node<'_>| match kind {
            Kind::Paragraph => other.kind == Kind::Paragraph && (other.number.number == 1) == first,
            kind => other.kind == kind,
        };
        let model = self.tree.nodes.iter().find(alike);
        let (written, before_words) = match kind {
            Kind::Paragraph if first => (Kind::Article, " "),
            Kind::Item => (Kind::Item, ""),
            kind => (kind, " "),
        };
        let Some(model) = model else {
            let label = match written {
                Kind::Paragraph => "款".to_owned(),
                kind => label_words(kind, number),
            };
            return ("", label, before_words);
        };
        let label = match written {
            Kind::Paragraph => "款".to_owned(),
            kind => relabelled(&text[model.label.range()], kind, number),
        };
        let start = model.label.start as usize;
        let indent = &text[line_start(text, start)..start];
        let gap = text.get(model.label.end as usize..model.words.start as usize);
        let gap = gap
            .and_then(|gap| gap.strip_suffix('「'))
            .filter(|gap| gap.trim().is_empty());
        let indent = if indent.trim().is_empty() { indent } else { "" };
        (indent, label, gap.unwrap_or(before_words))
    }
}
