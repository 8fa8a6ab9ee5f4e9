//! The key under which official words are compared.

/// Each character that counts, folded, with the byte at which it stands in `text`: white space is
/// dropped, paired widths are folded, all else is kept.
pub fn folded(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(at, c)| (at, fold(c)))
}

/// Only pairs that differ in width and nothing else.
fn fold(c: char) -> char {
    match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        '＝' => '=',
        '＜' => '<',
        '＞' => '>',
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_and_white_space_do_not_count() {
        let key = |text: &str| folded(text).map(|(_, c)| c).collect::<String>();
        let same = |a: &str, b: &str| key(a) == key(b);
        assert!(same("第一章    总　则", "第一章总\u{a0}则"));
        assert!(same("（１），甲：乙；", "(1),甲:乙;"));
        assert!(!same("甲。", "甲."));
        assert!(!same("“甲”", "\"甲\""));
        assert!(!same("甲\u{200b}", "甲"));
    }

    #[test]
    fn offsets_lead_back() {
        let text = "甲 （乙）";
        let key: Vec<(usize, char)> = folded(text).collect();
        assert_eq!(key, [(0, '甲'), (4, '('), (7, '乙'), (10, ')')]);
    }
}
