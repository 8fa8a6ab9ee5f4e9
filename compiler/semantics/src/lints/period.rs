//! A time limit needs a length: 在规定期限内 names none.

use super::LintInput;
use super::clauses::Words;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};

const VAGUE: &[&str] = &[
    "规定期限",
    "规定的期限",
    "规定时限",
    "规定的时限",
    "规定时间内",
    "规定的时间内",
    "一定期限",
    "一定时限",
    "一定时间内",
    "合理期限",
    "合理时间内",
    "适当期限",
    "必要期限",
    "限期",
];
/// How far back a provision that sets the limit may be named.
const REACH: usize = 12;

/// Time limits whose length the text does not give.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    let all = Words::of(input.clauses);
    let phrases: Vec<&str> = VAGUE.iter().copied().filter(|it| all.hold(it)).collect();
    for clause in input.clauses {
        let words = clause.words();
        for phrase in &phrases {
            for (at, _) in words.match_indices(phrase) {
                if refers(&words[..at]) || given(&words[at + phrase.len()..]) {
                    continue;
                }
                found.push(
                    Diagnostic::new(
                        codes::PERIOD_WITHOUT_LENGTH,
                        clause.in_words(at..at + phrase.len()),
                    )
                    .with("citation", &clause.citation)
                    .with("words", phrase),
                );
            }
        }
    }
    found
}

/// Whether the words before name the provision that sets the limit.
fn refers(before: &str) -> bool {
    let near: String = before
        .chars()
        .rev()
        .take(REACH)
        .take_while(|c| !"。；;".contains(*c))
        .collect();
    near.contains(['条', '款', '项', '》'])
}

/// Whether the length follows: 限期十日.
fn given(after: &str) -> bool {
    let mut numbers = super::terms::numbers(after).into_iter();
    numbers
        .next()
        .is_some_and(|number| number.start <= '（'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn vague(words: &str) -> Vec<String> {
        let mut sample = Sample::default();
        sample.article(1, words);
        sample
            .run(check)
            .into_iter()
            .map(|d| sample.at(d.place))
            .collect()
    }

    #[test]
    fn a_limit_without_length_is_named() {
        assert_eq!(vague("被问责对象应当在规定期限内提出申请。"), ["规定期限"]);
        assert_eq!(vague("责令限期整改。"), ["限期"]);
    }

    #[test]
    fn a_length_or_a_reference_is_enough() {
        for words in [
            "应当在十个工作日内提出申请。",
            "事后及时补正的。",
            "在本办法第十条规定的期限内提出。",
            "责令限期十日整改。",
        ] {
            assert_eq!(vague(words), [] as [&str; 0], "{words}");
        }
    }
}
