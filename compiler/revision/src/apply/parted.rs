//! Numbers that part from their words: the decision changes 三十日 in a clause, and the encoding that the
//! clause keeps goes on saying 30日.

use super::build::{Build, NewId, Origin};
use super::declarations::fact_span;
use super::key::Key;
use super::quantities::{Quantity, quantities};
use super::spot::{Finding, Spot};
use super::tree::Id;
use super::wording::Patch;
use qufen_diagnostics::{Span, codes};
use qufen_syntax::ast::{Block, Clause};
use qufen_syntax::citation::Citation;

/// A warning for every number of the old words that a kept encoding still has, and the new words do
/// not.
pub(super) fn parted(build: &Build<'_, '_>) -> Vec<Finding> {
    let nodes = 0..build.nodes.len();
    nodes.flat_map(|id| of_clause(build, id)).collect()
}

fn of_clause(build: &Build<'_, '_>, id: NewId) -> Vec<Finding> {
    let plan = build.plan;
    let Some((old, new, stage)) = changed(build, id) else {
        return Vec::new();
    };
    let Some(clause) = plan.tree.node(old).clause else {
        return Vec::new();
    };
    if plan.encoded.contains_key(&old) {
        return Vec::new();
    }
    let words = plan.tree.words(old);
    let (before, after) = (quantities(words), quantities(&new));
    let kept = |one: &Quantity| after.iter().any(|other| other.value == one.value);
    let come = after
        .iter()
        .filter(|one| before.iter().all(|it| it.value != one.value));
    let come: Vec<&str> = come.map(|it| &new[it.range.clone()]).collect();
    let now = if come.is_empty() {
        "—".to_owned()
    } else {
        come.join("、")
    };
    let mut found = Vec::new();
    for gone in before.iter().filter(|one| !kept(one)) {
        let Some(span) = encoded(build, old, clause, gone) else {
            continue;
        };
        let place = plan.decision.stages[stage].here();
        let finding = Finding::new(codes::NUMBER_PARTED, place)
            .with("citation", shown(build, old))
            .with("old", &words[gone.range.clone()])
            .with("new", &now)
            .with("encoded", &plan.tree.source.text[span.range()]);
        found.push(finding.label(Spot::source(span), "encoded"));
    }
    found
}

/// What the law calls a clause: the 款 only where the article has several.
fn shown(build: &Build<'_, '_>, old: Id) -> Citation {
    let tree = build.plan.tree;
    let place = tree.place(old);
    let mut above = old;
    while let Some(parent) = tree.node(above).parent {
        above = parent;
    }
    let single = tree.node(above).children.len() == 1;
    Citation {
        paragraph: place.paragraph.filter(|_| !single),
        ..place
    }
}

/// The old clause whose encodings this one keeps under other words, the new words, and the stage that
/// has them.
fn changed(build: &Build<'_, '_>, id: NewId) -> Option<(Id, String, usize)> {
    let plan = build.plan;
    match build.nodes[id].origin {
        Origin::Base(old) => {
            let mut patches: Vec<&Patch> =
                plan.patches.iter().filter(|it| it.node == old).collect();
            let stage = patches.first()?.stage?;
            patches.sort_by_key(|it| it.range.start);
            Some((old, patched(plan.tree.words(old), &patches), stage))
        }
        Origin::Added {
            stage,
            clause,
            keep: Some(old),
        } if clause.encodings.is_empty() => Some((old, clause.words.as_ref()?.node.clone(), stage)),
        _ => None,
    }
}

fn patched(words: &str, patches: &[&Patch]) -> String {
    let key = Key::new(words);
    let mut out = String::new();
    let mut at = 0;
    for patch in patches {
        let bytes = key.bytes(&patch.range);
        out += words.get(at..bytes.start).unwrap_or_default();
        out += &patch.new.text;
        at = bytes.end.max(at);
    }
    out + words.get(at..).unwrap_or_default()
}

/// Where the encodings of a clause, or what they name, say a number.
fn encoded(build: &Build<'_, '_>, old: Id, clause: &Clause, number: &Quantity) -> Option<Span> {
    let tree = build.plan.tree;
    let text = tree.source.text;
    let block = &tree.source.blocks[tree.node(old).block];
    let spans: Vec<Span> = (clause.encodings.iter())
        .map(|it| block.at(it.span))
        .collect();
    let own = spans.iter().find_map(|span| formula(text, *span, number));
    own.or_else(|| {
        let names = spans
            .iter()
            .flat_map(|span| unquoted(&text[span.range()]).names);
        names
            .filter(|name| !name.is_empty())
            .find_map(|name| declared(build, name, number))
    })
}

/// A number in a formula: alone, or with its unit in a name.
fn formula(text: &str, span: Span, number: &Quantity) -> Option<Span> {
    let said = &text[span.range()];
    let quoted = unquoted(said).quoted;
    let alone = |one: &Quantity| {
        let beside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !beside(said[..one.range.start].chars().next_back())
            && !beside(said[one.range.end..].chars().next())
    };
    let all = quantities(said).into_iter();
    let found = all
        .filter(|one| !quoted.iter().any(|it| it.contains(&one.range.start)))
        .find(|one| number.is_encoded_as(&one.value) && (alone(one) || !one.is_bare()))?;
    let start = span.start as usize;
    Some(Span::new(
        start + found.range.start,
        start + found.range.end,
    ))
}

/// A number in what the old version declares a fact or definition of that name to be, unless the
/// decision declares it anew.
fn declared(build: &Build<'_, '_>, name: &str, number: &Quantity) -> Option<Span> {
    let tree = build.plan.tree;
    let text = tree.source.text;
    let anew = build.plan.decision.declarations.iter();
    let mut anew = anew.map(|block| block.tree());
    let is_anew = anew.any(|block| match block {
        Block::Facts(facts) => facts.iter().any(|it| it.name.node == name),
        Block::Definition(it) => it.name.node == name,
        _ => false,
    });
    if is_anew {
        return None;
    }
    tree.source
        .blocks
        .iter()
        .find_map(|block| match block.tree() {
            Block::Definition(it) if it.name.node == name => formula(text, block.span, number),
            Block::Facts(facts) => {
                let fact = facts.iter().find(|it| it.name.node == name)?;
                let span = fact_span(text, block, facts, fact);
                let said = &text[span.range()];
                let mut all = quantities(said).into_iter();
                let found = all.find(|one| one.value == number.value && !one.is_bare())?;
                let start = span.start as usize;
                Some(Span::new(
                    start + found.range.start,
                    start + found.range.end,
                ))
            }
            _ => None,
        })
}

/// An encoding: the stretches in quotation marks, and the words outside them.
struct Unquoted<'t> {
    quoted: Vec<std::ops::Range<usize>>,
    names: Vec<&'t str>,
}

fn unquoted(text: &str) -> Unquoted<'_> {
    let mut out = Unquoted {
        quoted: Vec::new(),
        names: Vec::new(),
    };
    let mut at = 0;
    while at < text.len() {
        let open = text[at..].find('「').map_or(text.len(), |it| at + it);
        let outside = text[at..open].split(|c: char| !c.is_alphanumeric());
        out.names.extend(outside);
        let close = text[open..].find('」').map_or(text.len(), |it| open + it);
        if open < close {
            out.quoted.push(open..close);
        }
        at = close + '」'.len_utf8();
    }
    out
}
