//! The stop at the end of a list: what was last and is no more ends as the others do, and what has
//! become last ends the sentence.
//!
//! Decisions do not say so; the text as republished has it. Words that the decision writes out, and
//! stops that it changes itself, stay as it has them; a 项 that it writes out without any stop gets
//! the one of its place.

use super::build::{Build, NewId, Origin};
use super::key::Key;
use super::tree::{Id, Kind};
use super::wording::{Patch, Words};
use std::collections::BTreeMap;

const FULL_STOP: char = '。';

/// The changes of stops, with the clauses that they are in.
pub(super) fn patches(build: &Build<'_, '_>) -> Vec<Patch> {
    let mut out = Vec::new();
    for (id, node) in build.nodes.iter().enumerate() {
        if matches!(node.kind, Kind::Paragraph | Kind::Item) && !node.children.is_empty() {
            list(build, id, &mut out);
        }
    }
    out
}

fn list(build: &Build<'_, '_>, parent: NewId, out: &mut Vec<Patch>) {
    let tree = build.plan.tree;
    let children = &build.nodes[parent].children;
    for (index, &child) in children.iter().enumerate() {
        let Origin::Base(old) = build.nodes[child].origin else {
            continue;
        };
        let Some(siblings) = tree
            .node(old)
            .parent
            .map(|parent| &tree.node(parent).children)
        else {
            continue;
        };
        if !matches!(tree.node(old).kind, Kind::Item | Kind::Subitem)
            || !tree.node(old).children.is_empty()
        {
            continue;
        }
        let was_last = siblings.last() == Some(&old);
        let is_last = index + 1 == children.len();
        let ends = last_character(build, old);
        if was_last && !is_last && ends == Some(FULL_STOP) {
            let mark = siblings.iter().find_map(|&id| separator(build, id));
            let mark = mark.or_else(|| {
                children
                    .iter()
                    .find_map(|&other| match build.nodes[other].origin {
                        Origin::Added { clause, .. } => clause
                            .words
                            .as_ref()
                            .and_then(|words| words.node.trim_end().chars().next_back())
                            .filter(|c| is_separator(*c)),
                        _ => None,
                    })
            });
            let mark = mark.or_else(|| (0..tree.nodes.len()).find_map(|id| separator(build, id)));
            push(build, old, mark.unwrap_or('；'), out);
        } else if !was_last && is_last && ends.is_some_and(is_separator) {
            let closed = siblings
                .last()
                .and_then(|&last| last_character(build, last));
            if closed == Some(FULL_STOP) {
                push(build, old, FULL_STOP, out);
            }
        }
    }
}

/// The stops that written-out items lack: 将第二项修改为「…」 often leaves them out.
pub(super) fn missing(build: &Build<'_, '_>) -> BTreeMap<NewId, char> {
    let mut out = BTreeMap::new();
    for node in &build.nodes {
        let items = node.children.iter().enumerate();
        for (index, &child) in items {
            let last = index + 1 == node.children.len();
            if lacks_stop(build, child)
                && let Some(mark) = mark_of_others(build, &node.children, last)
            {
                out.insert(child, mark);
            }
        }
    }
    out
}

fn lacks_stop(build: &Build<'_, '_>, id: NewId) -> bool {
    let node = &build.nodes[id];
    let Origin::Added { clause, .. } = node.origin else {
        return false;
    };
    let words = clause
        .words
        .as_ref()
        .map_or("", |words| words.node.trim_end());
    let end = words.chars().next_back();
    matches!(node.kind, Kind::Item | Kind::Subitem)
        && node.children.is_empty()
        && end.is_some_and(|c| !"。；;：:，,、！？!?".contains(c))
}

/// How the old clauses of a list end: all but the last, or the last.
fn mark_of_others(build: &Build<'_, '_>, children: &[NewId], last: bool) -> Option<char> {
    let tree = build.plan.tree;
    let olds = children.iter().flat_map(|&id| &build.nodes[id].from);
    let parent = olds.filter_map(|&old| tree.node(old).parent).next()?;
    let siblings = &tree.node(parent).children;
    if last {
        return last_character(build, *siblings.last()?).filter(|c| *c == FULL_STOP);
    }
    siblings.iter().find_map(|&id| separator(build, id))
}

fn is_separator(c: char) -> bool {
    matches!(c, '；' | ';')
}

/// The last character of a clause in the official text.
fn last_character(build: &Build<'_, '_>, id: Id) -> Option<char> {
    let tree = build.plan.tree;
    let words = &tree.official[tree.node(id).official_words.range()];
    words.trim_end().chars().next_back()
}

fn separator(build: &Build<'_, '_>, id: Id) -> Option<char> {
    let kind = build.plan.tree.node(id).kind;
    let listed = matches!(kind, Kind::Item | Kind::Subitem);
    last_character(build, id).filter(|c| listed && is_separator(*c))
}

fn push(build: &Build<'_, '_>, old: Id, mark: char, out: &mut Vec<Patch>) {
    let count = Key::new(build.plan.tree.words(old)).chars.len();
    let Some(last) = count.checked_sub(1) else {
        return;
    };
    let touched = |patch: &Patch| patch.node == old && patch.about.end > last;
    if build.plan.patches.iter().any(touched) {
        return;
    }
    out.push(Patch {
        node: old,
        range: last..count,
        about: last..count,
        new: Words {
            text: mark.to_string(),
            from: None,
        },
        stage: None,
    });
}
