//! Labels with another number, in the writing of the old one.

use super::build::label_words;
use super::tree::Kind;
use qufen_syntax::citation::{Ordinal, chinese_numeral};

/// `label` with that number: brackets, digits and stops stay as they are written.
pub(super) fn relabelled(label: &str, kind: Kind, number: &Ordinal) -> String {
    let Some(start) = label.find(is_numeral) else {
        return label_words(kind, number);
    };
    let rest = &label[start..];
    let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
    let after = &rest[end..];
    let after = after.find('之').map_or(after, |at| &after[..at]);
    let inserted: String = number
        .inserted
        .iter()
        .map(|it| format!("之{}", chinese_numeral(*it)))
        .collect();
    format!(
        "{}{}{after}{inserted}",
        &label[..start],
        like(&rest[..end], number.number)
    )
}

/// The number in the writing of `old`: 十二, 12 or １２.
pub(super) fn like(old: &str, number: u32) -> String {
    let digits = number.to_string();
    if old.chars().all(|c| c.is_ascii_digit()) {
        digits
    } else if old.chars().all(|c| ('０'..='９').contains(&c)) {
        let wide = |c: char| char::from_u32('０' as u32 + (c as u32 - '0' as u32)).unwrap_or(c);
        digits.chars().map(wide).collect()
    } else {
        chinese_numeral(number)
    }
}

/// Whether the character can stand in a number of a citation or a label.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "零〇一二三四五六七八九十百千两".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_keeps_its_writing() {
        let number = |number, inserted: &[u32]| Ordinal {
            number,
            inserted: inserted.to_vec(),
        };
        for (label, kind, new, expected) in [
            ("第四条", Kind::Article, number(12, &[]), "第十二条"),
            ("第九条之一", Kind::Article, number(10, &[1]), "第十条之一"),
            ("第九条之一", Kind::Article, number(10, &[]), "第十条"),
            ("第4条", Kind::Article, number(12, &[]), "第12条"),
            ("（三）", Kind::Item, number(4, &[]), "（四）"),
            ("(三)", Kind::Item, number(3, &[2]), "(三)之二"),
            ("1．", Kind::Subitem, number(2, &[]), "2．"),
            ("１、", Kind::Subitem, number(10, &[]), "１０、"),
            ("款", Kind::Item, number(2, &[]), "(二)"),
        ] {
            assert_eq!(relabelled(label, kind, &new), expected, "{label}");
        }
    }
}
