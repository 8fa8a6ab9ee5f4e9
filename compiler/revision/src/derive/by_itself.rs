//! Differences that a decision need not mention, because they follow from what it says.

use super::law::key;
use super::meaning::meaning;

/// Whether two clauses are the same but for the mark at the end, as where an item becomes the last.
pub fn only_the_stop_differs(one: &str, other: &str) -> bool {
    let bare = |words: &str| {
        words
            .trim_end()
            .trim_end_matches(['。', '；', ';'])
            .to_owned()
    };
    key(&bare(one)) == key(&bare(other))
}

/// Whether two texts are the same but for the numbers of 条, 款, 项 and 目 in them, which follow the
/// clauses that they name by themselves.
pub fn only_numbers_differ(one: &str, other: &str) -> bool {
    masked(one) == masked(other) && masked(one).contains('\n')
}

/// The text with every 第…条之… (and so on) made the same.
fn masked(text: &str) -> String {
    let text = meaning(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('第') {
        out.push_str(&rest[..at]);
        rest = &rest[at + '第'.len_utf8()..];
        let bare = rest.trim_start_matches(['(', '（']);
        let after = bare.trim_start_matches(|c: char| {
            c.is_ascii_digit() || "零〇一二三四五六七八九十百千".contains(c)
        });
        let after_bracket = after.trim_start_matches([')', '）']);
        let unit = after_bracket
            .chars()
            .next()
            .filter(|c| "条款项目".contains(*c));
        match unit.filter(|_| after.len() < bare.len()) {
            Some(unit) => {
                out.push('\n');
                rest = &after_bracket[unit.len_utf8()..];
            }
            None => out.push('第'),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_clauses_follow_by_themselves_and_others_do_not() {
        assert!(only_numbers_differ(
            "依照第四条第(二)项办理",
            "依照第五条第(三)项办理"
        ));
        assert!(!only_numbers_differ("依照第四条办理", "按照第五条办理"));
        assert!(!only_numbers_differ("第三人同意", "第四人同意"));
        assert!(!only_numbers_differ("甲", "甲"));
        assert!(only_the_stop_differs("甲；", "甲。"));
        assert!(!only_the_stop_differs("甲；", "乙。"));
    }
}
