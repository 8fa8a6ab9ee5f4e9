//! A condition that mentions no fact decides the same in every case, unless an 除外 limits it: 原则上
//! 不予容错,但…的除外 is a rule for all cases but some.

use super::LintInput;
use super::clauses::ClauseAt;
use super::usage;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{EncodingKind, Formula, FormulaKind};

/// 即, 当 and 须 whose formula mentions nothing that a case could say.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for clause in input.clauses {
        for encoding in &clause.clause.encodings {
            let decides = matches!(
                encoding.kind,
                EncodingKind::Meaning(_)
                    | EncodingKind::Rule { .. }
                    | EncodingKind::Requirement { .. }
                    | EncodingKind::Exception { .. }
            );
            let limited = matches!(
                encoding.kind,
                EncodingKind::Meaning(_) | EncodingKind::Rule { .. }
            ) && is_limited(clause);
            if !decides || limited {
                continue;
            }
            for formula in encoding
                .kind
                .formulas()
                .into_iter()
                .filter(|f| is_factless(f))
            {
                found.push(
                    Diagnostic::new(codes::CLAUSE_WITHOUT_FACT, clause.place(formula.span))
                        .with("citation", &clause.citation),
                );
            }
        }
    }
    found
}

/// Whether the clause has an 除外 that tells cases apart.
fn is_limited(clause: &ClauseAt<'_>) -> bool {
    let mut encodings = clause.clause.encodings.iter();
    encodings.any(|encoding| {
        matches!(encoding.kind, EncodingKind::Exception { .. })
            && encoding
                .kind
                .formulas()
                .into_iter()
                .any(|formula| !is_factless(formula))
    })
}

fn is_factless(formula: &Formula) -> bool {
    let mut only_constants = true;
    usage::visit(formula, &mut |part| {
        only_constants &= matches!(
            part.node,
            FormulaKind::And(_)
                | FormulaKind::Or(_)
                | FormulaKind::Not(_)
                | FormulaKind::Implies(..)
                | FormulaKind::Constant(_)
        );
    });
    only_constants
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, constant, name, not};
    use super::*;

    #[test]
    fn constants_alone_are_reported() {
        let mut sample = Sample::default();
        sample.article(4, "示例。");
        sample.meaning(not(constant(true)));
        sample.article(5, "示例。");
        sample.meaning(not(name("甲")));
        assert_eq!(sample.run(check).len(), 1);
    }
}
