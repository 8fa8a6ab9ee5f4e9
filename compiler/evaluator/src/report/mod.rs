//! A decision in words, as a careful clerk would put it: the conclusion first, then why, in the
//! words of the law, then what is missing.
//!
//! The sections stand in `sections.rs`, the words of each language in `zh.rs` and `en.rs`, the line
//! breaking in `wrap.rs`. Nothing is coloured here: a [`Segment`] says what it is, and the caller
//! knows its terminal.

mod en;
mod messages;
mod readings;
mod sections;
mod versions;
mod wrap;
mod zh;

use crate::{DecideError, Decision};
use messages::Messages;
use qufen_diagnostics::Language;

/// What a piece of the report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Running text.
    Plain,
    /// The conclusion.
    Conclusion,
    /// A section's heading.
    Heading,
    /// A citation.
    Citation,
    /// Something that speaks against the outcome or is missing: 不符合, 待查.
    Warning,
    /// Words that only the old version has.
    Removed,
    /// Words that only the new version has.
    Added,
}

/// A piece of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub style: Style,
    /// Its text, without a line end.
    pub text: String,
}

/// The report as plain text of at most `width` columns, ending with a line end.
pub fn render(decision: &Decision, language: Language, width: usize) -> String {
    let mut text = String::new();
    for line in lines(decision, language, width) {
        line.iter().for_each(|segment| text.push_str(&segment.text));
        text.push('\n');
    }
    text
}

/// The report, line by line, each line in styled pieces.
pub fn lines(decision: &Decision, language: Language, width: usize) -> Vec<Vec<Segment>> {
    let paragraphs = sections::paragraphs(decision, messages(language));
    paragraphs
        .iter()
        .flat_map(|paragraph| wrap::wrap(paragraph, width))
        .collect()
}

/// One paragraph of plain text, broken as the report's are: `indent` columns before its first line,
/// `hanging` before the others. Ends with a line end.
pub fn wrapped(text: &str, indent: usize, hanging: usize, width: usize) -> String {
    let paragraph = Paragraph::new(indent, hanging).with(Style::Plain, text);
    let mut out = String::new();
    for line in wrap::wrap(&paragraph, width) {
        line.iter().for_each(|segment| out.push_str(&segment.text));
        out.push('\n');
    }
    out
}

/// The same for styled pieces, line by line.
pub fn wrapped_segments(
    segments: Vec<Segment>,
    indent: usize,
    hanging: usize,
    width: usize,
) -> Vec<Vec<Segment>> {
    let paragraph = Paragraph {
        indent,
        hanging,
        segments,
    };
    wrap::wrap(&paragraph, width)
}

/// Why a case could not be decided.
pub fn refusal(error: &DecideError, language: Language) -> String {
    let messages = messages(language);
    match error {
        DecideError::TextNotHeld => messages.text_not_held(),
        DecideError::Contradictory { constraint } => messages.contradictory(constraint),
    }
}

fn messages(language: Language) -> &'static dyn Messages {
    match language {
        Language::Chinese => &zh::Chinese,
        Language::English => &en::English,
    }
}

/// One paragraph before it is broken into lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Paragraph {
    /// Columns before the first line.
    indent: usize,
    /// Columns before the following lines.
    hanging: usize,
    segments: Vec<Segment>,
}

impl Paragraph {
    fn new(indent: usize, hanging: usize) -> Paragraph {
        Paragraph {
            indent,
            hanging,
            segments: Vec::new(),
        }
    }

    fn with(mut self, style: Style, text: impl Into<String>) -> Paragraph {
        self.segments.push(Segment {
            style,
            text: text.into(),
        });
        self
    }
}
