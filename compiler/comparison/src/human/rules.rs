//! What the clauses are encoded as.

use super::page::Page;
use crate::comparison::Comparison;
use crate::messages::{Messages, Section};
use crate::rules::RuleChange;

pub(crate) fn section(page: &mut Page, comparison: &Comparison) {
    let words = page.words;
    page.section(Section::Rules);
    let seen = || comparison.rules.iter().filter(|change| change.is_seen());
    if seen().next().is_none() && comparison.facts.is_empty() {
        page.line(2, words.nothing_in_rules());
    }
    for fact in &comparison.facts {
        page.line(2, &words.fact(fact));
    }
    seen().for_each(|change| rule(page, change));
}

fn rule(page: &mut Page, change: &RuleChange) {
    let words = page.words;
    let (colon, effect) = (words.pick("：", ": "), words.rule_effect(change.effect));
    page.line(2, &format!("{}{colon}{effect}", heading(words, change)));
    body(page, change);
}

/// `第九条第(三)项 条件（即）`.
pub(crate) fn heading(words: Messages, change: &RuleChange) -> String {
    let kind = words.rule_kind(change.kind);
    let parts = [
        places(change),
        Some(kind.to_owned()),
        change.subject.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What the versions say.
pub(crate) fn body(page: &mut Page, change: &RuleChange) {
    let words = page.words;
    if let Some(before) = &change.before {
        page.line(4, &format!("{}{before}", words.before()));
    }
    if let Some(after) = &change.after {
        page.line(4, &format!("{}{after}", words.after()));
    }
}

/// The clauses that a change is about.
fn places(change: &RuleChange) -> Option<String> {
    let joined = |cites: &[String]| (!cites.is_empty()).then(|| cites.join("、"));
    let (old, new) = (joined(&change.old), joined(&change.new));
    (old.is_some() || new.is_some()).then(|| cited(old.as_deref(), new.as_deref()))
}

/// `第七条 → 第八条`, or one citation where that says it.
pub(crate) fn cited(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (old, new) => new.or(old).unwrap_or_default().to_owned(),
    }
}
