//! 不编码 says why: without a reason nobody can judge whether the words were rightly left out.

use super::LintInput;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Block, EncodingKind};

/// 不编码 with an empty reason.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for clause in input.clauses {
        for encoding in &clause.clause.encodings {
            if let EncodingKind::NotOperative(reason) = &encoding.kind
                && reason.node.trim().is_empty()
            {
                found.push(empty(clause.place(encoding.span), &clause.citation));
            }
        }
    }
    for &(block, tree, _) in input.blocks {
        if let Block::Annex(annex) = tree
            && annex
                .reason
                .as_ref()
                .is_none_or(|reason| reason.node.trim().is_empty())
        {
            let span = annex
                .reason
                .as_ref()
                .map_or(annex.words.span, |reason| reason.span);
            found.push(empty(
                Place::Block {
                    file: input.file,
                    block,
                    span,
                },
                annex.kind.word(),
            ));
        }
    }
    found
}

fn empty(place: Place, subject: &str) -> Diagnostic<Place> {
    Diagnostic::new(codes::REASON_EMPTY, place).with("subject", format!("{subject} 不编码"))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, not_operative};
    use super::*;

    #[test]
    fn a_reason_must_be_given() {
        let mut sample = Sample::default();
        sample.article(1, "为鼓励创新,制定本办法。");
        sample.encode(not_operative("立法目的和依据，不设条件"));
        sample.article(2, "示例。");
        sample.encode(not_operative(" "));
        let found = sample.run(check);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].arguments[0].1, "第二条 不编码");
    }
}
