//! Clauses that an import has quoted and nobody has encoded yet.

use super::LintInput;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{Block, Clause, EncodingKind};

/// The reason of 不编码 that promises an encoding.
pub const PENDING: &str = "待编码";

/// One note for each article, at the first place.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for &(block, tree, _) in input.blocks {
        let (subject, places) = match tree {
            Block::Article(article) => {
                let number = qufen_syntax::citation::Citation::article(article.number.node.clone());
                let mut places = Vec::new();
                article
                    .paragraphs
                    .iter()
                    .for_each(|it| pending(it, &mut places));
                (number.to_string(), places)
            }
            Block::Annex(annex) => {
                let reason = annex.reason.iter().filter(|it| it.node.trim() == PENDING);
                let places = reason.map(|it| it.span).collect();
                (annex.kind.word().to_owned(), places)
            }
            _ => continue,
        };
        if let Some(&span) = places.first() {
            let place = Place::Block {
                file: input.file,
                block,
                span,
            };
            found.push(
                Diagnostic::new(codes::NOT_YET_ENCODED, place)
                    .with("citation", subject)
                    .with("count", places.len()),
            );
        }
    }
    found
}

fn pending(clause: &Clause, places: &mut Vec<Span>) {
    for encoding in &clause.encodings {
        if let EncodingKind::NotOperative(reason) = &encoding.kind
            && reason.node.trim() == PENDING
        {
            places.push(encoding.span);
        }
    }
    clause.items.iter().for_each(|item| pending(item, places));
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, not_operative};
    use super::*;

    #[test]
    fn an_article_is_noted_once_with_all_its_places() {
        let mut sample = Sample::default();
        sample.article(1, "为鼓励创新,制定本办法。");
        sample.encode(not_operative("立法目的，不设条件"));
        sample.article(2, "有下列情形之一的:");
        sample.encode(not_operative(PENDING));
        sample.item(1, "示例。");
        sample.encode(not_operative(PENDING));
        let found = sample.run(check);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].arguments,
            [("citation", "第二条".into()), ("count", "2".into())]
        );
    }
}
