//! The scanner under everything: it knows quotations, quoted names and comments, finds the lines
//! that stand outside quotations, and blanks the comments out. It never fails.

use crate::{chars, head};
use qufen_diagnostics::Span;

/// What the scanner found in one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scan {
    /// The text with comments and the BOM replaced by spaces, byte for byte as long.
    pub(crate) code: String,
    /// Lines that do not begin inside a quotation; each reaches to the next.
    pub(crate) lines: Vec<Line>,
    /// `// …`, to the end of the line.
    pub(crate) comments: Vec<Span>,
    /// Quotations without their 」, from the 「 to where they were given up.
    pub(crate) unclosed: Vec<Span>,
}

/// A line, with the quotations that run on from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// First byte, white space included.
    pub(crate) start: usize,
    /// First byte that is not white space.
    pub(crate) first: usize,
    /// One past the last byte, the line end included.
    pub(crate) end: usize,
}

/// Scans a file or a block.
pub(crate) fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    let mut starts = vec![0];
    let mut at = 0;
    while let Some((mark, c)) = next_mark(text, at) {
        at = mark;
        let next = at + c.len_utf8();
        at = match c {
            '\n' => {
                starts.push(next);
                next
            }
            '「' => {
                let (end, closed) = quotation_end(text, at);
                if !closed {
                    scan.unclosed.push(Span::new(at, end));
                }
                end
            }
            '`' => name_end(text, next, '`'),
            '『' => name_end(text, next, '』'),
            '/' if text[next..].starts_with('/') => {
                let end = line_end(text, at);
                scan.comments.push(Span::new(at, end));
                end
            }
            _ => next,
        };
    }
    scan.code = blanked(text, &scan.comments);
    starts.retain(|&start| start < text.len());
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let line = &scan.code[start..end];
        let first = start + (line.len() - line.trim_start().len());
        scan.lines.push(Line { start, first, end });
    }
    scan
}

impl Scan {
    /// What `line` says, comments left out.
    pub(crate) fn words(&self, line: &Line) -> &str {
        self.code[line.first.min(line.end)..line.end].trim_end()
    }
}

/// Where the quotation that begins at `start` ends, and whether its own 」 was found.
pub(crate) fn quotation_end(text: &str, start: usize) -> (usize, bool) {
    let mut depth = 0_u32;
    let mut from = start;
    while let Some((at, c)) = next_mark(text, from) {
        from = at + c.len_utf8();
        match c {
            '「' => depth += 1,
            '」' if depth == 1 => return (from, true),
            '」' => depth -= 1,
            '\n' if head::breaks_quotation(&text[from..line_end(text, from)]) => {
                return (at, false);
            }
            _ => {}
        }
    }
    (text.len(), false)
}

/// The next character that may mean something to the scanner, and where it stands. First bytes are
/// compared, not characters: all brackets that it knows begin like 「, and no Han character does.
fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    const BRACKET: u8 = "「".as_bytes()[0];
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += match bytes.get(at)? {
            b'\n' | b'`' | b'/' | &BRACKET => return Some((at, text[at..].chars().next()?)),
            &first if chars::begins_han(first) => '一'.len_utf8(),
            _ => 1,
        };
    }
}

/// Where a quoted name ends; without its closing mark it is no quotation at all.
fn name_end(text: &str, start: usize, mark: char) -> usize {
    let line = &text[start..line_end(text, start)];
    line.find(mark)
        .map_or(start, |at| start + at + mark.len_utf8())
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |at| from + at)
}

fn blanked(text: &str, comments: &[Span]) -> String {
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    if text.starts_with('\u{feff}') {
        code.push_str("   ");
        at = 3;
    }
    for comment in comments {
        let range = comment.range();
        code.push_str(&text[at..range.start]);
        code.extend(std::iter::repeat_n(' ', range.len()));
        at = range.end;
    }
    code.push_str(&text[at..]);
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let scan = scan(text);
        scan.lines
            .iter()
            .map(|line| scan.words(line).to_owned())
            .collect()
    }

    #[test]
    fn quotations_hide_lines_and_comments() {
        assert_eq!(
            lines("甲 「一\n二 // 三」 乙 // 丙\n丁"),
            ["甲 「一\n二 // 三」 乙", "丁"]
        );
        assert_eq!(lines("`a//b` 『c「』\n丁"), ["`a//b` 『c「』", "丁"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_before_the_next_label() {
        for next in ["第五条 「乙」", "(二)「乙」", "  款 「乙」", "事实"] {
            let text = format!("第四条 「甲\n{next}\n");
            assert_eq!(lines(&text), ["第四条 「甲", next.trim()], "{text}");
            assert_eq!(scan(&text).unclosed.len(), 1);
        }
    }

    #[test]
    fn nested_quotations_balance() {
        assert_eq!(lines("「甲「乙」丙」\n丁").len(), 2);
        assert!(scan("「甲「乙」丙」").unclosed.is_empty());
    }
}
