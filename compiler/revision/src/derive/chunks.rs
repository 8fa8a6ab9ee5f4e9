//! A change of words as a decision can say it: by words that stand in the clause just once.

use super::operation::Edit;
use crate::{Piece, Words};
use qufen_syntax::folded;
use std::ops::Range;

/// More changes than this in one clause are better written out.
const MOST: usize = 3;
/// What share of the new words may be new, and of the old ones gone.
const NEW: f32 = 0.45;
const GONE: f32 = 0.6;
/// Changes that stand nearer to each other than this, with no mark between, are one.
const NEAR: usize = 5;
/// An anchor that is longer than what changes is at least as long, so that it reads as words.
const LEAST: usize = 4;
/// A mark as near as this to what changes is where the words begin or end.
const MARK: usize = 4;

/// The edits that turn `old` into `new`; `None` where it is plainer to write the new words out.
/// `around` is all words in which the decision's quotations must stand just once, `old` among them.
pub fn edits(old: &str, new: &str, around: &[char]) -> Option<Vec<Edit>> {
    let pieces = Words::between(old, new).pieces;
    let text = Text::of(old);
    let changes = joined(changes(&pieces, &text), &text, new);
    let came: usize = (changes.iter())
        .map(|(_, inserted)| folded(&new[inserted.clone()]).count())
        .sum();
    let went: usize = changes.iter().map(|(removed, _)| removed.len()).sum();
    let readable = came as f32 <= NEW * folded(new).count() as f32
        && went as f32 <= GONE * text.key.len() as f32;
    if changes.is_empty() || changes.len() > MOST || !readable {
        return None;
    }
    let mut found: Vec<(Range<usize>, Edit)> = Vec::new();
    for (index, (removed, inserted)) in changes.iter().enumerate() {
        let floor = found.last().map_or(0, |(range, _)| range.end);
        let ceiling = changes
            .get(index + 1)
            .map_or(text.key.len(), |(next, _)| next.start);
        let room = Room {
            around,
            stretch: floor..ceiling,
        };
        found.push(text.edit(removed.clone(), new[inserted.clone()].trim(), &room)?);
    }
    Some(found.into_iter().map(|(_, edit)| edit).collect())
}

/// What is removed, in characters of the key of the old words, and what is inserted, in bytes of the
/// new ones.
type Change = (Range<usize>, Range<usize>);

fn changes(pieces: &[Piece], text: &Text<'_>) -> Vec<Change> {
    let mut out = Vec::new();
    let (mut at, mut there) = (0, 0);
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        index += 1;
        match piece {
            Piece::Kept { old, new } => (at, there) = (text.character(old.end), new.end),
            Piece::Removed(old) => {
                let removed = at..text.character(old.end);
                at = removed.end;
                let inserted = match pieces.get(index) {
                    Some(Piece::Inserted(new)) => {
                        index += 1;
                        there = new.end;
                        new.clone()
                    }
                    _ => there..there,
                };
                out.push((removed, inserted));
            }
            Piece::Inserted(new) => {
                there = new.end;
                out.push((at..at, new.clone()));
            }
        }
    }
    out
}

/// Changes that hardly anything parts, made one.
fn joined(changes: Vec<Change>, text: &Text<'_>, new: &str) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for (removed, inserted) in changes {
        let near = out.last_mut().filter(|(before, _)| {
            let between = &text.key[before.end..removed.start];
            between.len() < NEAR && !between.iter().any(|c| is_mark(*c))
        });
        match near {
            Some((before, words)) => {
                before.end = removed.end;
                words.end = inserted.end;
            }
            None => out.push((removed, inserted)),
        }
    }
    debug_assert!(
        out.iter()
            .all(|(_, inserted)| new.get(inserted.clone()).is_some())
    );
    out
}

/// Where an anchor may reach, and in which words it must stand once.
struct Room<'a> {
    around: &'a [char],
    stretch: Range<usize>,
}

/// The old words with their key.
struct Text<'t> {
    words: &'t str,
    key: Vec<char>,
    starts: Vec<usize>,
}

impl<'t> Text<'t> {
    fn of(words: &'t str) -> Text<'t> {
        let (mut starts, key): (Vec<usize>, Vec<char>) = folded(words).unzip();
        starts.push(words.len());
        Text { words, key, starts }
    }

    /// How many characters of the key stand before a byte.
    fn character(&self, byte: usize) -> usize {
        let count = self.starts.partition_point(|&start| start < byte);
        count.min(self.key.len())
    }

    fn quoted(&self, range: &Range<usize>) -> &'t str {
        self.words[self.starts[range.start]..self.starts[range.end]].trim()
    }

    /// The edit, and the characters that it is about.
    fn edit(
        &self,
        removed: Range<usize>,
        inserted: &str,
        room: &Room<'_>,
    ) -> Option<(Range<usize>, Edit)> {
        if removed.is_empty() {
            return self.insertion(removed.start, inserted, room);
        }
        let anchor = self.anchor(removed.clone(), room)?;
        let before = self.quoted(&(anchor.start..removed.start));
        let after = self.quoted(&(removed.end..anchor.end));
        let old = self.quoted(&anchor).to_owned();
        let new = format!("{before}{inserted}{after}");
        let edit = if new.is_empty() {
            Edit::Delete(old)
        } else {
            Edit::Replace(old, new)
        };
        Some((anchor, edit))
    }

