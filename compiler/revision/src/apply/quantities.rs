//! Amounts, periods, shares and counts as they stand in words and in encodings: 三十日, 5万元, 百分之十, 3.

use super::label::is_numeral;
use qufen_syntax::ast::Literal;
use qufen_syntax::parse_literal;
use std::ops::Range;

/// The longest amount that is looked for, in characters.
const LONGEST: usize = 16;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    pub value: Literal,
    pub range: Range<usize>,
}

impl Quantity {
    /// Whether an encoding says the same: 30日, or 30 where the fact counts days.
    pub fn is_encoded_as(&self, other: &Literal) -> bool {
        let count = match self.value {
            Literal::Duration(count, _) => Some(count),
            Literal::Money(amount) | Literal::Ratio(amount) if amount % 100 == 0 => {
                Some(amount / 100)
            }
            _ => None,
        };
        let bare = |other: &Literal| matches!(other, Literal::Integer(it) if Some(*it) == count);
        self.value == *other || bare(other)
    }

    /// Whether it is a bare number.
    pub fn is_bare(&self) -> bool {
        matches!(self.value, Literal::Integer(_))
    }
}

/// Those of a text, numbers of clauses left out.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        let begins = is_numeral(c) || "百千万半".contains(c);
        let of_clause = before.is_some_and(|c| "第(（之".contains(c) || is_numeral(c));
        match (begins && !of_clause).then(|| longest(text, at)).flatten() {
            Some(one) => {
                at = one.range.end;
                out.push(one);
            }
            None => at += c.len_utf8(),
        }
    }
    out
}

/// The longest that begins at a place.
fn longest(text: &str, start: usize) -> Option<Quantity> {
    let rest = &text[start..];
    let words = rest.char_indices().take_while(|(_, c)| !c.is_whitespace());
    let ends = words.take(LONGEST);
    let ends: Vec<usize> = ends.map(|(at, c)| start + at + c.len_utf8()).collect();
    ends.into_iter().rev().find_map(|end| {
        let value = parse_literal(&text[start..end]).filter(is_quantity)?;
        Some(Quantity {
            value,
            range: start..end,
        })
    })
}

fn is_quantity(literal: &Literal) -> bool {
    !matches!(
        literal,
        Literal::Boolean(_) | Literal::Unknown | Literal::Variant(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_found_in_words() {
        let told = |text: &'static str| -> Vec<&str> {
            let all = quantities(text).into_iter();
            all.map(|it| &text[it.range]).collect()
        };
        for (text, expected) in [
            (
                "应当在三十日内、十个工作日内提出",
                vec!["三十日", "十个工作日"],
            ),
            ("处五千元以上5万元以下罚款", vec!["五千元", "5万元"]),
            ("超过百分之十的,依照第三十条第(二)项", vec!["百分之十"]),
            ("三次以上,半年以内", vec!["三", "半年"]),
            ("天数 不低于 30 且 金额 > 5000元", vec!["30", "5000元"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
