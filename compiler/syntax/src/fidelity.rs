//! The key under which official words are compared.

/// The key of `text`: white space dropped, paired widths folded, all else kept. Second: for each
/// key character the byte offset where it stands in `text`.
pub(crate) fn key(text: &str) -> (Vec<char>, Vec<u32>) {
    text.char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(at, c)| (folded(c), at as u32))
        .unzip()
}

/// Only pairs that differ in width and nothing else.
fn folded(c: char) -> char {
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
        let same = |a: &str, b: &str| key(a).0 == key(b).0;
        assert!(same("第一章    总　则", "第一章总\u{a0}则"));
        assert!(same("（１），甲：乙；", "(1),甲:乙;"));
        assert!(!same("甲。", "甲."));
        assert!(!same("“甲”", "\"甲\""));
        assert!(!same("甲\u{200b}", "甲"));
    }

    #[test]
    fn offsets_lead_back() {
        let text = "甲 （乙）";
        let (chars, offsets) = key(text);
        assert_eq!(chars, ['甲', '(', '乙', ')']);
        assert!(offsets.iter().all(|&at| text.is_char_boundary(at as usize)));
        assert_eq!(&text[offsets[2] as usize..][..3], "乙");
    }
}
