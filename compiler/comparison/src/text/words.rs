//! The words of a clause before and after, character by character.

use qufen_syntax::folded;
use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A stretch of words. The old words are the pieces of `both` and `old` in order, the new words
/// those of `both` and `new`; the two agree but for white space and the width of marks, which
/// `both` shows as the new version has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Piece {
    /// Which version has it.
    #[serde(rename = "in")]
    pub held: Held,
    /// The words.
    pub text: String,
}

/// Which version has a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Held {
    /// Both versions.
    Both,
    /// The old version only.
    Old,
    /// The new version only.
    New,
}

/// A kept stretch of so few characters between two changes is told as a part of the change: nobody
/// reads a single character that survived by chance.
const SHORTEST_KEPT: usize = 2;

/// Below this share of kept characters the words are told as a whole, old and new.
const LEAST_KEPT: f64 = 0.25;

/// The words of one clause, old against new.
pub fn compared(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (Keyed::of(old), Keyed::of(new));
    let ops = capture_diff_slices(Algorithm::Myers, &before.key, &after.key);
    let kept: usize = kept_lengths(&ops).sum();
    let longer = before.key.len().max(after.key.len()).max(1);
    let mut pieces = Pieces::default();
    if (kept as f64) < LEAST_KEPT * longer as f64 {
        pieces.replace(old, new);
        return pieces.done();
    }
    let last = ops.len().saturating_sub(1);
    for (index, op) in ops.iter().enumerate() {
        let (was, is) = (before.words(op.old_range()), after.words(op.new_range()));
        match op {
            DiffOp::Equal { len, .. } if *len >= SHORTEST_KEPT || index == 0 || index == last => {
                pieces.keep(is);
            }
            _ => pieces.replace(was, is),
        }
    }
    pieces.done()
}

fn kept_lengths(ops: &[DiffOp]) -> impl Iterator<Item = usize> {
    ops.iter().filter_map(|op| match op {
        DiffOp::Equal { len, .. } => Some(*len),
        _ => None,
    })
}

/// Words with the key under which they are compared.
struct Keyed<'a> {
    text: &'a str,
    /// Byte offsets of the characters that count.
    starts: Vec<usize>,
    key: Vec<char>,
}

impl Keyed<'_> {
    fn of(text: &str) -> Keyed<'_> {
        let (starts, key) = folded(text).unzip();
        Keyed { text, starts, key }
    }

    /// The words of a stretch of the key, with the white space that follows.
    fn words(&self, range: Range<usize>) -> &str {
        if range.is_empty() {
            return "";
        }
        let at = |index: usize| self.starts.get(index).copied();
        let start = if range.start == 0 { Some(0) } else { at(range.start) };
        let end = at(range.end).unwrap_or(self.text.len());
        start
            .and_then(|start| self.text.get(start..end))
            .unwrap_or_default()
    }
}

/// Pieces, neighbours of one kind joined; of one change the old words stand first.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    old: String,
    new: String,
}

impl Pieces {
    fn keep(&mut self, text: &str) {
        self.settle();
        self.push(Held::Both, text.to_owned());
    }

    fn replace(&mut self, old: &str, new: &str) {
        self.old.push_str(old);
        self.new.push_str(new);
    }

    fn settle(&mut self) {
        let (old, new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        self.push(Held::Old, old);
        self.push(Held::New, new);
    }

    fn push(&mut self, held: Held, text: String) {
        if !text.is_empty() {
            self.done.push(Piece { held, text });
        }
    }

    fn done(mut self) -> Vec<Piece> {
        self.settle();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `甲[-乙-]{+丙+}`.
    fn shown(old: &str, new: &str) -> String {
        let show = |piece: Piece| match piece.held {
            Held::Both => piece.text,
            Held::Old => format!("[-{}-]", piece.text),
            Held::New => format!("{{+{}+}}", piece.text),
        };
        compared(old, new).into_iter().map(show).collect()
    }

    #[test]
    fn single_characters_are_told_apart() {
        assert_eq!(
            shown("造成重大损失和严重后果的;", "造成重大损失、严重后果的;"),
            "造成重大损失[-和-]{+、+}严重后果的;"
        );
        assert_eq!(shown("没有明令禁止;", "没有明令禁止;"), "没有明令禁止;");
        assert_eq!(shown("", "新"), "{+新+}");
    }

    #[test]
    fn the_width_of_marks_and_white_space_are_no_change() {
        assert_eq!(shown("甲乙, 丙丁;", "甲乙，丙丁；"), "甲乙，丙丁；");
    }

    #[test]
    fn a_character_kept_by_chance_does_not_break_a_change_up() {
        assert_eq!(
            shown("应当按照市委的要求办理手续", "应当按照省府的部署办理手续"),
            "应当按照[-市委的要求-]{+省府的部署+}办理手续"
        );
    }

    #[test]
    fn words_with_nothing_in_common_are_told_whole() {
        assert_eq!(shown("甲乙丙丁", "子丑寅丁"), "[-甲乙丙丁-]{+子丑寅丁+}");
    }
}
