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

/// The byte at which the title begins: behind the letter or notice with which a text was sent out,
/// if there is one. The title is the last line before the articles that reads like the name of an
/// instrument and is no sentence; failing that, the first line.
pub fn title_start(text: &str) -> usize {
    let lines = lines::of(text);
    let first = lines.first().map_or(0, |line| line.start);
    let front = lines
        .iter()
        .take_while(|line| !front::begins_contents(line) && !labels::begins_body(line.words));
    let named: Vec<&Line<'_>> = front.filter(|line| names_instrument(line.words)).collect();
    named.last().map_or(first, |line| line.start)
}

/// 示例市容错办法(试行).
fn names_instrument(line: &str) -> bool {
    const KINDS: [&str; 14] = [
        "法", "法典", "条例", "办法", "规定", "细则", "规则", "规程", "章程", "准则", "解释",
        "意见", "通则", "决定",
    ];
    let bare = match line.find(['(', '（']) {
        Some(at) if at > 0 => line[..at].trim_end(),
        _ => line,
    };
    let sentence = line.contains(['。', '；', ';', '，', ',', '：', ':']);
    !sentence && !line.starts_with(['(', '（']) && KINDS.iter().any(|kind| bare.ends_with(kind))
}
