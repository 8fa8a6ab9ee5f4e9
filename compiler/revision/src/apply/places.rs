//! Old numbers, looked up in the version that is amended.

use super::decision::Stage;
use super::key::key_of;
use super::sentences::{lead_in, sentence};
use super::spot::{Finding, Spot};
use super::tree::{Id, Kind, Tree};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Anchor, DivisionKind, Spanned, Unit};
use qufen_syntax::citation::{Citation, CitationRef};
use std::ops::Range;

/// What a place names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Clauses, an article, or a heading: several for a range.
    Nodes(Vec<Id>),
    /// 引导语 or a sentence of clauses: of each the node that holds the words, and which characters of
    /// its key they are.
    Words(Vec<(Id, Range<usize>)>),
    /// 全文.
    Whole,
}

/// The places of a step, each with where it is written; one that leaves out its 条 takes it from
/// `context`, the place before.
pub(super) fn places(
    tree: &Tree<'_>,
    stage: &Stage<'_>,
    context: &mut Option<Citation>,
) -> Result<Vec<(Found, Spot)>, Finding> {
    let mut out = Vec::new();
    for place in &stage.step.places {
        let spot = stage.at(place.span);
        let found = look_up(tree, place, context.as_ref()).map_err(|problem| problem.at(spot))?;
        let last = match &found {
            Found::Nodes(nodes) => nodes.last().copied(),
            Found::Words(parts) => parts.last().map(|(id, _)| *id),
            Found::Whole => None,
        };
        if let Some(last) = last
            && !matches!(tree.node(last).kind, Kind::Division(_) | Kind::Title)
        {
            *context = Some(tree.place(last));
        }
        out.push((found, spot));
    }
    Ok(out)
}

/// Why a place names nothing.
pub(super) enum Problem {
    Unknown(String),
    Ambiguous(String),
    /// 引导语 of a clause without 项.
    NoLeadIn(String),
    /// A heading that reads otherwise: what was said of which place.
    OtherHeading(String, String),
    /// It leaves out its 条, and nothing before it names one.
    Unsaid,
}

impl Problem {
    pub fn at(self, spot: Spot) -> Finding {
        match self {
            Problem::Unknown(place) => {
                Finding::new(codes::PLACE_UNKNOWN, spot).with("place", place)
            }
            Problem::NoLeadIn(place) => Finding::new(codes::NO_LEAD_IN, spot).with("place", place),
            Problem::OtherHeading(words, place) => Finding::new(codes::WORDS_NOT_FOUND, spot)
                .with("words", words)
                .with("place", place),
            Problem::Unsaid => Finding::new(codes::PLACE_UNSAID, spot),
            Problem::Ambiguous(place) => {
                Finding::new(codes::PLACE_AMBIGUOUS, spot).with("place", place)
            }
        }
    }
}

pub(super) fn look_up(
    tree: &Tree<'_>,
    place: &Spanned<Anchor>,
    context: Option<&Citation>,
) -> Result<Found, Problem> {
    Ok(match &place.node {
        Anchor::Whole => Found::Whole,
        Anchor::Title => Found::Nodes(tree.top.first().copied().into_iter().collect()),
        Anchor::Division(parts) => Found::Nodes(vec![division(tree, parts)?]),
        Anchor::Divisions(from, to) => Found::Nodes(divisions(tree, from, to)?),
        Anchor::Headed(parts, said) => {
            let id = division(tree, parts)?;
            if key_of(tree.words(id)) != key_of(&said.node) {
                return Err(Problem::OtherHeading(
                    said.node.clone(),
                    division_path(parts),
                ));
            }
            Found::Nodes(vec![id])
        }
        Anchor::LeadIn(written) => {
            let clauses = clauses(tree, written, context)?.into_iter();
            let all = |id| (id, 0..key_of(tree.words(id)).len());
            let each = clauses.map(|id| lead_in(tree, id).map(all));
            Found::Words(each.collect::<Result<_, _>>()?)
        }
        Anchor::Sentence(written, number) => {
            let clauses = clauses(tree, written, context)?.into_iter();
            let each = clauses.map(|id| sentence(tree, id, *number));
            Found::Words(each.collect::<Result<_, _>>()?)
        }
        Anchor::Clause(written) => Found::Nodes(clauses(tree, written, context)?),
    })
}

/// Several for a range or a list.
fn clauses(
    tree: &Tree<'_>,
    written: &CitationRef,
    context: Option<&Citation>,
) -> Result<Vec<Id>, Problem> {
    match written {
        CitationRef::Range(from, to) => {
            let first = single(tree, from, context)?;
            let last = single(tree, to, context)?;
            let kind = tree.node(first).kind;
            if kind != tree.node(last).kind || last < first {
                let words = format!("{}至{}", tree.place(first), tree.place(last));
                return Err(Problem::Unknown(words));
            }
            let between = (first..=last).filter(|&id| tree.node(id).kind == kind);
            Ok(between.collect())
        }
        CitationRef::List(all) => {
            let each = all.iter().map(|one| clauses(tree, one, context));
            Ok(each.collect::<Result<Vec<_>, _>>()?.concat())
        }
        one => Ok(vec![single(tree, one, context)?]),
    }
}

fn single(
    tree: &Tree<'_>,
    written: &CitationRef,
    context: Option<&Citation>,
) -> Result<Id, Problem> {
    let citation = absolute(written, context).ok_or(Problem::Unsaid)?;
    find(tree, &citation)
}

