//! The words of a clause before and after, in pieces.

use qufen_revision::{self as revision, Words};
use schemars::JsonSchema;
use serde::Serialize;

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

/// The words of one clause, old against new.
pub fn compared(old: &str, new: &str) -> Vec<Piece> {
    let pieces = Words::between(old, new).pieces.into_iter();
    let told = pieces.map(|piece| match piece {
        revision::Piece::Kept { new: range, .. } => (Held::Both, new.get(range)),
        revision::Piece::Removed(range) => (Held::Old, old.get(range)),
        revision::Piece::Inserted(range) => (Held::New, new.get(range)),
    });
    told.filter_map(|(held, text)| {
        let text = text.filter(|text| !text.is_empty())?.to_owned();
        Some(Piece { held, text })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wording_can_be_put_together_again() {
        let (old, new) = ("造成重大损失, 情节严重的;", "造成严重损失，情节恶劣的；");
        let pieces = compared(old, new);
        let side = |left_out| {
            let own = pieces.iter().filter(|piece| piece.held != left_out);
            own.map(|piece| piece.text.as_str()).collect::<String>()
        };
        assert_eq!(side(Held::Old), new);
        assert_eq!(side(Held::New), "造成重大损失，情节严重的；");
        let changed = pieces.iter().filter(|piece| piece.held != Held::Both);
        let changed: Vec<&str> = changed.map(|piece| piece.text.as_str()).collect();
        assert_eq!(changed, ["重大", "严重", "严重", "恶劣"]);
    }
}
