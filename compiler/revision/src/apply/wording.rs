//! Words within clauses: found exactly once, or wherever they stand where the decision says so.

use super::decision::{Decision, Stage};
use super::key::{Key, key_of, nearest};
use super::places::Found;
use super::plan::Plan;
use super::sentences::end;
use super::spot::{Finding, Spot};
use super::tree::{Id, Kind};
use qufen_diagnostics::{Span, codes};
use qufen_syntax::ast::{Quote, Rewording, WordEdit};
use std::ops::Range;

/// New words, and where the decision has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub text: String,
    /// The byte of the decision at which they begin; `None` for what follows from other changes.
    pub from: Option<u32>,
}

/// A change of the words of one clause; characters are those of its key, the same in the source and
/// in the official text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    pub node: Id,
    /// The characters that are replaced; empty to add words before the first.
    pub range: Range<usize>,
    /// The characters that the change is about.
    pub about: Range<usize>,
    pub new: Words,
    /// `None` for what follows from other changes.
    pub stage: Option<usize>,
}

/// The changes that a step makes.
pub(super) fn patches(
    plan: &Plan<'_>,
    index: usize,
    stage: &Stage<'_>,
    rewording: &Rewording,
    places: &[(Found, Spot)],
) -> Result<Vec<Patch>, Finding> {
    let Some(old) = &rewording.old else {
        return all_words(plan, index, stage, rewording, places);
    };
    let words = key_of(&old.node);
    let spot = stage.at(old.span);
    let named: Vec<&str> = (places.iter())
        .map(|(_, spot)| &plan.decision.text[spot.span.range()])
        .collect();
    let named = named.join("、");
    if words.is_empty() {
        let finding = Finding::new(codes::WORDS_NOT_FOUND, spot).with("words", "");
        return Err(finding.with("place", named));
    }
    let mut out = Vec::new();
    if places.is_empty() {
        return Err(Finding::new(codes::PLACE_UNSAID, stage.here()));
    }
    for (found, _) in places {
        let anchors: Vec<(Vec<Id>, Option<&Range<usize>>)> = match found {
            Found::Whole => vec![(everywhere(plan), None)],
            Found::Words(parts) => (parts.iter())
                .map(|(id, range)| (vec![*id], Some(range)))
                .collect(),
            Found::Nodes(nodes) => {
                let below = nodes.iter().map(|&id| {
                    let all = plan.with_articles_below(id).into_iter();
                    all.flat_map(|id| plan.tree.with_descendants(id)).collect()
                });
                below.map(|nodes| (nodes, None)).collect()
            }
        };
        for (nodes, within) in anchors {
            let mut at = occurrences(plan, &nodes, &words);
            at.retain(|(_, start)| {
                within.is_none_or(|range| range.start <= *start && start + words.len() <= range.end)
            });
            let all = rewording.all || *found == Found::Whole;
            match at.len() {
                0 => {
                    let finding = not_found(plan, &nodes, old, &words, spot);
                    return Err(finding.with("place", named));
                }
                1 => {}
                _ if all => {}
                _ => {
                    let finding = found_often(plan, &at, old, &words, spot);
                    return Err(finding.with("place", named));
                }
            }
            out.extend(at.into_iter().map(|(node, start)| {
                let about = start..start + words.len();
                patch(index, stage, &rewording.edit, node, about)
            }));
        }
    }
    Ok(out)
}

/// What becomes of all words of each place; of a clause only what is added at one of its ends.
fn all_words(
    plan: &Plan<'_>,
    index: usize,
    stage: &Stage<'_>,
    rewording: &Rewording,
    places: &[(Found, Spot)],
) -> Result<Vec<Patch>, Finding> {
    let mut out = Vec::new();
    for (found, spot) in places {
        let parts = match found {
            Found::Words(parts) => parts.clone(),
            Found::Nodes(nodes) => {
                let ends = nodes.iter().map(|&id| end(plan.tree, id, &rewording.edit));
                let ends = ends.collect::<Option<Vec<_>>>();
                ends.ok_or_else(|| Finding::new(codes::TARGET_UNFIT, *spot))?
            }
            Found::Whole => return Err(Finding::new(codes::TARGET_UNFIT, *spot)),
        };
        let each = parts.into_iter();
        out.extend(each.map(|(node, about)| patch(index, stage, &rewording.edit, node, about)));
    }
    Ok(out)
}

