//! 有下列情形之一 is 下列之一, 必须符合下列条件 is 下列全部.

use super::clauses::ClauseAt;
use super::terms::first_of;
use super::{LintInput, usage};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{FormulaKind, Quantifier};
use std::ops::Range;

const ANY: &[&str] = &["之一", "任一", "任何一", "任意一", "其中一"];
const ALL: &[&str] = &[
    "同时符合",
    "同时具备",
    "同时满足",
    "必须符合",
    "必须具备",
    "必须满足",
    "应当符合",
    "应当具备",
    "应当满足",
    "应符合",
    "应具备",
    "须符合",
    "须具备",
    "均符合",
    "均应",
    "均须",
    "全部",
    "以下条件",
    "下列条件",
    "如下条件",
];

/// Quantifiers that the words contradict, or do not give.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for clause in input.clauses {
        if clause.clause.items.is_empty() || clause.clause.words.is_none() {
            continue;
        }
        for (quantifier, span) in quantifiers(clause) {
            found.extend(judged(clause, quantifier, span));
        }
    }
    found
}

fn judged(clause: &ClauseAt<'_>, quantifier: Quantifier, span: Span) -> Option<Diagnostic<Place>> {
    let written = match quantifier {
        Quantifier::Any => "下列之一",
        Quantifier::All => "下列全部",
    };
    let finding = |code| {
        Diagnostic::new(code, clause.place(span))
            .with("citation", &clause.citation)
            .with("written", written)
    };
    match in_words(clause.words()) {
        None => Some(finding(codes::QUANTIFIER_UNSTATED)),
        Some((said, _)) if said == quantifier => None,
        Some((_, range)) => Some(
            finding(codes::QUANTIFIER_AGAINST_WORDS)
                .with("words", &clause.words()[range.clone()])
                .label(clause.in_words(range), "words"),
        ),
    }
}

/// What the words say, and where.
fn in_words(words: &str) -> Option<(Quantifier, Range<usize>)> {
    let any = first_of(words, ANY).map(|range| (Quantifier::Any, range));
    any.or_else(|| first_of(words, ALL).map(|range| (Quantifier::All, range)))
}

/// Every 下列之一 and 下列全部 in the encodings of a clause.
fn quantifiers(clause: &ClauseAt<'_>) -> Vec<(Quantifier, Span)> {
    let mut out = Vec::new();
    for formula in clause
        .clause
        .encodings
        .iter()
        .flat_map(|e| e.kind.formulas())
    {
        usage::visit(formula, &mut |part| {
            if let FormulaKind::Items(quantifier) = part.node {
                out.push((quantifier, part.span));
            }
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, items};
    use super::*;

    fn code(words: &str, quantifier: Quantifier) -> Option<&'static str> {
        let mut sample = Sample::default();
        sample.article(5, words);
        sample.meaning(items(quantifier));
        sample.item(1, "示例情形;");
        sample.run(check).first().map(|d| d.code.id())
    }

    #[test]
    fn the_words_decide() {
        let (any, all) = (Quantifier::Any, Quantifier::All);
        assert_eq!(code("有下列情形之一的,可以容错免责:", any), None);
        assert_eq!(code("有下列情形之一的,可以容错免责:", all), Some("QF0404"));
        assert_eq!(code("容错免责必须符合以下条件:", all), None);
        assert_eq!(code("容错免责必须符合以下条件:", any), Some("QF0404"));
        assert_eq!(code("应当符合下列条件之一:", any), None);
        assert_eq!(code("九种不予容错免责的情形:", any), Some("QF0405"));
    }
}
