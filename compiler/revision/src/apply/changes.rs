//! What an amendment did, clause by clause, for people to look over.

use super::build::{Build, NewId, Origin};
use super::naming::Naming;
use super::places::division_name;
use super::plan::Fate;
use super::spot::Finding;
use super::tree::{Id, Kind, Tree};
use qufen_diagnostics::codes;
use qufen_syntax::ast::Block;
use qufen_syntax::citation::Citation;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was done to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// Its words were written anew.
    Rewritten,
    /// The same, and it keeps the encodings that it had.
    RewrittenEncodingKept,
    /// The same, and its encoding is still to come.
    RewrittenUnencoded,
    /// Some of its words changed, and it keeps the encodings that it had.
    Reworded,
    /// Some of its words changed, and its encodings.
    RewordedReencoded,
    /// It goes on several clauses, or a part of one.
    Recast,
    /// It stands somewhere else.
    Moved,
    /// Only its number changed.
    Renumbered,
    /// Only its encodings changed.
    Reencoded,
    /// The title or a heading was renamed.
    Renamed,
}

/// One clause, heading or title, and what was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// What it was called; several where clauses were joined, none where it is new.
    pub old: Vec<String>,
    /// What it is called; `None` where it is gone.
    pub new: Option<String>,
}

/// Every change, in the order of the new version.
pub(super) fn changes(build: &Build<'_, '_>, naming: &Naming) -> Vec<Change> {
    let mut out = Vec::new();
    for &id in &build.top {
        walk(build, naming, id, Told::default(), &mut out);
    }
    let tree = build.plan.tree;
    for (&id, fate) in &build.plan.fates {
        if *fate == Fate::Deleted {
            out.push(Change {
                kind: ChangeKind::Deleted,
                old: vec![old_name(tree, id)],
                new: None,
            });
        }
    }
    out
}

/// What has been told of what a node stands under, and so of it.
#[derive(Clone, Copy, Default)]
struct Told {
    written: bool,
    moved: bool,
}

fn walk(build: &Build<'_, '_>, naming: &Naming, id: NewId, above: Told, out: &mut Vec<Change>) {
    let node = &build.nodes[id];
    let plan = build.plan;
    let new = match node.kind {
        Kind::Division(kind) => division_name(kind, node.number.number),
        Kind::Title => "名称".to_owned(),
        Kind::Annex => old_of_annex(build, id),
        _ => naming
            .place(id)
            .map(|it| naming.shown(it))
            .unwrap_or_default(),
    };
    let old: Vec<String> = node
        .from
        .iter()
        .map(|&old| old_name(plan.tree, old))
        .collect();
    let kind = kind_of_change(build, id, &old, &new);
    let whole = matches!(
        kind,
        Some(
            ChangeKind::Added
                | ChangeKind::Rewritten
                | ChangeKind::RewrittenEncodingKept
                | ChangeKind::RewrittenUnencoded
                | ChangeKind::Recast
        )
    );
    let moved = matches!(kind, Some(ChangeKind::Moved | ChangeKind::Renumbered));
    let told = above.written && whole || (above.moved || above.written) && moved;
    if let Some(kind) = kind.filter(|_| !told) {
        out.push(Change {
            kind,
            old,
            new: Some(new),
        });
    }
    let below = Told {
        written: above.written || whole,
        moved: above.moved || moved,
    };
    for &child in &node.children {
        walk(build, naming, child, below, out);
    }
}

