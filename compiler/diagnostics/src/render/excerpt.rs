//! Texts as a terminal shows them: very long lines cut around the words that matter.

use super::position::{Positions, line_range};
use crate::{SourceId, Span};
use codespan_reporting::files::{Error, Files, line_starts};
use std::ops::Range;

/// The longest line, in characters, that is shown whole.
const LINE: usize = 160;

/// How many characters are kept on each side of a mark in a longer line.
const AROUND: usize = 40;

/// The sources that one diagnostic marks. Offsets are of the shown texts.
pub struct Excerpts<'p> {
    positions: &'p Positions<'p>,
    texts: Vec<(SourceId, Excerpt)>,
}

/// One shown text.
struct Excerpt {
    shown: String,
    starts: Vec<usize>,
    /// What was kept: bytes of the source, and where they begin in `shown`.
    kept: Vec<(Range<usize>, usize)>,
}

impl<'p> Excerpts<'p> {
    /// The texts that `marks` point into.
    pub fn new(positions: &'p Positions<'p>, marks: &[(SourceId, Range<usize>)]) -> Excerpts<'p> {
        let mut texts: Vec<(SourceId, Excerpt)> = Vec::new();
        for (id, _) in marks {
            if texts.iter().any(|(held, _)| held == id) {
                continue;
            }
            let here: Vec<Range<usize>> = marks
                .iter()
                .filter(|(other, _)| other == id)
                .map(|(_, bytes)| bytes.clone())
                .collect();
            let text = positions.source(*id).unwrap_or_default();
            texts.push((*id, Excerpt::new(text, &here)));
        }
        Excerpts { positions, texts }
    }

    /// Whether some mark begins or ends in a line that needs cutting.
    pub fn needed(positions: &Positions, marks: &[(SourceId, Range<usize>)]) -> bool {
        marks.iter().any(|(id, bytes)| {
            [bytes.start, bytes.end]
                .iter()
                .any(|at| is_in_long_line(positions, *id, *at))
        })
    }

    /// Where bytes of the source stand in the shown text.
    pub fn shown(&self, id: SourceId, bytes: &Range<usize>) -> Range<usize> {
        match self.excerpt(id) {
            Ok(excerpt) => excerpt.shown_at(bytes.start)..excerpt.shown_at(bytes.end),
            Err(_) => 0..0,
        }
    }

    fn excerpt(&self, id: SourceId) -> Result<&Excerpt, Error> {
        self.texts
            .iter()
            .find(|(held, _)| *held == id)
            .map(|(_, text)| text)
            .ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    fn new(text: &str, marks: &[Range<usize>]) -> Excerpt {
        let mut out = Excerpt {
            shown: String::new(),
            starts: Vec::new(),
            kept: Vec::new(),
        };
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            out.line(line, offset, marks);
            offset += line.len();
        }
        // Positions at the very end of the text.
        out.keep(text, offset..offset);
        out.starts = line_starts(&out.shown).collect();
        out
    }

    fn line(&mut self, line: &str, offset: usize, marks: &[Range<usize>]) {
        let whole = offset..offset + line.len();
        let points: Vec<usize> = marks
            .iter()
            .flat_map(|mark| [mark.start, mark.end])
            .filter(|point| whole.contains(point))
            .map(|point| point - offset)
            .collect();
        if !is_long(line) {
            self.keep_from(line, offset, 0..line.len());
            return;
        }
        let body = line.trim_end_matches(['\n', '\r']).len();
        let windows = windows(&line[..body], &points);
        let mut done = 0;
        for window in windows {
            if window.start > done {
                self.shown.push('…');
            }
            done = window.end;
            self.keep_from(line, offset, window);
        }
        if done < body {
            self.shown.push('…');
        }
        self.keep_from(line, offset, body..line.len());
    }

    fn keep_from(&mut self, line: &str, offset: usize, window: Range<usize>) {
        self.kept
            .push((offset + window.start..offset + window.end, self.shown.len()));
        self.shown.push_str(&line[window]);
    }

    fn keep(&mut self, text: &str, bytes: Range<usize>) {
        self.kept.push((bytes.clone(), self.shown.len()));
        self.shown.push_str(&text[bytes]);
    }

    /// The place in the shown text; for what was cut, the end of what was kept before it.
    fn shown_at(&self, byte: usize) -> usize {
        let index = self
            .kept
            .partition_point(|(bytes, _)| bytes.start <= byte)
            .saturating_sub(1);
        self.kept.get(index).map_or(0, |(bytes, at)| {
            at + byte.clamp(bytes.start, bytes.end) - bytes.start
        })
    }

    /// The reverse of [`Excerpt::shown_at`].
    fn source_at(&self, shown: usize) -> usize {
        let index = self
            .kept
            .partition_point(|(_, at)| *at <= shown)
            .saturating_sub(1);
        self.kept
            .get(index)
            .map_or(0, |(bytes, at)| (bytes.start + shown - at).min(bytes.end))
    }
}

