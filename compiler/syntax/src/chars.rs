//! Classes of characters that the scanner, the grammar and the literals share.

/// Punctuation that ends a word: `punctuation` of `grammar/tokens.pest`.
const PUNCTUATION: &str = "，,、：:；;（(）)＝=＜<＞>≠≤≥！!《》「」『』`{}｛｝[]【】。？?“”‘’\"'";

/// Whether `c` ends a word.
pub(crate) fn ends_word(c: char) -> bool {
    c.is_whitespace() || PUNCTUATION.contains(c)
}

/// The first word of `text`, empty where it begins with punctuation.
pub(crate) fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| ends_word(c) || text[at..].starts_with("//"))
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The value of a half-width or full-width digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// The value of a Chinese digit.
pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    "零一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .map(|at| at as u32)
        .or(match c {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
}

/// Whether `c` can stand in a number of a citation or label: `numeral_char` of
/// `grammar/citation.pest`.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || chinese_digit(c).is_some() || "十百千万".contains(c)
}

/// The half-width form of full-width digits and signs that stand in values.
pub(crate) fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '．' => '.',
            '％' => '%',
            '－' => '-',
            '／' => '/',
            _ => c,
        })
        .collect()
}
