//! The limit on nesting, checked before any recursive descent.

use crate::scan::quotation_end;

/// Deeper than any sentence that a person could follow, shallow enough for every stack.
pub(crate) const LIMIT: usize = 100;

/// Where brackets or 「」 are nested deeper than [`LIMIT`], or as many 非 follow one another.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    // Most statements are too short to nest so deep.
    if text.len() <= LIMIT {
        return None;
    }
    let (mut depth, mut negations, mut at) = (0_usize, 0_usize, 0);
    while let Some(c) = text[at..].chars().next() {
        let mut next = at + c.len_utf8();
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '非' => negations += 1,
            '「' => {
                next = quotation_end(text, at).0;
                if quotation_depth(&text[at..next]) > LIMIT {
                    return Some(at);
                }
            }
            _ if !c.is_whitespace() => negations = 0,
            _ => {}
        }
        if depth > LIMIT || negations > LIMIT {
            return Some(at);
        }
        at = next;
    }
    None
}

fn quotation_depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in text.chars() {
        match c {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
