//! The version that is amended, as a tree of clauses: where each stands in the source, and where in
//! the official text.

mod align;
mod grow;

use super::parsed::Parsed;
use qufen_diagnostics::Span;
use qufen_syntax::ast::{AnnexKind, Block, Clause, DivisionKind, Header, InstrumentHeader};
use qufen_syntax::citation::{Citation, Ordinal};

/// Index of a node.
pub(super) type Id = usize;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Title,
    Division(DivisionKind),
    Article,
    Paragraph,
    Item,
    Subitem,
    Annex,
}

/// A clause, a heading, or an article that holds its 款. Spans are of the file.
pub(super) struct Node<'a> {
    pub kind: Kind,
    /// Its number; of a 款, the number that it is counted by.
    pub number: Ordinal,
    pub parent: Option<Id>,
    pub children: Vec<Id>,
    /// Index of the block.
    pub block: usize,
    /// In the source, with what stands below it and the comments directly above.
    pub territory: Span,
    /// The beginning of `territory` that is its own.
    pub own: Span,
    /// In the source: 第四条, 款, (一), 1.; empty for the title and the annex.
    pub label: Span,
    /// In the source, between the brackets.
    pub words: Span,
    /// In the official text; empty where there is none.
    pub official_label: Span,
    pub official_words: Span,
    /// Its tree, for its encodings.
    pub clause: Option<&'a Clause>,
}

/// The whole instrument.
pub(super) struct Tree<'a> {
    pub source: &'a Parsed<'a>,
    pub official: &'a str,
    pub header: &'a InstrumentHeader,
    pub nodes: Vec<Node<'a>>,
    /// Title, headings, articles and annex, in order.
    pub top: Vec<Id>,
}

impl<'a> Tree<'a> {
    /// `None` where the source is no instrument, or its quotations are not the official text.
    pub fn new(source: &'a Parsed<'a>, official: &'a str) -> Option<Tree<'a>> {
        let header = source.blocks.iter().find_map(|block| match block.tree() {
            Block::Header(Header::Instrument(header)) => Some(header),
            _ => None,
        })?;
        let mut tree = Tree {
            source,
            official,
            header,
            nodes: Vec::new(),
            top: Vec::new(),
        };
        for (index, block) in source.blocks.iter().enumerate() {
            tree.block(index, block);
        }
        tree.align().then_some(tree)
    }

    pub fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id]
    }

    pub fn words(&self, id: Id) -> &'a str {
        &self.source.text[self.nodes[id].words.range()]
    }

    /// The node and all below it, in order.
    pub fn with_descendants(&self, id: Id) -> Vec<Id> {
        let mut found = vec![id];
        for &child in &self.nodes[id].children {
            found.extend(self.with_descendants(child));
        }
        found
    }

    /// Whether `id` is `above` or stands under it.
    pub fn is_within(&self, id: Id, above: Id) -> bool {
        let mut at = Some(id);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.nodes[here].parent;
        }
        false
    }

    /// The words of the law before its first article.
    pub fn preamble(&self) -> Option<Id> {
        let annexes = self.top.iter().copied();
        annexes.into_iter().find(|&id| {
            let block = self.source.blocks[self.node(id).block].tree();
            matches!(block, Block::Annex(annex) if annex.kind == AnnexKind::Preamble)
        })
    }

    /// What the law calls a clause; the 款 always given below the article.
    pub fn place(&self, id: Id) -> Citation {
        let node = &self.nodes[id];
        let Some(parent) = node.parent else {
            return Citation::article(node.number.clone());
        };
        let above = self.place(parent);
        match node.kind {
            Kind::Paragraph => Citation {
                paragraph: Some(node.number.number),
                ..above
            },
            Kind::Item => above.with_item(node.number.clone()),
            _ => Citation {
                subitem: Some(node.number.number),
                ..above
            },
        }
    }
}