fn is_in_long_line(positions: &Positions, id: SourceId, at: usize) -> bool {
    let line = positions
        .line_index(id, at)
        .and_then(|line| positions.line_range(id, line));
    let text = positions.source(id).unwrap_or_default();
    line.ok()
        .and_then(|line| text.get(line))
        .is_some_and(is_long)
}

fn is_long(line: &str) -> bool {
    line.len() > LINE && line.chars().count() > LINE
}

/// What to keep of a long line: some characters on each side of every point, or its beginning.
fn windows(line: &str, points: &[usize]) -> Vec<Range<usize>> {
    let bounds: Vec<usize> = line
        .char_indices()
        .map(|(at, _)| at)
        .chain([line.len()])
        .collect();
    let index = |byte: usize| {
        bounds
            .partition_point(|bound| *bound < byte)
            .min(bounds.len() - 1)
    };
    let mut points: Vec<usize> = points.iter().map(|point| index(*point)).collect();
    if points.is_empty() {
        points.push(0);
    }
    points.sort_unstable();
    let mut windows: Vec<Range<usize>> = Vec::new();
    for point in points {
        let (from, to) = (
            point.saturating_sub(AROUND),
            (point + AROUND).min(bounds.len() - 1),
        );
        match windows.last_mut() {
            Some(last) if from <= last.end => last.end = last.end.max(to),
            _ => windows.push(from..to),
        }
    }
    windows
        .into_iter()
        .map(|window| bounds[window.start]..bounds[window.end])
        .collect()
}

impl<'a> Files<'a> for Excerpts<'_> {
    type FileId = SourceId;
    type Name = String;
    type Source = &'a str;

    fn name(&'a self, id: SourceId) -> Result<String, Error> {
        self.positions.name(id).map(str::to_owned)
    }

    fn source(&'a self, id: SourceId) -> Result<&'a str, Error> {
        self.excerpt(id).map(|text| text.shown.as_str())
    }

    fn line_index(&'a self, id: SourceId, byte: usize) -> Result<usize, Error> {
        Ok(self
            .excerpt(id)?
            .starts
            .partition_point(|start| *start <= byte)
            .max(1)
            - 1)
    }

    /// The column in the source, not in the excerpt.
    fn column_number(&'a self, id: SourceId, _line: usize, byte: usize) -> Result<usize, Error> {
        let byte = self.excerpt(id)?.source_at(byte);
        let place = crate::Location {
            source: id,
            span: Span::new(byte, byte),
        };
        Ok(self.positions.region(place).start.1)
    }

    fn line_range(&'a self, id: SourceId, line: usize) -> Result<Range<usize>, Error> {
        let text = self.excerpt(id)?;
        line_range(&text.starts, text.shown.len(), line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_keeps_what_stands_around_its_marks() {
        let text = format!("短\n{}甲{}\n尾", "字".repeat(500), "字".repeat(500));
        let at = text.find('甲').expect("there");
        let mark = at..at + 3;
        let excerpt = Excerpt::new(&text, std::slice::from_ref(&mark));
        let shown = excerpt.shown_at(at);
        assert!(excerpt.shown[shown..].starts_with('甲'));
        assert!(excerpt.shown.lines().all(|line| line.chars().count() < 100));
        assert_eq!(excerpt.source_at(shown), at);
        assert!(excerpt.shown.starts_with("短\n…") && excerpt.shown.ends_with("…\n尾"));
    }

    #[test]
    fn short_lines_are_left_alone_and_every_place_leads_back() {
        let text = "第一条\n第二条\n";
        let excerpt = Excerpt::new(text, &[4..4, 9..9]);
        assert_eq!(excerpt.shown, text);
        assert!((0..=text.len()).all(|byte| excerpt.source_at(excerpt.shown_at(byte)) == byte));
    }
}