fn kind_of_change(
    build: &Build<'_, '_>,
    id: NewId,
    old: &[String],
    new: &str,
) -> Option<ChangeKind> {
    let node = &build.nodes[id];
    let plan = build.plan;
    let fate = node.from.first().and_then(|old| plan.fates.get(old));
    let base = match node.origin {
        Origin::Base(base) => Some(base),
        _ => None,
    };
    let pending = plan.decision.header.rest_pending.is_some();
    let reworded = base.is_some_and(|base| plan.patches.iter().any(|it| it.node == base));
    let reencoded = base.is_some_and(|base| plan.encoded.contains_key(&base));
    Some(match (node.origin, fate) {
        (_, Some(Fate::Absorbed)) => ChangeKind::Recast,
        (Origin::Added { keep: Some(_), .. }, Some(Fate::Replaced(_))) => {
            ChangeKind::RewrittenEncodingKept
        }
        (Origin::Added { clause, .. }, Some(Fate::Replaced(_)))
            if clause.encodings.is_empty() && pending =>
        {
            ChangeKind::RewrittenUnencoded
        }
        (_, Some(Fate::Replaced(_))) => ChangeKind::Rewritten,
        (Origin::Added { .. } | Origin::Frame, _) if old.is_empty() => ChangeKind::Added,
        _ if base.is_some_and(|base| plan.renamed.contains_key(&base)) => ChangeKind::Renamed,
        _ if reworded && reencoded => ChangeKind::RewordedReencoded,
        _ if reworded => ChangeKind::Reworded,
        _ if reencoded => ChangeKind::Reencoded,
        _ if node.from.iter().any(|old| plan.moved.contains_key(old)) && old != [new] => {
            ChangeKind::Moved
        }
        _ if old != [new] => ChangeKind::Renumbered,
        _ => return None,
    })
}

/// 序言, 附件: what stands around the law is called the same in both versions.
fn old_of_annex(build: &Build<'_, '_>, id: NewId) -> String {
    let old = build.nodes[id].from.first();
    old.map_or_else(String::new, |&old| old_name(build.plan.tree, old))
}

/// What a node of the old version is called, in the law's manner.
fn old_name(tree: &Tree<'_>, id: Id) -> String {
    let node = tree.node(id);
    match node.kind {
        Kind::Title => "名称".to_owned(),
        Kind::Annex => match tree.source.blocks[node.block].tree() {
            Block::Annex(annex) => annex.kind.word().to_owned(),
            _ => String::new(),
        },
        Kind::Division(kind) => division_name(kind, node.number.number),
        _ => shown(tree, &tree.place(id)),
    }
}

/// The 款 only where it is needed.
fn shown(tree: &Tree<'_>, place: &Citation) -> String {
    let short = Citation {
        paragraph: None,
        ..place.clone()
    };
    let article = Citation::article(place.article.clone());
    let single = super::places::find(tree, &article)
        .ok()
        .is_some_and(|article| tree.node(article).children.len() == 1);
    let enough = match place.item {
        Some(_) => super::places::find(tree, &short).is_ok(),
        None => single,
    };
    if enough {
        short.to_string()
    } else {
        place.to_string()
    }
}

/// Every clause of the old version, under its old and its new name.
pub(super) fn identity(build: &Build<'_, '_>, naming: &Naming) -> Vec<(String, Option<String>)> {
    let tree = build.plan.tree;
    let clauses = (0..tree.nodes.len()).filter(|&id| tree.node(id).clause.is_some());
    clauses
        .map(|id| {
            let new = naming.became(id).and_then(|new| naming.place(new));
            (
                shown(tree, &tree.place(id)),
                new.map(|new| naming.shown(new)),
            )
        })
        .collect()
}

/// Articles that a new number puts before others that they stood behind.
pub(super) fn reordered(build: &Build<'_, '_>) -> Vec<Finding> {
    let tree = build.plan.tree;
    let articles = build
        .top
        .iter()
        .filter(|&&id| build.nodes[id].kind == Kind::Article);
    let olds: Vec<Option<Id>> = articles
        .map(|&id| build.nodes[id].from.first().copied())
        .collect();
    let mut found = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut highest: Option<Id> = None;
    for old in olds.into_iter().flatten() {
        if tree.node(old).kind != Kind::Article {
            continue;
        }
        if let Some(before) = highest.filter(|before| *before > old) {
            // The one that was moved is to blame, on whichever side it went.
            let moved = [before, old].into_iter().find_map(|id| {
                let index = *build.plan.moved.get(&id)?;
                let explicit = matches!(
                    build.plan.incoming[index].dest,
                    super::plan::Dest::Top(None)
                );
                explicit.then_some(index)
            });
            if let Some(index) = moved.filter(|index| told.insert(*index)) {
                let spot = build.plan.incoming[index].spot;
                let finding = Finding::new(codes::ARTICLES_REORDERED, spot);
                let finding =
                    finding.with("one", Citation::article(tree.node(before).number.clone()));
                found.push(finding.with("other", Citation::article(tree.node(old).number.clone())));
            }
        }
        highest = highest.max(Some(old));
    }
    found
}