/// What an edit makes of the words `about` of a node.
fn patch(
    index: usize,
    stage: &Stage<'_>,
    wanted: &WordEdit,
    node: Id,
    about: Range<usize>,
) -> Patch {
    let (range, new) = edit(stage, wanted, &about);
    Patch {
        node,
        range,
        about,
        new,
        stage: Some(index),
    }
}

fn edit(stage: &Stage<'_>, edit: &WordEdit, about: &Range<usize>) -> (Range<usize>, Words) {
    let quoted = |quote: &Quote| Words {
        text: quote.node.clone(),
        from: Some(stage.block.at(quote.span).start),
    };
    match edit {
        WordEdit::Replace(new) => (about.clone(), quoted(new)),
        WordEdit::Before(new) => (about.start..about.start, quoted(new)),
        WordEdit::After(new) => (about.end..about.end, quoted(new)),
        WordEdit::Delete => (
            about.clone(),
            Words {
                text: String::new(),
                from: None,
            },
        ),
    }
}

/// Every clause, heading and annex that the decision does not write out itself.
fn everywhere(plan: &Plan<'_>) -> Vec<Id> {
    let own = |id: &Id| {
        let mut at = Some(*id);
        while let Some(here) = at {
            if plan.fates.contains_key(&here) || plan.renamed.contains_key(&here) {
                return false;
            }
            at = plan.tree.node(here).parent;
        }
        plan.tree.node(*id).kind != Kind::Title
    };
    (0..plan.tree.nodes.len()).filter(own).collect()
}

fn occurrences(plan: &Plan<'_>, nodes: &[Id], words: &[char]) -> Vec<(Id, usize)> {
    let mut found = Vec::new();
    for &id in nodes {
        let text = plan.tree.words(id);
        if text.len() >= words.len() {
            found.extend(Key::new(text).find(words).into_iter().map(|at| (id, at)));
        }
    }
    found
}

fn not_found(plan: &Plan<'_>, nodes: &[Id], old: &Quote, words: &[char], spot: Spot) -> Finding {
    let finding = Finding::new(codes::WORDS_NOT_FOUND, spot).with("words", &old.node);
    let mut best: Option<(f64, &str, Id)> = None;
    for &id in nodes {
        if let Some((score, text)) = nearest(plan.tree.words(id), words)
            && best.is_none_or(|(other, _, _)| score > other)
        {
            best = Some((score, text, id));
        }
    }
    match best {
        Some((_, text, id)) => {
            let whole = plan.tree.words(id);
            let at = text.as_ptr() as usize - whole.as_ptr() as usize;
            let start = plan.tree.node(id).words.start as usize + at;
            let place = Spot::source(Span::new(start, start + text.len()));
            finding.label(place, "near")
        }
        None => finding,
    }
}

fn found_often(
    plan: &Plan<'_>,
    at: &[(Id, usize)],
    old: &Quote,
    words: &[char],
    spot: Spot,
) -> Finding {
    let mut finding = Finding::new(codes::WORDS_FOUND_OFTEN, spot)
        .with("words", &old.node)
        .with("count", at.len());
    for &(id, start) in at.iter().take(8) {
        let node = plan.tree.node(id);
        let bytes = Key::new(plan.tree.words(id)).bytes(&(start..start + words.len()));
        let span = Span::new(bytes.start, bytes.end).shifted(node.words.start);
        finding = finding.label(Spot::source(span), "here");
    }
    finding
}

/// Changes of different statements that are about the same characters.
pub(super) fn overlaps(patches: &[Patch], decision: &Decision<'_>) -> Vec<Finding> {
    let mut sorted: Vec<&Patch> = patches.iter().collect();
    sorted.sort_by_key(|patch| (patch.node, patch.about.start, patch.about.end, patch.stage));
    let mut found = Vec::new();
    for pair in sorted.windows(2) {
        let [one, other] = pair else { continue };
        if one.node != other.node || other.about.start >= one.about.end {
            continue;
        }
        let (Some(first), Some(second)) = (one.stage, other.stage) else {
            continue;
        };
        let here = decision.stages[second.max(first)].here();
        let first = decision.stages[second.min(first)].here();
        found.push(Finding::new(codes::OPERATIONS_CONFLICT, here).label(first, "first"));
    }
    found
}
