//! The official text taken apart: title, 题注, 目录, headings, 条, 款, 项 and 目.
//!
//! The text is what some office published, copied from a page or a file: lines may be wrapped, blank
//! or empty of all but invisible characters, labels stand with or without white space behind them.
//! Only a label that continues the numbering begins a clause, so that a line that happens to begin
//! with a citation (第三十二条规定的期限) stays part of the words. The parts, in order, cover all
//! that is not white space.

mod body;
mod front;
mod labels;
mod lines;
#[cfg(test)]
mod tests;
mod title;

use lines::Line;
use std::ops::Range;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The name of the instrument.
    Title,
    /// 题注: adoption and amendments, below the title.
    TitleNote,
    /// 目录.
    Contents,
    /// Words of the law before the first article.
    Preamble,
    /// 编, 章, 节.
    Division,
    /// 条, with its first 款.
    Article,
    /// A further 款.
    Paragraph,
    /// 项.
    Item,
    /// 目.
    Subitem,
    /// What stands after the last article.
    Annex,
}

/// A part of the text. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// 第四条, (一), `1.`; empty for a part without a label.
    pub label: Range<usize>,
    /// The stretches of its words, one a line, white space around them left out.
    pub words: Vec<Range<usize>>,
}

impl Part {
    fn new(kind: PartKind, label: Range<usize>, words: Range<usize>) -> Part {
        let words = if words.is_empty() {
            Vec::new()
        } else {
            vec![words]
        };
        Part { kind, label, words }
    }

    /// The words in one line.
    pub fn joined(&self, text: &str) -> String {
        let stretches = self
            .words
            .iter()
            .filter_map(|range| text.get(range.clone()));
        stretches.collect()
    }
}

/// Takes a text apart that begins with its title.
pub fn parts(text: &str) -> Vec<Part> {
    let lines = lines::of(text);
    let mut parts: Vec<Part> = Vec::new();
    let rest = front::read(&lines, &mut parts);
    body::read(&lines[rest..], &mut parts);
    parts
}

/// The byte at which the title begins: behind the letter with which a text was sent out (关于印发…
/// 的通知 and its sentences), if there is one, at the first line that names an instrument.
pub fn title_start(text: &str) -> usize {
    let lines = lines::of(text);
    let first = lines.first().map_or(0, |line| line.start);
    let body = |line: &Line<'_>| front::begins_contents(line) || labels::begins_body(line.words);
    let end = lines.iter().position(body).unwrap_or(lines.len());
    let front = &lines[..end];
    let letters = (0..front.len())
        .rev()
        .filter(|&at| title::is_letter(front[at].words));
    let named = letters.filter_map(|at| {
        let behind = front[at + 1..].iter();
        behind
            .clone()
            .find(|line| title::names_instrument(line.words))
    });
    named.map(|line| line.start).next().unwrap_or(first)
}
