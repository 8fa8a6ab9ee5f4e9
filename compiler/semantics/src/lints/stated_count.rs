//! 九种情形: the count that a lead-in states is the count of its items.

use super::LintInput;
use super::terms::{Number, numbers};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};

const COUNTERS: &[&str] = &["种", "项", "类", "个", "条", "点", "款", "方面"];
const OTHER_UNITS: &[&str] = &[
    "个月",
    "个工作日",
    "个自然日",
    "个小时",
    "个年度",
    "条第",
    "款第",
];

/// Lead-ins whose count is not that of the list below.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for clause in input.clauses {
        let items = clause.clause.items.len();
        let words = clause.words();
        if items == 0 || !words.trim_end().ends_with([':', '：']) {
            continue;
        }
        let lead = words.rfind(['。', ';', '；']).map_or(0, |at| at);
        let stated = numbers(words)
            .into_iter()
            .filter(|number| number.start >= lead && number.value > 1)
            .filter_map(|number| counted(words, number));
        for (number, end) in stated.filter(|(number, _)| number.value as usize != items) {
            found.push(
                Diagnostic::new(codes::STATED_COUNT, clause.in_words(number.start..end))
                    .with("citation", &clause.citation)
                    .with("stated", &words[number.start..end])
                    .with("items", items),
            );
        }
    }
    found
}

/// The number and where its counter ends, if it counts items.
fn counted(words: &str, number: Number) -> Option<(Number, usize)> {
    let (before, after) = (&words[..number.start], &words[number.end..]);
    if before.ends_with(['第', '(', '（']) || OTHER_UNITS.iter().any(|unit| after.starts_with(unit))
    {
        return None;
    }
    let counter = COUNTERS
        .iter()
        .find(|counter| after.starts_with(**counter))?;
    let rest = &after[counter.len()..];
    let bound = ["以上", "以下", "以内", "及以上", "或者以上"]
        .iter()
        .any(|b| rest.starts_with(b));
    (!bound).then_some((number, number.end + counter.len()))
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn stated(words: &str, items: u32) -> Vec<String> {
        let mut sample = Sample::default();
        sample.article(9, words);
        (1..=items).for_each(|n| sample.item(n, "示例情形;"));
        sample
            .run(check)
            .into_iter()
            .map(|d| sample.at(d.place))
            .collect()
    }

    #[test]
    fn the_count_is_compared_with_the_list() {
        assert_eq!(stated("九种不予容错免责的情形:", 9), [] as [&str; 0]);
        assert_eq!(stated("九种不予容错免责的情形:", 8), ["九种"]);
        assert_eq!(stated("应当同时符合以下三个条件:", 4), ["三个"]);
        assert_eq!(stated("分为下列２类:", 3), ["２类"]);
    }

    #[test]
    fn other_numbers_do_not_count_items() {
        for words in [
            "有下列情形之一的:",
            "有下列两项以上情形的:",
            "在三个月内有下列情形的:",
            "依照第三条规定，有下列情形的:",
            "前述三项。有下列情形的:",
        ] {
            assert_eq!(stated(words, 4), [] as [&str; 0], "{words}");
        }
    }
}
