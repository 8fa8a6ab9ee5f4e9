//! From byte spans to lines and columns.

use crate::{Location, SourceId, Sources};
use codespan_reporting::files::{Error, Files, line_starts};
use std::cell::OnceCell;
use std::ops::Range;

/// The texts with the starts of their lines, found when first asked for.
pub struct Positions<'a> {
    sources: &'a Sources,
    texts: Vec<OnceCell<Text>>,
}

struct Text {
    shown: String,
    starts: Vec<usize>,
}

/// A place as people and machines name it. Lines and columns from 1, columns in Unicode scalars.
pub struct Region {
    pub file: String,
    pub bytes: Range<usize>,
    pub start: (usize, usize),
    pub end: (usize, usize),
}

impl<'a> Positions<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Positions {
            sources,
            texts: sources.ids().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The span, made to fit the text and its character boundaries.
    pub fn clamp(&self, place: Location) -> Range<usize> {
        let text = self.sources.text(place.source);
        let mut start = (place.span.start as usize).min(text.len());
        let mut end = (place.span.end as usize).clamp(start, text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// Whether there is such a text.
    pub fn has(&self, place: Location) -> bool {
        (place.source.0 as usize) < self.texts.len()
    }

    pub fn region(&self, place: Location) -> Region {
        let bytes = self.clamp(place);
        Region {
            file: self.sources.name(place.source).into(),
            start: self.line_and_column(place.source, bytes.start),
            end: self.line_and_column(place.source, bytes.end),
            bytes,
        }
    }

    fn line_and_column(&self, id: SourceId, byte: usize) -> (usize, usize) {
        let text = self.sources.text(id);
        let Some(start) = self.text(id).map(|text| {
            let line = text.starts.partition_point(|start| *start <= byte).max(1);
            (line, text.starts[line - 1])
        }) else {
            return (1, 1);
        };
        (start.0, text[start.1..byte].chars().count() + 1)
    }

    fn text(&self, id: SourceId) -> Option<&Text> {
        let cell = self.texts.get(id.0 as usize)?;
        Some(cell.get_or_init(|| {
            let text = self.sources.text(id);
            Text {
                shown: make_visible(text),
                starts: line_starts(text).collect(),
            }
        }))
    }
}

/// The text with characters that would steer a terminal, or not be seen, replaced by marks of the
/// same length in bytes, so that offsets hold.
fn make_visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '\n' | '\t' => out.push(ch),
            '\r' if chars.peek() == Some(&'\n') => out.push(ch),
            '\u{0}'..='\u{1f}' | '\u{7f}' => out.push('?'),
            '\u{80}'..='\u{9f}' => out.push_str("??"),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            _ => out.push(ch),
        }
    }
    out
}

impl<'a> Files<'a> for Positions<'a> {
    type FileId = SourceId;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: SourceId) -> Result<&'a str, Error> {
        Ok(self.sources.name(id))
    }

    fn source(&'a self, id: SourceId) -> Result<&'a str, Error> {
        self.text(id)
            .map(|text| text.shown.as_str())
            .ok_or(Error::FileMissing)
    }

    fn line_index(&'a self, id: SourceId, byte: usize) -> Result<usize, Error> {
        let text = self.text(id).ok_or(Error::FileMissing)?;
        Ok(text.starts.partition_point(|start| *start <= byte).max(1) - 1)
    }

    fn line_range(&'a self, id: SourceId, line: usize) -> Result<Range<usize>, Error> {
        let text = self.text(id).ok_or(Error::FileMissing)?;
        line_range(&text.starts, text.shown.len(), line)
    }
}

/// The bytes of a line, of a text of `length` bytes whose lines begin at `starts`.
pub(super) fn line_range(
    starts: &[usize],
    length: usize,
    line: usize,
) -> Result<Range<usize>, Error> {
    let max = starts.len() - 1;
    let start = *starts
        .get(line)
        .ok_or(Error::LineTooLarge { given: line, max })?;
    Ok(start..starts.get(line + 1).copied().unwrap_or(length))
}
