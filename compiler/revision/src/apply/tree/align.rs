//! Where the labels and the words of a source stand in the official text.

use super::{Kind, Tree};
use qufen_diagnostics::Span;
use qufen_syntax::folded;

impl Tree<'_> {
    /// Finds every label and all words in the official text.
    pub(super) fn align(&mut self) -> bool {
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
