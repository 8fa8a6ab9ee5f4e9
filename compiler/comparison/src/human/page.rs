//! Lines of the report, wrapped by the one rule of all reports.

use crate::messages::{Messages, Section};
use crate::text::{Held, Piece};
use qufen_evaluator::report::{Segment, Style, wrapped, wrapped_segments};

const RED: &str = "\x1b[31;9m";
const GREEN: &str = "\x1b[32m";
const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// A stretch of kept words longer than this is shown by its ends.
const LONGEST_KEPT: usize = 48;

/// How many characters of each end.
const END: usize = 20;

/// A report in the making.
pub(crate) struct Page {
    pub words: Messages,
    width: usize,
    colour: bool,
    out: String,
}

impl Page {
    pub fn new(words: Messages, width: usize, colour: bool) -> Page {
        Page {
            words,
            width,
            colour,
            out: String::new(),
        }
    }

    /// One whose lines are never broken and whose words are never left out.
    pub fn unbroken(words: Messages) -> Page {
        Page::new(words, usize::MAX, false)
    }

    /// A paragraph.
    pub fn line(&mut self, indent: usize, text: &str) {
        self.out += &wrapped(text, indent, indent + 2, self.width);
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A line that is laid out already.
    pub fn raw(&mut self, line: &str) {
        self.out += line;
        self.out.push('\n');
    }

    /// Columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The heading of a part.
    pub fn section(&mut self, section: Section) {
        let heading = self.words.heading(section);
        self.out.push('\n');
        let text = if self.colour {
            format!("{BOLD}{heading}{PLAIN}\n")
        } else {
            format!("{heading}\n")
        };
        self.out += &text;
    }

    /// The words of a clause, changes marked within them.
    pub fn pieces(&mut self, indent: usize, pieces: &[Piece]) {
        let last = pieces.len().saturating_sub(1);
        let segments = pieces.iter().enumerate().map(|(index, piece)| {
            let (style, text) = match piece.held {
                Held::Both => (
                    Style::Plain,
                    self.kept(&piece.text, index == 0, index == last),
                ),
                Held::Old => (Style::Removed, self.marked(&piece.text, "[-", "-]")),
                Held::New => (Style::Added, self.marked(&piece.text, "{+", "+}")),
            };
            Segment { style, text }
        });
        let segments: Vec<Segment> = segments.collect();
        self.segments(indent, segments);
    }

    /// Words that stand in one version only: their heading says in which.
    pub fn whole(&mut self, indent: usize, pieces: &[Piece]) {
        let segment = |piece: &Piece| Segment {
            style: match piece.held {
                Held::Both => Style::Plain,
                Held::Old => Style::Removed,
                Held::New => Style::Added,
            },
            text: piece.text.clone(),
        };
        self.segments(indent, pieces.iter().map(segment).collect());
    }

    /// Kept words, shortened where lines are broken.
    fn kept(&self, text: &str, first: bool, last: bool) -> String {
        if self.width == usize::MAX {
            text.to_owned()
        } else {
            shortened(text, first, last)
        }
    }

    /// Where colour tells, the marks would only be in the way.
    fn marked(&self, text: &str, open: &str, close: &str) -> String {
        if self.colour {
            text.to_owned()
        } else {
            format!("{open}{text}{close}")
        }
    }

    fn segments(&mut self, indent: usize, segments: Vec<Segment>) {
        for line in wrapped_segments(segments, indent, indent, self.width) {
            for Segment { style, text } in line {
                let on = match style {
                    Style::Removed => RED,
                    Style::Added => GREEN,
                    _ => "",
                };
                self.out += &if self.colour && !on.is_empty() {
                    format!("{on}{text}{PLAIN}")
                } else {
                    text
                };
            }
            self.out.push('\n');
        }
    }

    pub fn done(self) -> String {
        self.out
    }
}

/// The ends of a long stretch; at the edge of a clause only the end beside the change.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LONGEST_KEPT || (first && last) {
        return text.to_owned();
    }
    let head: String = chars[..END].iter().collect();
    let tail: String = chars[chars.len() - END..].iter().collect();
    match (first, last) {
        (true, _) => format!("……{tail}"),
        (_, true) => format!("{head}……"),
        _ => format!("{head}……{tail}"),
    }
}
