//! Breaking lines by display width, with the Chinese rules of what may not begin or end a line.

use super::{Paragraph, Segment, Style};
use unicode_width::UnicodeWidthChar;

/// May not begin a line.
const CLOSING: &str = "，。；：、？！）」』》】〕…％,.;:?!)]}%";

/// May not end a line.
const OPENING: &str = "（「『《【〔([{";

/// Belong to what stands beside them: `[-甲-]{+乙+}`.
const MARKS: &str = "-+";

/// Narrower than this nothing can be read; the lines are then wider than asked.
const NARROWEST: usize = 20;

type Styled = (char, Style);

/// The lines of a paragraph, each at most `width` columns where its words allow.
pub(super) fn wrap(paragraph: &Paragraph, width: usize) -> Vec<Vec<Segment>> {
    let width = width.max(NARROWEST);
    let mut lines: Vec<Vec<Styled>> = vec![indent(paragraph.indent)];
    // The columns of the last line.
    let mut used = paragraph.indent;
    for mut piece in pieces(paragraph) {
        let line = lines.last().map(Vec::as_slice).unwrap_or_default();
        let visible = piece.len() - trailing_spaces(&piece);
        let fresh = line.iter().all(|(c, _)| *c == ' ');
        if !fresh && used + columns(&piece[..visible]) > width {
            lines.push(indent(paragraph.hanging));
            used = paragraph.hanging;
        }
        // A word longer than a line is cut where the line ends.
        while columns(&piece) > width - paragraph.hanging && visible > 1 {
            let cut = fitting(&piece, width.saturating_sub(used));
            let rest = piece.split_off(cut);
            used += columns(&piece);
            lines
                .last_mut()
                .into_iter()
                .for_each(|line| line.append(&mut piece));
            piece = rest;
            if columns(&piece) > 0 {
                lines.push(indent(paragraph.hanging));
                used = paragraph.hanging;
            }
        }
        used += columns(&piece);
        lines
            .last_mut()
            .into_iter()
            .for_each(|line| line.append(&mut piece));
    }
    lines.into_iter().map(segments).collect()
}

fn indent(columns: usize) -> Vec<Styled> {
    vec![(' ', Style::Plain); columns]
}

/// What may not be broken, each with the spaces that follow it.
fn pieces(paragraph: &Paragraph) -> Vec<Vec<Styled>> {
    let mut pieces: Vec<Vec<Styled>> = Vec::new();
    let segments = paragraph.segments.iter();
    // The official text may hold line ends and tabs of its own.
    let chars = segments.flat_map(|segment| {
        segment
            .text
            .chars()
            .map(|c| (if c.is_control() { ' ' } else { c }, segment.style))
    });
    for (c, style) in chars {
        match pieces.last_mut() {
            Some(piece) if !piece.last().is_some_and(|(last, _)| may_break(*last, c)) => {
                piece.push((c, style));
            }
            _ => pieces.push(vec![(c, style)]),
        }
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    before == ' '
        || (!(MARKS.contains(before) || MARKS.contains(after)) && (wide(before) || wide(after)))
}

fn wide(c: char) -> bool {
    c.width() == Some(2)
}

fn columns(text: &[Styled]) -> usize {
    text.iter().map(|(c, _)| c.width().unwrap_or(0)).sum()
}

fn trailing_spaces(text: &[Styled]) -> usize {
    text.iter().rev().take_while(|(c, _)| *c == ' ').count()
}

/// How many characters fit, at least one.
fn fitting(text: &[Styled], room: usize) -> usize {
    let mut used = 0;
    let fits = text.iter().take_while(|(c, _)| {
        used += c.width().unwrap_or(0);
        used <= room
    });
    fits.count().max(1)
}

/// Neighbours of one style joined, spaces at the end dropped.
fn segments(mut line: Vec<Styled>) -> Vec<Segment> {
    line.truncate(line.len() - trailing_spaces(&line));
    let mut segments: Vec<Segment> = Vec::new();
    for (c, style) in line {
        match segments.last_mut() {
            Some(segment) if segment.style == style => segment.text.push(c),
            _ => segments.push(Segment {
                style,
                text: c.into(),
            }),
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let paragraph = Paragraph::new(0, 0).with(Style::Plain, text);
        let text = |line: Vec<Segment>| line.into_iter().map(|segment| segment.text).collect();
        wrap(&paragraph, width).into_iter().map(text).collect()
    }

    #[test]
    fn closing_marks_do_not_begin_a_line() {
        assert_eq!(
            lines("一二三四五六七八九十，甲乙丙丁", 20),
            ["一二三四五六七八九", "十，甲乙丙丁"]
        );
    }

    #[test]
    fn opening_marks_do_not_end_a_line() {
        assert_eq!(
            lines("一二三四五六七八九「甲乙」", 20),
            ["一二三四五六七八九", "「甲乙」"]
        );
    }

    #[test]
    fn marks_stay_with_what_they_mark() {
        assert_eq!(
            lines("一二三四五六七[-八-]{+九+}十", 20),
            ["一二三四五六七", "[-八-]{+九+}十"]
        );
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(
            lines("subject to the deciding body", 20),
            ["subject to the", "deciding body"]
        );
        assert_eq!(
            lines("一二三四五六七八9500000元", 20),
            ["一二三四五六七八", "9500000元"]
        );
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        let long = "x".repeat(45);
        assert_eq!(
            lines(&long, 20),
            ["x".repeat(20), "x".repeat(20), "x".repeat(5)]
        );
    }

    #[test]
    fn line_ends_in_the_text_become_spaces() {
        assert_eq!(lines("甲\n乙", 20), ["甲 乙"]);
    }
}
