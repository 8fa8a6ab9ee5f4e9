//! New numbers as a decision gives them: 作为第(七)项, 改为第九条.

use super::decision::Stage;
use super::places::absolute;
use super::spot::{Finding, Spot};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Anchor, DivisionKind, Spanned, Unit};
use qufen_syntax::citation::{Citation, CitationRef, Ordinal};
use std::ops::RangeInclusive;

/// A new number, with where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// From the 条 downwards, as far as the decision says it.
    pub citation: Citation,
    /// The number itself.
    pub ordinal: Ordinal,
    pub spot: Spot,
}

impl Target {
    /// The number of the article alone.
    pub(super) fn article(&self) -> Target {
        Target {
            citation: Citation::article(self.citation.article.clone()),
            ordinal: self.citation.article.clone(),
            spot: self.spot,
        }
    }
}

/// The unit that a number counts.
pub(super) fn unit(written: &Spanned<Anchor>) -> Option<Unit> {
    match &written.node {
        Anchor::Clause(citation) => Some(citation.unit()),
        Anchor::Division(parts) | Anchor::Headed(parts, _) | Anchor::Divisions(_, parts) => {
            parts.last().map(|(kind, _)| Unit::Division(*kind))
        }
        Anchor::Whole | Anchor::Title | Anchor::LeadIn(_) | Anchor::Sentence(..) => None,
    }
}

/// Whether the number leaves out its 条.
pub(super) fn is_relative(written: &Spanned<Anchor>) -> bool {
    match &written.node {
        Anchor::Clause(citation) => {
            !matches!(members(citation).first(), Some(CitationRef::Absolute(_)))
        }
        _ => false,
    }
}

/// The 款 that a number says which leaves out its 条.
pub(super) fn paragraph_said(written: &Spanned<Anchor>) -> Option<u32> {
    let Anchor::Clause(citation) = &written.node else {
        return None;
    };
    match members(citation).first() {
        Some(CitationRef::ThisArticle { paragraph, .. }) => *paragraph,
        _ => None,
    }
}

/// The ends of a range, and what a list is of.
pub(super) fn members(citation: &CitationRef) -> Vec<&CitationRef> {
    match citation {
        CitationRef::Range(from, to) => vec![from, to],
        CitationRef::List(all) => all.iter().flat_map(members).collect(),
        one => vec![one],
    }
}

/// The numbers of headings; `None` where the place is none.
pub(super) fn headings(written: &Spanned<Anchor>) -> Option<RangeInclusive<u32>> {
    let last = |parts: &[(DivisionKind, u32)]| parts.last().map(|(_, number)| *number);
    match &written.node {
        Anchor::Division(parts) => Some(last(parts)?..=last(parts)?),
        Anchor::Divisions(from, to) => Some(last(from)?..=last(to)?),
        _ => None,
    }
}

/// Every number of a list, ranges and series spelt out; one that leaves out its 条 is of `context`.
pub(super) fn targets(
    stage: &Stage<'_>,
    written: &[Spanned<Anchor>],
    wanted: Unit,
    context: Option<&Citation>,
) -> Result<Vec<Target>, Finding> {
    let mut out: Vec<Target> = Vec::new();
    for one in written {
        let spot = stage.at(one.span);
        let unfit = || Finding::new(codes::TARGET_UNFIT, spot);
        if unit(one) != Some(wanted) {
            return Err(unfit());
        }
        if let Some(headings) = headings(one) {
            out.extend(headings.map(|number| Target {
                citation: Citation::article(Ordinal::new(number)),
                ordinal: Ordinal::new(number),
                spot,
            }));
            continue;
        }
        let Anchor::Clause(citation) = &one.node else {
            return Err(unfit());
        };
        let each = match citation {
            CitationRef::List(all) => all.iter().collect(),
            one => vec![one],
        };
        for one in each {
            let before = out.last().map(|target| target.citation.clone());
            // 第(七)项 alone is enough for what stands under a place that is known anyway.
            let nowhere = Citation::article(Ordinal::new(0));
            let context = before.or_else(|| context.cloned()).unwrap_or(nowhere);
            out.extend(numbers(one, wanted, &context, spot).ok_or_else(unfit)?);
        }
    }
    Ok(out)
}

/// One number, or those of a range.
fn numbers(
    written: &CitationRef,
    wanted: Unit,
    context: &Citation,
    spot: Spot,
) -> Option<Vec<Target>> {
    let CitationRef::Range(from, to) = written else {
        let citation = absolute(written, Some(context))?;
        let ordinal = number(&citation, wanted);
        return Some(vec![Target {
            citation,
            ordinal,
            spot,
        }]);
    };
    let first = absolute(from, Some(context))?;
    let last = absolute(to, Some(&first))?;
    let (from, to) = (number(&first, wanted), number(&last, wanted));
    let rising = from.inserted.is_empty() && to.inserted.is_empty() && from.number <= to.number;
    let all =
        (from.number..=to.number).map(|it| with_number(&first, wanted, Ordinal::new(it), spot));
    rising.then(|| all.collect())
}

fn number(citation: &Citation, unit: Unit) -> Ordinal {
    match unit {
        Unit::Paragraph => Ordinal::new(citation.paragraph.unwrap_or(0)),
        Unit::Item => citation.item.clone().unwrap_or(Ordinal::new(0)),
        Unit::Subitem => Ordinal::new(citation.subitem.unwrap_or(0)),
        Unit::Article | Unit::Division(_) => citation.article.clone(),
    }
}

fn with_number(like: &Citation, unit: Unit, ordinal: Ordinal, spot: Spot) -> Target {
    let mut citation = like.clone();
    match unit {
        Unit::Paragraph => citation.paragraph = Some(ordinal.number),
        Unit::Item => citation.item = Some(ordinal.clone()),
        Unit::Subitem => citation.subitem = Some(ordinal.number),
        Unit::Article | Unit::Division(_) => citation.article = ordinal.clone(),
    }
    Target {
        citation,
        ordinal,
        spot,
    }
}
