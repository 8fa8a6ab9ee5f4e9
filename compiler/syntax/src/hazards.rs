//! Hazards of the text itself: characters that are not what they look like.

use crate::chars;
use crate::scan::scan;
use qufen_diagnostics::{Diagnostic, Span, codes};
use unicode_normalization::UnicodeNormalization as _;

/// Every hazard of the file, in order.
pub(crate) fn hazards(text: &str) -> Vec<Diagnostic<Span>> {
    let mut quoted = None;
    extraordinary(text)
        .filter(|&(at, c)| !(at == 0 && c == '\u{feff}'))
        .filter_map(|(at, c)| {
            let place = Span::new(at, at + c.len_utf8());
            let number = || format!("U+{:04X}", c as u32);
            if is_bidirectional(c) {
                return Some(
                    Diagnostic::new(codes::BIDI_CONTROL, place)
                        .with("number", number())
                        .replace(place, "", false),
                );
            }
            if is_zero_width(c) {
                let quoted = quoted.get_or_insert_with(|| quotations(text));
                let inside = quoted.iter().any(|span: &Span| span.range().contains(&at));
                let code = if inside {
                    codes::ZERO_WIDTH_IN_WORDS
                } else {
                    codes::ZERO_WIDTH_IN_CODE
                };
                return Some(
                    Diagnostic::new(code, place)
                        .with("number", number())
                        .replace(place, "", false),
                );
            }
            if is_compatibility(c) {
                let mut diagnostic = Diagnostic::new(codes::COMPATIBILITY_CHARACTER, place)
                    .with("character", c)
                    .with("number", number());
                let ordinary: String = std::iter::once(c).nfkc().collect();
                if ordinary != c.to_string() {
                    diagnostic = diagnostic.replace(place, ordinary, false);
                }
                return Some(diagnostic);
            }
            is_private(c)
                .then(|| Diagnostic::new(codes::PRIVATE_CHARACTER, place).with("number", number()))
        })
        .collect()
}

/// The characters that are neither ASCII nor Han, which by far the most are, told by one byte.
fn extraordinary(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            match bytes.get(at)? {
                0..=0x7f => at += 1,
                &first if chars::begins_han(first) => at += '一'.len_utf8(),
                _ => break,
            }
        }
        let (start, c) = (at, text[at..].chars().next()?);
        at += c.len_utf8();
        Some((start, c))
    })
}

fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Compatibility ideographs without the twelve that are ordinary ones, and radicals.
fn is_compatibility(c: char) -> bool {
    let ordinary = matches!(
        c as u32,
        0xFA0E | 0xFA0F | 0xFA11 | 0xFA13 | 0xFA14 | 0xFA1F | 0xFA21 | 0xFA23 | 0xFA24 | 0xFA27
            ..=0xFA29
    );
    let ranges =
        matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' | '\u{2e80}'..='\u{2fdf}');
    ranges && !ordinary
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// The quotations of a text, outermost brackets included.
fn quotations(text: &str) -> Vec<Span> {
    let code = scan(text).code;
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(offset) = code[at..].find('「') {
        let start = at + offset;
        at = crate::scan::quotation_end(&code, start).0;
        spans.push(Span::new(start, at));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        hazards(text).iter().map(|d| d.code.id()).collect()
    }

    #[test]
    fn each_hazard_by_its_code() {
        assert_eq!(found("甲「乙」\u{202e}"), ["QF0007"]);
        assert_eq!(found("甲\u{200b}「乙\u{200b}」"), ["QF0008", "QF0009"]);
        assert_eq!(found("\u{feff}甲\u{feff}"), ["QF0008"]);
        assert_eq!(found("\u{e000}"), ["QF0011"]);
        assert!(found("甲\r\n乙\r丙，（丁）").is_empty());
    }

    #[test]
    fn compatibility_characters_come_with_the_ordinary_one() {
        for (odd, plain) in [("\u{2f00}", "一"), ("\u{f90a}", "金"), ("\u{2f800}", "丽")] {
            let found = hazards(odd);
            assert_eq!(found[0].code.id(), "QF0010");
            assert_eq!(
                found[0].fix.as_ref().map(|fix| fix.edits[0].text.as_str()),
                Some(plain)
            );
        }
        assert_eq!(found("\u{2e81}"), ["QF0010"]);
    }
}
