//! What is not cut when words are compared: a number, and a date.

use std::ops::Range;

/// The stretches of a wording, in order: each number is one, and each date; any other character stands
/// for itself. The characters are folded: full and half width are one.
pub(crate) fn tokens(text: &[char]) -> Vec<Range<usize>> {
    let mut tokens = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let end = date(text, at)
            .or_else(|| number(text, at))
            .unwrap_or(at + 1);
        tokens.push(at..end);
        at = end;
    }
    tokens
}

/// The end of a date: 2019年1月22日, 2019年1月, 1月22日.
fn date(text: &[char], at: usize) -> Option<usize> {
    let year = numbered(text, at, '年');
    let month = numbered(text, year.unwrap_or(at), '月');
    let day = month.and_then(|month| numbered(text, month, '日'));
    match (year, month, day) {
        (_, _, Some(day)) => Some(day),
        (Some(_), Some(month), None) => Some(month),
        _ => None,
    }
}

/// The end of a number with its unit.
fn numbered(text: &[char], at: usize, unit: char) -> Option<usize> {
    let end = number(text, at)?;
    (text.get(end) == Some(&unit)).then_some(end + 1)
}

/// The end of a number in Arabic or Chinese numerals: 50, 1,500.50, 5%, 二十一, 50万.
fn number(text: &[char], at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(c) = text.get(end) {
        let numeral = is_numeral(*c);
        let within = end > at && joins(text, end);
        if !numeral && !within {
            break;
        }
        end += 1;
    }
    if end > at && text.get(end) == Some(&'%') {
        end += 1;
    }
    (end > at).then_some(end)
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "零〇一二三四五六七八九十百千万亿两".contains(c)
}

/// A point before a digit, or a comma before three of them, within an Arabic number.
fn joins(text: &[char], at: usize) -> bool {
    let digits = text[at + 1..].iter().take_while(|c| c.is_ascii_digit());
    let digits = digits.count();
    let behind_digit = at > 0 && text[at - 1].is_ascii_digit();
    behind_digit
        && match text[at] {
            '.' => digits > 0,
            ',' => digits == 3,
            _ => false,
        }
}