/// From the 条 downwards.
pub(super) fn absolute(written: &CitationRef, context: Option<&Citation>) -> Option<Citation> {
    match written {
        CitationRef::Absolute(citation) => Some(citation.clone()),
        CitationRef::ThisArticle {
            paragraph,
            item,
            subitem,
        } => Some(Citation {
            article: context?.article.clone(),
            paragraph: *paragraph,
            item: item.clone(),
            subitem: *subitem,
        }),
        CitationRef::ThisParagraph { item, subitem } => {
            let above = context?.clone();
            let item = item.clone().or(above.item.clone());
            Some(Citation {
                item,
                subitem: *subitem,
                ..above
            })
        }
        CitationRef::PrecedingArticles { .. }
        | CitationRef::PrecedingParagraphs { .. }
        | CitationRef::PrecedingItems { .. }
        | CitationRef::Range(..)
        | CitationRef::List(_) => None,
    }
}

/// The node that a citation names.
pub(super) fn find(tree: &Tree<'_>, citation: &Citation) -> Result<Id, Problem> {
    let unknown = || Problem::Unknown(citation.to_string());
    let article = tree.top.iter().copied().find(|&id| {
        let node = tree.node(id);
        node.kind == Kind::Article && node.number == citation.article
    });
    let article = article.ok_or_else(unknown)?;
    if citation.paragraph.is_none() && citation.item.is_none() {
        return Ok(article);
    }
    let paragraphs = tree.node(article).children.iter().copied();
    let paragraphs: Vec<Id> = paragraphs
        .filter(|&id| {
            citation
                .paragraph
                .is_none_or(|number| tree.node(id).number.number == number)
        })
        .collect();
    let Some(item) = &citation.item else {
        return paragraphs.first().copied().ok_or_else(unknown);
    };
    let items = paragraphs.iter().flat_map(|&id| &tree.node(id).children);
    let items: Vec<Id> = items
        .copied()
        .filter(|&id| tree.node(id).number == *item)
        .collect();
    let [item] = items[..] else {
        return Err(if items.is_empty() {
            unknown()
        } else {
            Problem::Ambiguous(citation.to_string())
        });
    };
    let Some(subitem) = citation.subitem else {
        return Ok(item);
    };
    let subitems = tree.node(item).children.iter().copied();
    let mut subitems = subitems.filter(|&id| tree.node(id).number.number == subitem);
    subitems.next().ok_or_else(unknown)
}

/// The headings from one to another, all of their kind.
fn divisions(
    tree: &Tree<'_>,
    from: &[(DivisionKind, u32)],
    to: &[(DivisionKind, u32)],
) -> Result<Vec<Id>, Problem> {
    let (first, last) = (division(tree, from)?, division(tree, to)?);
    let kind = tree.node(first).kind;
    let between = tree.top.iter().copied();
    let between = between.skip_while(|&id| id != first);
    let mut out: Vec<Id> = Vec::new();
    for id in between.filter(|&id| tree.node(id).kind == kind) {
        out.push(id);
        if id == last {
            return Ok(out);
        }
    }
    Err(Problem::Unknown(format!(
        "{}至{}",
        division_path(from),
        division_path(to)
    )))
}

/// The heading that 第二编第三章 names; without the larger one it must be the only one of its number.
pub(super) fn division(tree: &Tree<'_>, parts: &[(DivisionKind, u32)]) -> Result<Id, Problem> {
    let mut open: Vec<(DivisionKind, u32)> = Vec::new();
    let mut found = Vec::new();
    for &id in &tree.top {
        let node = tree.node(id);
        let Kind::Division(kind) = node.kind else {
            continue;
        };
        open.retain(|(other, _)| *other < kind);
        open.push((kind, node.number.number));
        let fits = parts.iter().all(|part| open.contains(part));
        if fits && parts.last() == open.last() {
            found.push(id);
        }
    }
    match found[..] {
        [one] => Ok(one),
        [] => Err(Problem::Unknown(division_path(parts))),
        _ => Err(Problem::Ambiguous(division_path(parts))),
    }
}

/// 第二编第三章.
fn division_path(parts: &[(DivisionKind, u32)]) -> String {
    let each = parts.iter();
    each.map(|(kind, number)| division_name(*kind, *number))
        .collect()
}

/// 第三章.
pub(super) fn division_name(kind: DivisionKind, number: u32) -> String {
    let unit = match kind {
        DivisionKind::Part => "编",
        DivisionKind::Chapter => "章",
        DivisionKind::Section => "节",
    };
    format!(
        "第{}{unit}",
        qufen_syntax::citation::chinese_numeral(number)
    )
}

/// The kind of node that a unit counts.
pub(super) fn kind_of(unit: Unit) -> Kind {
    match unit {
        Unit::Article => Kind::Article,
        Unit::Paragraph => Kind::Paragraph,
        Unit::Item => Kind::Item,
        Unit::Subitem => Kind::Subitem,
        Unit::Division(kind) => Kind::Division(kind),
    }
}

/// The unit that counts nodes of a kind; the title and the annex are not counted.
pub(super) fn unit_of(kind: Kind) -> Unit {
    match kind {
        Kind::Article | Kind::Title | Kind::Annex => Unit::Article,
        Kind::Paragraph => Unit::Paragraph,
        Kind::Item => Unit::Item,
        Kind::Subitem => Unit::Subitem,
        Kind::Division(kind) => Unit::Division(kind),
    }
}
