//! Small words of legal texts: numerals, titles in brackets.

pub(crate) use crate::apply::is_numeral;

/// The title that the text begins with, 《…》 or 〈…〉, and what follows; brackets inside belong to it.
pub(super) fn inside_title(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    if !matches!(first, '《' | '〈' | '<' | '＜') {
        return None;
    }
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '《' | '〈' | '<' | '＜' => depth += 1,
            '》' | '〉' | '>' | '＞' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some((&text[first.len_utf8()..at], &text[at + c.len_utf8()..]));
        }
    }
    None
}
