//! Classes of characters that the scanner, the grammar and the literals share.

/// Whether `c` ends a word. Han characters, by far the most, are told at once.
pub(crate) fn ends_word(c: char) -> bool {
    !is_han(c) && (c.is_whitespace() || is_punctuation(c))
}

/// Whether a character of that first byte of its UTF-8 is of the three-byte ones among which Han
/// characters lie, from U+4000 to U+9FFF: none of them is punctuation.
pub(crate) fn begins_han(first: u8) -> bool {
    matches!(first, 0xE4..=0xE9)
}

fn is_han(c: char) -> bool {
    matches!(c, '一'..='鿿')
}

/// Punctuation that ends a word: `punctuation` of `grammar/tokens.pest`.
fn is_punctuation(c: char) -> bool {
    matches!(c, '，' | '、'..='。' | '《'..='】' | '（'..='）' | '：'..='？' | '！' | '｛' | '｝')
        || matches!(c, '!'..='"' | '\''..=')' | ',' | ':'..='?' | '[' | ']' | '`' | '{' | '}')
        || matches!(c, '“'..='”' | '‘'..='’' | '≠' | '≤'..='≥')
}

/// The first word of `text`, empty where it begins with punctuation.
pub(crate) fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| ends_word(c) || c == '/' && text[at..].starts_with("//"))
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Whether `c` is a quotation mark of another writing, which may have been typed for 「」.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'')
}

/// Whether words in marks begin here, whichever marks they are.
pub(crate) fn begins_words(text: &str) -> bool {
    text.starts_with('「') || text.starts_with(is_quote)
}

/// Where the mark that closes the one at the beginning of `text` begins and ends; a pair of curly
/// marks inside stays a pair.
pub(crate) fn closing_mark(text: &str) -> Option<(usize, usize)> {
    let mut marks = text.char_indices();
    let (open, close) = match marks.next()?.1 {
        '“' => ('“', '”'),
        '‘' => ('‘', '’'),
        // Typed the wrong way round at least at the beginning.
        '”' | '’' => return None,
        straight => (straight, straight),
    };
    let mut depth = 1;
    for (at, c) in marks {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        if depth == 0 {
            return Some((at, at + c.len_utf8()));
        }
    }
    None
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
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether `c` can stand in a number of a citation or label: `numeral_char` of
/// `grammar/citation.pest`.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || chinese_digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万')
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
