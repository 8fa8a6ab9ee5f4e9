//! 十日内: calendar days or working days? The text should say once which.

use super::LintInput;
use super::clauses::Words;
use super::terms::{Number, numbers};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};

const SETTLED: &[&str] = &[
    "是指工作日",
    "指工作日",
    "为工作日",
    "按工作日计算",
    "自然日",
    "日历日",
];
const BOUNDS: &[&str] = &["日内", "日以内", "日之内", "日前", "日以前"];

/// Limits in 日, in a text that nowhere says which days it means.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let all = Words::of(input.clauses);
    if SETTLED.iter().any(|phrase| all.hold(phrase)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for clause in input.clauses {
        let words = clause.words();
        for (number, end) in numbers(words)
            .into_iter()
            .filter_map(|number| limit(words, number))
        {
            found.push(
                Diagnostic::new(codes::DAY_TYPE_UNCLEAR, clause.in_words(number.start..end))
                    .with("citation", &clause.citation)
                    .with("words", &words[number.start..end]),
            );
        }
    }
    found
}

/// The number and where the limit ends, if it is one in 日 and not the day of a date.
fn limit(words: &str, number: Number) -> Option<(Number, usize)> {
    let after = &words[number.end..];
    if words[..number.start].trim_end().ends_with('月') {
        return None;
    }
    BOUNDS
        .iter()
        .find(|bound| after.starts_with(**bound))
        .map(|bound| (number, number.end + bound.len()))
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn unclear(words: &str) -> Vec<String> {
        let mut sample = Sample::default();
        sample.article(1, words);
        sample
            .run(check)
            .into_iter()
            .map(|d| sample.at(d.place))
            .collect()
    }

    #[test]
    fn bare_days_are_unclear() {
        assert_eq!(
            unclear("应当在十日内答复,在15日以内办结。"),
            ["十日内", "15日以内"]
        );
    }

    #[test]
    fn working_days_dates_and_a_general_rule_are_clear() {
        for words in [
            "应当在十个工作日内答复。",
            "2019年7月4日前印发的文件。",
            "应当在十日内答复。本办法所称日,是指工作日。",
        ] {
            assert_eq!(unclear(words), [] as [&str; 0], "{words}");
        }
    }
}
