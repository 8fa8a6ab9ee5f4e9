//! How the words of one clause became those of another, character by character; a number or a date
//! is one whole.
//!
//! White space and the width of punctuation do not count. Changes are shown in stretches that a
//! person can read: a character that happens to agree between two changes is part of the
//! change, and where hardly anything agrees the whole is replaced.

mod differing;
mod readable;

use differing::changes;
use qufen_syntax::folded;
use readable::readable;
use std::ops::Range;

/// The difference between two wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In order; they cover both wordings. Two neighbours are never of one kind, and what is
    /// removed stands before what is inserted in its place.
    pub pieces: Vec<Piece>,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both, up to white space and width: the bytes of each.
    Kept {
        /// In the old wording.
        old: Range<usize>,
        /// In the new wording.
        new: Range<usize>,
    },
    /// Bytes of the old wording that are gone.
    Removed(Range<usize>),
    /// Bytes of the new wording that were put in.
    Inserted(Range<usize>),
}

impl Words {
    /// Compares two wordings.
    pub fn between(old: &str, new: &str) -> Words {
        let (old, new) = (Wording::of(old), Wording::of(new));
        let mut changes = changes(&old.key, &new.key);
        readable(&mut changes, &old.key, &new.key);
        let mut pieces = Vec::new();
        let mut at = (0, 0);
        for (removed, inserted) in changes {
            keep(
                &mut pieces,
                old.bytes(at.0..removed.start),
                new.bytes(at.1..inserted.start),
            );
            at = (removed.end, inserted.end);
            let (removed, inserted) = (old.bytes(removed), new.bytes(inserted));
            if !removed.is_empty() {
                pieces.push(Piece::Removed(removed));
            }
            if !inserted.is_empty() {
                pieces.push(Piece::Inserted(inserted));
            }
        }
        keep(
            &mut pieces,
            old.bytes(at.0..old.key.len()),
            new.bytes(at.1..new.key.len()),
        );
        Words { pieces }
    }

    /// Whether anything but white space and width differs.
    pub fn differ(&self) -> bool {
        !self
            .pieces
            .iter()
            .all(|it| matches!(it, Piece::Kept { .. }))
    }
}

fn keep(pieces: &mut Vec<Piece>, old: Range<usize>, new: Range<usize>) {
    if !old.is_empty() || !new.is_empty() {
        pieces.push(Piece::Kept { old, new });
    }
}

/// Words, and the bytes where their characters stand.
struct Wording {
    key: Vec<char>,
    /// Where each character of the key begins; one more for the end.
    starts: Vec<usize>,
}

impl Wording {
    fn of(text: &str) -> Wording {
        let (mut starts, key): (Vec<usize>, Vec<char>) = folded(text).unzip();
        starts.push(text.len());
        if let Some(first) = starts.first_mut() {
            *first = 0;
        }
        Wording { key, starts }
    }

    /// The bytes of characters of the key, with the white space behind them.
    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.starts[range.start]..self.starts[range.end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 甲[-乙-]{+丙+}丁.
    fn shown(old: &str, new: &str) -> String {
        let words = Words::between(old, new);
        let mut out = String::new();
        for piece in &words.pieces {
            match piece {
                Piece::Kept { new: range, .. } => out += &new[range.clone()],
                Piece::Removed(range) => out += &format!("[-{}-]", &old[range.clone()]),
                Piece::Inserted(range) => out += &format!("{{+{}+}}", &new[range.clone()]),
            }
        }
        out
    }

    #[test]
    fn single_characters_are_marked() {
        assert_eq!(
            shown("造成重大损失的;", "造成严重损失的;"),
            "造成[-重大-]{+严重+}损失的;"
        );
        assert_eq!(
            shown("可以从轻处罚。", "应当从轻处罚。"),
            "[-可以-]{+应当+}从轻处罚。"
        );
        assert_eq!(shown("依法履职", "依法履职"), "依法履职");
    }

    #[test]
    fn an_insertion_begins_at_a_mark() {
        assert_eq!(
            shown("市委、市政府负责。", "市委、市政府、市纪委负责。"),
            "市委、市政府{+、市纪委+}负责。"
        );
        assert_eq!(shown("甲、乙、丙", "甲、丙"), "甲、[-乙、-]丙");
    }

    #[test]
    fn a_number_or_a_date_is_not_cut() {
        for (old, new, expected) in [
            (
                "自2019年1月22日起施行。",
                "自2019年12月2日起施行。",
                "自[-2019年1月22日-]{+2019年12月2日+}起施行。",
            ),
            (
                "自二〇一九年一月二十二日起施行。",
                "自二〇一九年十二月二日起施行。",
                "自[-二〇一九年一月二十二日-]{+二〇一九年十二月二日+}起施行。",
            ),
            (
                "造成50万元以上损失的;",
                "造成150万元以上损失的;",
                "造成[-50万-]{+150万+}元以上损失的;",
            ),
            (
                "罚款1,500.50元以下",
                "罚款1,200.50元以下",
                "罚款[-1,500.50-]{+1,200.50+}元以下",
            ),
            (
                "依照本法第二十一条的规定处理",
                "依照本法第二十二条的规定处理",
                "依照本法第[-二十一-]{+二十二+}条的规定处理",
            ),
            (
                "不得低于百分之二十五的比例",
                "不得低于百分之三十五的比例",
                "不得低于百分之[-二十五-]{+三十五+}的比例",
            ),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    #[test]
    fn chance_agreement_is_not_shown() {
        assert_eq!(
            shown("处三年以下有期徒刑", "处五千元以上罚款"),
            "[-处三年以下有期徒刑-]{+处五千元以上罚款+}"
        );
        assert_eq!(
            shown(
                "应当及时报告上级机关并且备案",
                "应当立刻书面报告主管机关并且备案"
            ),
            "应当[-及时-]{+立刻书面+}报告[-上级-]{+主管+}机关并且备案"
        );
    }

    #[test]
    fn width_and_white_space_are_no_change() {
        assert!(!Words::between("甲， 乙：", "甲,乙:").differ());
        let words = Words::between("甲， 乙", "甲,丙");
        assert_eq!(
            words.pieces,
            [
                Piece::Kept {
                    old: 0.."甲， ".len(),
                    new: 0.."甲,".len()
                },
                Piece::Removed("甲， ".len().."甲， 乙".len()),
                Piece::Inserted("甲,".len().."甲,丙".len()),
            ]
        );
    }

    #[test]
    fn every_byte_is_covered_once() {
        for (old, new) in [
            ("", ""),
            ("", "甲"),
            ("甲", ""),
            (" 甲 ", "乙"),
            ("甲乙丙", "丙乙甲"),
            (
                "违反规定的,责令改正",
                "违反本条规定的,由主管部门责令限期改正",
            ),
        ] {
            let mut at = (0, 0);
            for piece in Words::between(old, new).pieces {
                let (a, b) = match piece {
                    Piece::Kept { old, new } => (old, new),
                    Piece::Removed(old) => (old, at.1..at.1),
                    Piece::Inserted(new) => (at.0..at.0, new),
                };
                assert_eq!((a.start, b.start), at);
                at = (a.end, b.end);
            }
            assert_eq!(at, (old.len(), new.len()), "{old} {new}");
        }
    }
}
