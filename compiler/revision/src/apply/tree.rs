//! The version that is amended, as a tree of clauses: where each stands in the source, and where in
//! the official text.

use super::parsed::{Parsed, Placed, line_end, line_start, with_comments_above};
use qufen_diagnostics::Span;
use qufen_syntax::ast::{
    AnnexKind, Article, Block, Clause, DivisionKind, Header, InstrumentHeader,
};
use qufen_syntax::citation::{Citation, Ordinal};
use qufen_syntax::folded;

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

    fn block(&mut self, index: usize, block: &'a Placed) {
        match block.tree() {
            Block::Header(Header::Instrument(header)) => {
                self.heading(index, block, Kind::Title, 0, None, header.title.span);
            }
            Block::Division(division) => {
                let kind = Kind::Division(division.kind.node);
                let end = division.kind.span.end as usize;
                let text = &self.source.text[block.span.range()];
                let start = text[..end].rfind('第').unwrap_or(end);
                let label = Some(Span::new(start, end));
                self.heading(
                    index,
                    block,
                    kind,
                    division.number,
                    label,
                    division.title.span,
                );
            }
            Block::Annex(annex) => {
                self.heading(index, block, Kind::Annex, 0, None, annex.words.span);
            }
            Block::Article(article) => self.article(index, block, article),
            _ => {}
        }
    }

    fn heading(
        &mut self,
        index: usize,
        block: &Placed,
        kind: Kind,
        number: u32,
        label: Option<Span>,
        words: Span,
    ) {
        let empty = Span {
            start: words.start,
            end: words.start,
        };
        self.top.push(self.nodes.len());
        self.nodes.push(Node {
            kind,
            number: Ordinal::new(number),
            parent: None,
            children: Vec::new(),
            block: index,
            territory: block.span,
            own: block.span,
            label: block.at(label.unwrap_or(empty)),
            words: block.at(words),
            official_label: Span::default(),
            official_words: Span::default(),
            clause: None,
        });
    }

    fn article(&mut self, index: usize, block: &'a Placed, article: &'a Article) {
        let id = self.nodes.len();
        let label = block.at(article.number.span);
        let first = line_start(self.source.text, label.start as usize) as u32;
        self.top.push(id);
        self.nodes.push(Node {
            kind: Kind::Article,
            number: article.number.node.clone(),
            parent: None,
            children: Vec::new(),
            block: index,
            territory: block.span,
            own: Span {
                start: block.span.start,
                end: first,
            },
            label,
            words: Span {
                start: label.end,
                end: label.end,
            },
            official_label: Span::default(),
            official_words: Span::default(),
            clause: None,
        });
        for (number, paragraph) in (1..).zip(&article.paragraphs) {
            self.clause(id, Kind::Paragraph, Ordinal::new(number), block, paragraph);
        }
        let end = self.parcel(id, block);
        // What stands behind the last clause is the article's: blank lines, comments of no clause.
        self.nodes[id].own.start = block.span.start;
        debug_assert!(end <= block.span.end);
    }

    fn clause(
        &mut self,
        parent: Id,
        kind: Kind,
        number: Ordinal,
        block: &'a Placed,
        clause: &'a Clause,
    ) {
        let id = self.nodes.len();
        let label = block.at(clause.label);
        let words = clause.words.as_ref().map_or(
            Span {
                start: label.end,
                end: label.end,
            },
            |words| block.at(words.span),
        );
        self.nodes[parent].children.push(id);
        let block_index = self.nodes[parent].block;
        self.nodes.push(Node {
            kind,
            number,
            parent: Some(parent),
            children: Vec::new(),
            block: block_index,
            territory: label,
            own: label,
            label,
            words,
            official_label: Span::default(),
            official_words: Span::default(),
            clause: Some(clause),
        });
        let below = match kind {
            Kind::Paragraph => Kind::Item,
            _ => Kind::Subitem,
        };
        for item in &clause.items {
            let number = item.number.as_ref();
            let number = number.map_or(Ordinal::new(0), |number| number.node.clone());
            self.clause(id, below, number, block, item);
        }
    }

    /// Gives every clause of an article its stretch of the source, and says where the last ends.
    fn parcel(&mut self, article: Id, block: &Placed) -> u32 {
        let text = self.source.text;
        let clauses: Vec<Id> = (article + 1..self.nodes.len()).collect();
        let mut starts = Vec::new();
        let mut floor = self.nodes[article].own.end;
        for &id in &clauses {
            let node = &self.nodes[id];
            let start = with_comments_above(text, node.label.start as usize, floor as usize);
            starts.push(start as u32);
            floor = line_end(text, self.end_of_own(id, block) as usize) as u32;
        }
        let end = floor.min(block.span.end);
        for (index, &id) in clauses.iter().enumerate() {
            let own_end = starts.get(index + 1).copied().unwrap_or(end);
            let next = clauses[index + 1..]
                .iter()
                .position(|&other| !self.is_within(other, id));
            let whole_end = next.map_or(end, |next| starts[index + 1 + next]);
            let start = starts[index];
            let span = |end| Span { start, end };
            self.nodes[id].own = span(own_end.max(start));
            self.nodes[id].territory = span(whole_end.max(start));
        }
        end
    }

    /// Where the last statement that is the clause's own ends.
    fn end_of_own(&self, id: Id, block: &Placed) -> u32 {
        let node = &self.nodes[id];
        let encodings = node.clause.map_or(&[][..], |clause| &clause.encodings);
        let words = (node.words.end + '」'.len_utf8() as u32).min(self.source.text.len() as u32);
        encodings
            .last()
            .map_or(words, |encoding| block.at(encoding.span).end.max(words))
    }

    /// Finds every label and all words in the official text.
    fn align(&mut self) -> bool {
        let mut official = folded(self.official).peekable();
        let mut last = 0;
        for id in 0..self.nodes.len() {
            let node = &self.nodes[id];
            if node.kind == Kind::Article {
                continue;
            }
            let labelled = node.kind != Kind::Paragraph || node.number.number == 1;
            let (label, words) = (node.label, node.words);
            let mut take = |span: Span| {
                let mut found: Option<Span> = None;
                for (_, c) in folded(&self.source.text[span.range()]) {
                    let (at, other) = official.next()?;
                    if c != other {
                        return None;
                    }
                    last = at + self.official[at..].chars().next().map_or(0, char::len_utf8);
                    let here = Span::new(at, last);
                    found = Some(found.map_or(here, |found| found.to(here)));
                }
                Some(found.unwrap_or(Span::new(last, last)))
            };
            let label = if labelled {
                take(label)
            } else {
                Some(Span::default())
            };
            let (Some(label), Some(words)) = (label, take(words)) else {
                return false;
            };
            self.nodes[id].official_label = label;
            self.nodes[id].official_words = words;
        }
        official.peek().is_none()
    }
}
