//! What a law repeals should be in the project, if only as a stub.

use super::LintInput;
use super::clauses::folded;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Block, EncodingKind, Header, Name, Standing};

/// Repealed instruments that the project does not know.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    for &(block, tree, _) in input.blocks {
        if let Block::Header(Header::Instrument(header)) = tree {
            let at = |span| Place::Block {
                file: input.file,
                block,
                span,
            };
            found.extend(
                header
                    .standing
                    .iter()
                    .filter_map(|standing| judged(input, standing, at)),
            );
        }
    }
    for clause in input.clauses {
        for encoding in &clause.clause.encodings {
            if let EncodingKind::Standing(standing) = &encoding.kind {
                found.extend(judged(input, standing, |span| clause.place(span)));
            }
        }
    }
    found
}

fn judged(
    input: &LintInput<'_>,
    standing: &Standing,
    at: impl Fn(qufen_diagnostics::Span) -> Place,
) -> Option<Diagnostic<Place>> {
    let Standing::Repeal { title, version, .. } = standing else {
        return None;
    };
    if known(input, title, version.as_ref()) {
        return None;
    }
    let shown = version
        .as_ref()
        .map_or_else(String::new, |version| format!(" 版本 {}", version.node));
    Some(
        Diagnostic::new(codes::REPEAL_UNRESOLVED, at(title.span))
            .with("instrument", format!("《{}》{shown}", title.node)),
    )
}

fn known(input: &LintInput<'_>, title: &Name, version: Option<&Name>) -> bool {
    let wanted = folded(&title.node);
    (input.instruments)().into_iter().any(|(title, held)| {
        folded(title) == wanted && version.is_none_or(|version| version.node == held)
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use qufen_diagnostics::Span;
    use qufen_syntax::ast::Spanned;

    fn unresolved(title: &str, version: &str) -> usize {
        let mut sample = Sample::default();
        sample.known("示例办法(试行)", "2017");
        sample.article(18, "《示例办法(试行)》同时废止。");
        let name = |node: &str| Spanned {
            node: node.to_owned(),
            span: Span::new(0, 3),
        };
        sample.encode(EncodingKind::Standing(Standing::Repeal {
            title: name(title),
            version: Some(name(version)),
            span: Span::new(0, 3),
        }));
        sample.run(check).len()
    }

    #[test]
    fn the_repealed_version_must_be_known() {
        assert_eq!(unresolved("示例办法（试行）", "2017"), 0);
        assert_eq!(unresolved("示例办法(试行)", "2016"), 1);
        assert_eq!(unresolved("另一办法", "2017"), 1);
    }
}
