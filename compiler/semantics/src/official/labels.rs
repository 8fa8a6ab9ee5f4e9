//! The labels with which lines begin.

use qufen_syntax::citation::{Ordinal, numeral};

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// 第一章.
    Division,
    /// 第四条.
    Article,
    /// (一).
    Item,
    /// `1.`.
    Subitem,
}

/// A label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it names.
    pub kind: LabelKind,
    /// Its length in bytes.
    pub width: usize,
    /// Its number.
    pub number: Ordinal,
    /// Whether the number is written in Arabic digits.
    pub arabic: bool,
    /// Whether the line ends behind it, or white space stands there.
    pub apart: bool,
}

/// Whether a line begins the body of a law: a heading or an article.
pub fn begins_body(line: &str) -> bool {
    label(line).is_some_and(|label| {
        label.apart && matches!(label.kind, LabelKind::Division | LabelKind::Article)
    })
}

/// The label with which a line begins.
pub fn label(line: &str) -> Option<Label> {
    let (kind, width, number, inserted) = if let Some(rest) = line.strip_prefix('第') {
        let number = number_at(rest)?;
        let unit = rest[number.len()..].chars().next()?;
        let kind = match unit {
            '编' | '章' | '节' => LabelKind::Division,
            '条' => LabelKind::Article,
            _ => return None,
        };
        let before = '第'.len_utf8() + number.len() + unit.len_utf8();
        let (inserted, more) = inserted(&line[before..]);
        (kind, before + more, number, inserted)
    } else if let Some(rest) = line.strip_prefix(['(', '（']) {
        let number = number_at(rest)?;
        let close = rest[number.len()..].chars().next();
        let close = close.filter(|c| matches!(c, ')' | '）'))?;
        let before = line.len() - rest.len() + number.len() + close.len_utf8();
        let (inserted, more) = inserted(&line[before..]);
        (LabelKind::Item, before + more, number, inserted)
    } else {
        let digits = line.find(|c| !is_digit(c)).filter(|&digits| digits > 0)?;
        let mark = line[digits..].chars().next()?;
        let width = digits + mark.len_utf8();
        let decimal = line[width..].starts_with(is_digit);
        if !matches!(mark, '.' | '．' | '、') || decimal {
            return None;
        }
        (LabelKind::Subitem, width, &line[..digits], Vec::new())
    };
    Some(Label {
        kind,
        width,
        number: Ordinal {
            number: numeral(number)?,
            inserted,
        },
        arabic: number.starts_with(is_digit),
        apart: line[width..].is_empty() || line[width..].starts_with(char::is_whitespace),
    })
}

impl Label {
    /// Whether it may stand right behind `last`: the next number, or one put in between (之一).
    pub fn follows(&self, last: Option<&Ordinal>) -> bool {
        let Some(last) = last else {
            return self.number == Ordinal::new(1);
        };
        let (mine, theirs) = (&self.number, last);
        if mine.inserted.is_empty() {
            return mine.number == theirs.number + 1;
        }
        mine.number == theirs.number && mine.inserted > theirs.inserted
    }
}

fn number_at(text: &str) -> Option<&str> {
    let part = |c| is_digit(c) || "零〇一二三四五六七八九十百千".contains(c);
    let end = text.find(|c| !part(c)).unwrap_or(text.len());
    (end > 0).then_some(&text[..end])
}

/// 之一, 之二 behind a label, and their length.
fn inserted(text: &str) -> (Vec<u32>, usize) {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(after) = rest.strip_prefix('之') {
        let Some(number) = number_at(after) else {
            break;
        };
        let Some(value) = numeral(number) else {
            break;
        };
        numbers.push(value);
        rest = &after[number.len()..];
    }
    (numbers, text.len() - rest.len())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