    /// Words are added behind what stands before them, at the very beginning before what follows.
    fn insertion(
        &self,
        at: usize,
        inserted: &str,
        room: &Room<'_>,
    ) -> Option<(Range<usize>, Edit)> {
        let inserted = inserted.to_owned();
        let begins = |start: usize| start == 0 || is_mark(self.key[start - 1]);
        let reads = |start: usize| {
            let length = at - start;
            begins(start) && length > 1 || length >= 2 * LEAST
        };
        let starts = || (room.stretch.start..at).rev();
        let once = |start: &usize| once(room.around, &self.key[*start..at]);
        let start = (starts().find(|start| reads(*start) && once(start)))
            .or_else(|| starts().find(|start| at - start >= LEAST && once(start)));
        if let Some(start) = start {
            let anchor = self.quoted(&(start..at)).to_owned();
            return Some((start..at, Edit::After(anchor, inserted)));
        }
        let mut ends = at + 1..=room.stretch.end;
        let end = ends.find(|&end| {
            let long = end - at >= LEAST || end == room.stretch.end;
            long && self::once(room.around, &self.key[at..end])
        })?;
        let anchor = self.quoted(&(at..end)).to_owned();
        Some((at..end, Edit::Before(anchor, inserted)))
    }

    /// The shortest stretch around `removed` that stands just once and reads as words.
    fn anchor(&self, removed: Range<usize>, room: &Room<'_>) -> Option<Range<usize>> {
        let alone = removed.len() > 1 && !self.in_number(&removed);
        if alone && once(room.around, &self.key[removed.clone()]) {
            return Some(removed);
        }
        let (floor, ceiling) = (room.stretch.start, room.stretch.end);
        let mut anchor = self.to_marks(removed, room);
        loop {
            if anchor.len() >= LEAST && once(room.around, &self.key[anchor.clone()]) {
                return Some(anchor);
            }
            let left = anchor.start > floor && !is_mark(self.key[anchor.start - 1]);
            let right = anchor.end < ceiling && !is_mark(self.key[anchor.end]);
            match (left, right) {
                (true, _) if anchor.len() % 2 == 1 || !right => anchor.start -= 1,
                (_, true) => anchor.end += 1,
                _ if anchor.start > floor => anchor.start -= 1,
                _ if anchor.end < ceiling => anchor.end += 1,
                _ if once(room.around, &self.key[anchor.clone()]) => return Some(anchor),
                _ => return None,
            }
        }
    }

    /// Whether the stretch is a part of a number: 3 of 3000元.
    fn in_number(&self, stretch: &Range<usize>) -> bool {
        let digit = |at: usize| self.key.get(at).is_some_and(char::is_ascii_digit);
        let before = stretch.start.checked_sub(1).is_some_and(digit) && digit(stretch.start);
        before || digit(stretch.end) && stretch.end > 0 && digit(stretch.end - 1)
    }

    /// Up to the marks on both sides, where they are near, and over the whole of a number.
    fn to_marks(&self, stretch: Range<usize>, room: &Room<'_>) -> Range<usize> {
        let Range { mut start, mut end } = stretch;
        let digit = |at: usize| self.key.get(at).is_some_and(char::is_ascii_digit);
        while start > room.stretch.start && digit(start - 1) {
            start -= 1;
        }
        while end < room.stretch.end && digit(end) {
            end += 1;
        }
        let left = (room.stretch.start..start).rev().take(MARK);
        let left = left.take_while(|&at| !is_mark(self.key[at])).count();
        if left < MARK && start - left > room.stretch.start {
            start -= left;
        }
        let right = (end..room.stretch.end).take(MARK);
        let right = right.take_while(|&at| !is_mark(self.key[at])).count();
        if right < MARK && end + right < room.stretch.end {
            end += right;
        }
        start..end
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '、' | ';' | '。' | ':' | '(' | ')' | '“' | '”')
}

/// Whether the words stand in the text just once, overlaps counted.
fn once(text: &[char], words: &[char]) -> bool {
    let windows = text.windows(words.len().max(1));
    windows.filter(|window| *window == words).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Option<Vec<Edit>> {
        let around: Vec<char> = folded(old).map(|(_, c)| c).collect();
        edits(old, new, &around)
    }

    #[test]
    fn words_are_named_that_stand_once() {
        let replace = |old: &str, new: &str| Edit::Replace(old.into(), new.into());
        for (old, new, edit) in [
            (
                "依法履职、大胆作为,造成一定失误的;",
                "依法履职、担当作为,造成一定失误的;",
                replace("大胆", "担当"),
            ),
            (
                "市委和市政府、县委和县政府负责。",
                "市委和市政府、县委或县政府负责。",
                replace("县委和县", "县委或县"),
            ),
            (
                "处1000元以上3000元以下的罚款,并责令限期改正。",
                "处1000元以上2000元以下的罚款,并责令限期改正。",
                replace("3000", "2000"),
            ),
            (
                "由市委、市政府负责解释。",
                "由市委、市政府、市纪委负责解释。",
                Edit::After("市政府".into(), "、市纪委".into()),
            ),
            (
                "可以容错免责,但是应当报告。",
                "可以容错免责。",
                Edit::Delete(",但是应当报告".into()),
            ),
            (
                "公开有关信息的,从其规定。",
                "依法公开有关信息的,从其规定。",
                Edit::Before("公开有关".into(), "依法".into()),
            ),
        ] {
            assert_eq!(told(old, new), Some(vec![edit]), "{new}");
        }
    }

    #[test]
    fn what_changes_too_much_is_written_out() {
        assert_eq!(told("处三年以下有期徒刑。", "处五千元以上罚款。"), None);
        assert_eq!(told("甲", "乙"), None);
    }
}
