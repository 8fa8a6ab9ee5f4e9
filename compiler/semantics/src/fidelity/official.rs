//! The official text as clauses: lines are joined until a label or a finished sentence parts them.

use super::unit::{Citer, Origin, Unit};

/// What the label of a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LabelKind {
    Division,
    Article,
    Item,
    Subitem,
}

/// The clauses of the official text.
pub fn units(text: &str, file: u32) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut citer = Citer::default();
    let mut offset = 0;
    let mut finished = true;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let start = offset + (line.len() - line.trim_start().len());
        offset += line.len();
        if words.is_empty() {
            continue;
        }
        let label = label(words);
        if label.is_some() || finished {
            units.push(begin(words, label, file, units.is_empty(), &mut citer));
        }
        if let Some(unit) = units.last_mut() {
            unit.push(words, start);
            if let Some((_, width)) = label.filter(|_| unit.label == 0) {
                unit.label = unit
                    .spots
                    .iter()
                    .filter(|s| (s.start as usize) < start + width)
                    .count();
            }
        }
        finished = words.ends_with(['。', ';', '；', ':', '：']);
    }
    units
}

fn begin(
    words: &str,
    label: Option<(LabelKind, usize)>,
    file: u32,
    first: bool,
    citer: &mut Citer,
) -> Unit {
    let citation = match label {
        Some((LabelKind::Division, width)) => words[..width].to_owned(),
        Some((LabelKind::Article, width)) => citer.article(&words[..width]),
        Some((LabelKind::Item, width)) => citer.item(&words[..width]),
        Some((LabelKind::Subitem, width)) => citer.subitem(&words[..width]),
        None if first => "标题".to_owned(),
        None if words.starts_with("附件") => "附件".to_owned(),
        None => citer.paragraph(),
    };
    Unit::new(Origin::Official { file }, citation)
}

/// The label with which a line begins, and its length in bytes.
fn label(line: &str) -> Option<(LabelKind, usize)> {
    if let Some(rest) = line.strip_prefix('第') {
        let digits = numeral_width(rest);
        let kind = match rest[digits..].chars().next()? {
            '编' | '章' | '节' => LabelKind::Division,
            '条' => LabelKind::Article,
            _ => return None,
        };
        let mut width = '第'.len_utf8() + digits + '条'.len_utf8();
        while let Some(rest) = line[width..].strip_prefix('之') {
            match numeral_width(rest) {
                0 => break,
                digits => width += '之'.len_utf8() + digits,
            }
        }
        return (digits > 0).then_some((kind, width));
    }
    if let Some(rest) = line.strip_prefix(['(', '（']) {
        let open = line.len() - rest.len();
        let digits = numeral_width(rest);
        let close = rest[digits..]
            .chars()
            .next()
            .filter(|c| matches!(c, ')' | '）'))?;
        return (digits > 0).then_some((LabelKind::Item, open + digits + close.len_utf8()));
    }
    let digits = line.len() - line.trim_start_matches(is_digit).len();
    let mark = line[digits..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '．' | '、'))?;
    (digits > 0).then_some((LabelKind::Subitem, digits + mark.len_utf8()))
}

fn numeral_width(text: &str) -> usize {
    let numeral = |c| is_digit(c) || "零〇一二三四五六七八九十百千".contains(c);
    text.len() - text.trim_start_matches(numeral).len()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
