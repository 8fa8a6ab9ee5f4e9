//! Places and labels as they stand in the words of a decision: 第八条之一, （七）, 第（七）项.

use super::super::super::words::is_numeral;
use qufen_syntax::ast::Unit;
use qufen_syntax::citation::{chinese_numeral, numeral};

pub(super) fn unit(c: char) -> Option<Unit> {
    use qufen_syntax::ast::DivisionKind::{Chapter, Part, Section};
    Some(match c {
        '条' => Unit::Article,
        '款' => Unit::Paragraph,
        '项' => Unit::Item,
        '目' => Unit::Subitem,
        '编' => Unit::Division(Part),
        '章' => Unit::Division(Chapter),
        '节' => Unit::Division(Section),
        _ => return None,
    })
}

/// The last 第…条, 第…款, …, its number and unit. Quotations do not count.
pub(super) fn last_place(before: &str) -> Option<(String, Unit)> {
    let mut depth = 0_usize;
    let mut found = None;
    for (at, c) in before.char_indices() {
        match c {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            '第' if depth == 0 => found = place(&before[at..]).or(found),
            _ => {}
        }
    }
    found
}

/// 第(七)项 and the like at the beginning of the text.
pub(super) fn place(text: &str) -> Option<(String, Unit)> {
    let inner = text.strip_prefix('第')?;
    let bare = inner.strip_prefix(['(', '（']).unwrap_or(inner);
    let rest = bare.trim_start_matches(is_numeral);
    let digits = &bare[..bare.len() - rest.len()];
    let rest = rest.strip_prefix([')', '）']).unwrap_or(rest);
    let counted = unit(rest.chars().next()?)?;
    let number = numeral(digits)?;
    let inserted = inserted(&rest[rest.chars().next().map_or(0, char::len_utf8)..]);
    Some((format!("{number}{inserted}"), counted))
}

/// 之一, 之二 at the beginning of the text, as it is compared.
fn inserted(text: &str) -> String {
    let number = text.strip_prefix('之').map(|rest| {
        let after = rest.trim_start_matches(is_numeral);
        &rest[..rest.len() - after.len()]
    });
    number
        .and_then(numeral)
        .map_or(String::new(), |it| format!("之{it}"))
}

/// The label that a paragraph begins with, and the words behind it.
pub(super) fn label(paragraph: &str) -> (&str, &str) {
    let length = item(paragraph)
        .or_else(|| numbered(paragraph))
        .or_else(|| subitem(paragraph));
    let length = length.unwrap_or(0);
    (&paragraph[..length], paragraph[length..].trim_start())
}

/// `（七）`, `（七）之一`.
fn item(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '（'])?;
    let rest = inner.trim_start_matches(is_numeral);
    let after = rest.strip_prefix([')', '）'])?;
    (rest.len() < inner.len()).then_some(text.len() - after.len())
}

/// 第十条, 第三章 with white space behind them; a citation has none.
fn numbered(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('第')?;
    let rest = inner.trim_start_matches(is_numeral);
    let mut after = rest.strip_prefix(['条', '编', '章', '节'])?;
    while let Some(number) = after.strip_prefix('之') {
        let rest = number.trim_start_matches(is_numeral);
        if rest.len() == number.len() {
            break;
        }
        after = rest;
    }
    let is_label = rest.len() < inner.len() && after.starts_with(char::is_whitespace);
    is_label.then_some(text.len() - after.len())
}

/// `1.`, `1．`
fn subitem(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.strip_prefix(['.', '．'])?;
    let plain = rest.len() < text.len() && !after.starts_with(|c: char| c.is_ascii_digit());
    plain.then_some(text.len() - after.len())
}

/// The number in a label, as it is compared.
pub(super) fn number_in(label: &str) -> Option<String> {
    let start = label.find(is_numeral)?;
    let rest = label[start..].trim_start_matches(is_numeral);
    let number = numeral(&label[start..label.len() - rest.len()])?;
    let unit = rest.chars().next().map_or(0, char::len_utf8);
    Some(format!("{number}{}", inserted(&rest[unit..])))
}

/// The first 第八条 or 第八条之一 in the words.
pub(super) fn first_article(words: &str) -> Option<String> {
    let (start, _) = words
        .match_indices('第')
        .find(|(at, _)| place(&words[*at..]).is_some_and(|(_, unit)| unit == Unit::Article))?;
    let rest = &words[start..];
    let end = rest.find('条').map(|at| at + '条'.len_utf8())?;
    let mut length = end;
    while let Some(number) = rest[length..].strip_prefix('之') {
        let after = number.trim_start_matches(is_numeral);
        if after.len() == number.len() {
            break;
        }
        length = rest.len() - after.len();
    }
    Some(rest[..length].to_owned())
}

/// 第十二条, (三), 2.: the label of a clause of that number, which is as it is compared.
pub(super) fn written_label(number: &str, unit: Unit) -> Option<String> {
    let (number, inserted) = match number.split_once('之') {
        Some((number, inserted)) => (number, Some(inserted)),
        None => (number, None),
    };
    let plain: u32 = number.parse().ok()?;
    let inserted = inserted.map(|it| it.parse().ok().map(chinese_numeral));
    let inserted = match inserted {
        Some(inserted) => format!("之{}", inserted?),
        None => String::new(),
    };
    let chinese = chinese_numeral(plain);
    match unit {
        Unit::Article => Some(format!("第{chinese}条{inserted}")),
        Unit::Item => Some(format!("（{chinese}）{inserted}")),
        Unit::Subitem => Some(format!("{plain}.")),
        _ => None,
    }
}
