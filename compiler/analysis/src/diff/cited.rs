//! Citations in a claim, found in the clauses of a version.

use qufen_semantics::model::{ClauseId, Model};
use qufen_syntax::ast::FormulaKind;
use qufen_syntax::citation::{Citation, CitationRef};
use qufen_syntax::parse_claim;

/// The citation that a text is.
pub(super) fn citation(text: &str) -> Option<CitationRef> {
    let (claim, _) = parse_claim(text);
    match claim?.assertion.formula.node {
        FormulaKind::Citation(citation) => Some(citation.node),
        _ => None,
    }
}

/// The citation in its canonical form.
pub(super) fn cited(citation: &CitationRef) -> String {
    match citation {
        CitationRef::Absolute(one) => one.to_string(),
        _ => "该条款".into(),
    }
}

/// The clauses that an absolute citation names; of a range, those of its ends' kind;
/// of a list, all of them.
pub(super) fn named(model: &Model, citation: &CitationRef) -> Option<Vec<ClauseId>> {
    match citation {
        CitationRef::Absolute(one) => Some(vec![clause(model, one)?]),
        CitationRef::Range(from, to) => {
            let (CitationRef::Absolute(from), CitationRef::Absolute(to)) = (&**from, &**to) else {
                return None;
            };
            let (from, to) = (clause(model, from)?, clause(model, to)?);
            let depth = |id: ClauseId| {
                let above = |id: &ClauseId| model.clauses[id.index()].parent;
                std::iter::successors(Some(id), above).count()
            };
            let between = (from.0..=to.0).map(ClauseId);
            let between = between.filter(|id| depth(*id) == depth(from));
            (from < to && depth(from) == depth(to)).then(|| between.collect())
        }
        CitationRef::List(all) => {
            let each = all.iter().map(|one| named(model, one));
            Some(each.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

/// The clause of that number; the first 款 need not be said where it is the only one.
fn clause(model: &Model, citation: &Citation) -> Option<ClauseId> {
    let mut short = citation.clone();
    short.paragraph = short.paragraph.filter(|number| *number != 1);
    let spellings = [citation, &short];
    let mut found = spellings
        .iter()
        .filter_map(|it| model.clause(&it.to_string()));
    found.next()
}
