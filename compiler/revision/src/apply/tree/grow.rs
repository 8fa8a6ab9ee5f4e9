//! The clauses of a source, each with its stretch of it.

use super::super::parsed::{Placed, line_end, line_start, with_comments_above};
use super::{Id, Kind, Node, Tree};
use qufen_diagnostics::Span;
use qufen_syntax::ast::{Article, Block, Clause, Header};
use qufen_syntax::citation::Ordinal;

impl<'a> Tree<'a> {
    pub(super) fn block(&mut self, index: usize, block: &'a Placed) {
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
}
