//! The clauses that changed.

use super::page::Page;
use crate::comparison::Comparison;
use crate::messages::{Messages, Section};
use crate::text::{ClauseChange, TextChange};

pub(crate) fn section(page: &mut Page, comparison: &Comparison) {
    page.section(Section::Text);
    let (in_words, in_place): (Vec<&ClauseChange>, Vec<&ClauseChange>) =
        comparison.text.iter().partition(|it| it.in_words());
    if comparison.text.is_empty() {
        let words = page.words;
        page.line(2, words.nothing_in_text());
    }
    in_words.iter().for_each(|change| clause(page, change));
    for kind in [TextChange::Moved, TextChange::Renumbered] {
        let of_kind = in_place.iter().filter(|it| it.change == kind);
        let own = of_kind.filter(|it| !follows(it, &comparison.text));
        let places: Vec<String> = own.map(|it| place(it)).collect();
        if !places.is_empty() {
            let text = format!("{} {}", page.words.change(kind), places.join("，"));
            page.line(2, &text);
        }
    }
}

fn clause(page: &mut Page, change: &ClauseChange) {
    page.line(2, &heading(page.words, change));
    body(page, change);
}

/// `修改 第九条第(三)项`.
pub(crate) fn heading(words: Messages, change: &ClauseChange) -> String {
    format!("{} {}", words.change(change.change), place(change))
}

/// The words of the clause.
pub(crate) fn body(page: &mut Page, change: &ClauseChange) {
    match change.change {
        TextChange::Added | TextChange::Deleted => page.whole(4, &change.words),
        _ => page.pieces(4, &change.words),
    }
}

/// `第七条 → 第八条`, or one citation where it stands under its number.
fn place(change: &ClauseChange) -> String {
    let old = change.all_old().collect::<Vec<_>>().join("、");
    let new = change.all_new().collect::<Vec<_>>().join("、");
    let some = |cites: String| (!cites.is_empty()).then_some(cites);
    super::rules::cited(some(old).as_deref(), some(new).as_deref())
}

/// Whether a clause goes under another number only because what it stands under does.
pub(crate) fn follows(change: &ClauseChange, all: &[ClauseChange]) -> bool {
    let (Some(old), Some(new)) = (&change.old, &change.new) else {
        return false;
    };
    let carries = |other: &ClauseChange| {
        let rest = other
            .old
            .as_ref()
            .and_then(|it| old.strip_prefix(it.as_str()));
        let moved = other
            .new
            .as_ref()
            .and_then(|it| new.strip_prefix(it.as_str()));
        rest.is_some_and(|rest| !rest.is_empty() && moved == Some(rest))
    };
    all.iter().any(carries)
}
