//! Which clause of a rewritten passage goes on which clause of the old one.

use super::key::key_of;
use super::tree::{Id, Kind, Tree};
use qufen_syntax::ast::Clause;
use qufen_syntax::citation::{Citation, Ordinal};

/// What a new clause goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Match {
    /// The clause that it is, for citations.
    pub same: Option<Id>,
    /// The clause whose encodings it keeps where it has none of its own.
    pub keep: Option<Id>,
}

/// A clause of the new passage, with its place under the old numbers.
struct Placed<'a> {
    clause: &'a Clause,
    place: Citation,
    kind: Kind,
}

/// One match for each new clause, parents before children.
///
/// The passage itself goes on as itself. Below it, a clause with the words of an old one is that
/// one; what remains goes by its number. Encodings are kept under equal words, or where the whole
/// passage still has the same clauses under the same numbers.
pub(super) fn matches(tree: &Tree<'_>, old: Id, new: &[Clause]) -> Vec<Match> {
    let root = tree.node(old).kind;
    let below: Vec<Id> = tree.with_descendants(old);
    let below: Vec<Id> = below
        .into_iter()
        .filter(|&id| tree.node(id).kind != Kind::Article)
        .collect();
    let mut placed = Vec::new();
    match root {
        Kind::Article => {
            for (number, clause) in (1..).zip(new) {
                let place = Citation {
                    paragraph: Some(number),
                    ..tree.place(old)
                };
                spread(&mut placed, clause, place, Kind::Paragraph);
            }
        }
        kind => {
            for clause in new {
                spread(&mut placed, clause, tree.place(old), kind);
            }
        }
    }
    let same_shape = below.len() == placed.len()
        && below
            .iter()
            .zip(&placed)
            .all(|(&id, new)| tree.place(id) == new.place);
    let mut out = vec![Match::default(); placed.len()];
    let claim = |at: usize, index: usize, keep: bool, out: &mut Vec<Match>| {
        out[at] = Match {
            same: Some(below[index]),
            keep: keep.then_some(below[index]),
        };
    };
    if !placed.is_empty() && !below.is_empty() {
        claim(0, 0, true, &mut out);
    }
    let keys: Vec<Vec<char>> = below.iter().map(|&id| key_of(tree.words(id))).collect();
    for (at, new) in placed.iter().enumerate().skip(1) {
        let key = new
            .clause
            .words
            .as_ref()
            .map_or(Vec::new(), |words| key_of(&words.node));
        let index = (1..below.len()).find(|&index| {
            tree.node(below[index]).kind == new.kind
                && keys[index] == key
                && !out.iter().any(|other| other.same == Some(below[index]))
        });
        if let Some(index) = index {
            claim(at, index, true, &mut out);
        }
    }
    for (at, new) in placed.iter().enumerate() {
        if out[at].same.is_some() {
            continue;
        }
        let index = (0..below.len()).find(|&index| {
            tree.place(below[index]) == new.place
                && !out.iter().any(|other| other.same == Some(below[index]))
        });
        if let Some(index) = index {
            claim(at, index, same_shape, &mut out);
        }
    }
    out
}

fn spread<'a>(out: &mut Vec<Placed<'a>>, clause: &'a Clause, place: Citation, kind: Kind) {
    out.push(Placed {
        clause,
        place: place.clone(),
        kind,
    });
    for (number, item) in (1..).zip(&clause.items) {
        let (place, kind) = match kind {
            Kind::Paragraph => {
                let written = item.number.as_ref().map(|written| written.node.clone());
                let number = written.unwrap_or(Ordinal::new(number));
                (place.with_item(number), Kind::Item)
            }
            _ => (
                Citation {
                    subitem: Some(number),
                    ..place.clone()
                },
                Kind::Subitem,
            ),
        };
        spread(out, item, place, kind);
    }
}

/// What is written out in place of several clauses: only equal words tell which is which.
pub(super) fn by_words(tree: &Tree<'_>, old: &[Id], new: &[Clause]) -> Vec<Match> {
    let mut placed = Vec::new();
    for clause in new {
        let nowhere = Citation::article(Ordinal::new(0));
        spread(&mut placed, clause, nowhere, Kind::Paragraph);
    }
    let below: Vec<Id> = old
        .iter()
        .flat_map(|&id| tree.with_descendants(id))
        .collect();
    let mut out: Vec<Match> = Vec::new();
    for new in &placed {
        let key = new
            .clause
            .words
            .as_ref()
            .map_or(Vec::new(), |words| key_of(&words.node));
        let same = below.iter().copied().find(|&id| {
            !key.is_empty()
                && tree.node(id).kind != Kind::Article
                && key_of(tree.words(id)) == key
                && !out.iter().any(|other| other.same == Some(id))
        });
        out.push(Match { same, keep: same });
    }
    out
}
