//! What a 义务, 禁止 or 权利 says must be done is said in the words of its clause.

use super::LintInput;
use super::clauses::folded;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Clause, EncodingKind};

/// Acts that the clause does not contain.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for clause in input
        .clauses
        .iter()
        .filter(|clause| clause.clause.words.is_some())
    {
        for encoding in &clause.clause.encodings {
            let EncodingKind::Norm { act, .. } = &encoding.kind else {
                continue;
            };
            if !clause.words().contains(&act.node) && !says(clause.clause, &folded(&act.node)) {
                found.push(
                    Diagnostic::new(codes::ACT_NOT_IN_WORDS, clause.place(act.span))
                        .with("citation", &clause.citation)
                        .with("act", &act.node),
                );
            }
        }
    }
    found
}

/// Whether the words of a clause, or of one below it, contain the act.
fn says(clause: &Clause, act: &str) -> bool {
    let own = clause
        .words
        .as_ref()
        .is_none_or(|words| folded(&words.node).contains(act));
    own || clause.items.iter().any(|item| says(item, act))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, duty};
    use super::*;

    fn found(act: &str) -> usize {
        let mut sample = Sample::default();
        sample.article(12, "对勇于担当中出现的过错和失误,免予追究纪律责任。");
        sample.encode(duty("纪检监察机关", act));
        sample.run(check).len()
    }

    #[test]
    fn the_act_must_stand_in_the_words() {
        assert_eq!(found("免予追究纪律责任"), 0);
        assert_eq!(found("失误，免予追究 纪律责任"), 0);
        assert_eq!(found("不予追究纪律责任"), 1);
    }
}
