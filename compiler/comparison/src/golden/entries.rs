//! From a comparison to the entries of its golden.

use super::{Entry, SUMMARY};
use crate::comparison::Comparison;
use crate::human::page::Page;
use crate::human::{
    conclusion::conclusion, consequences, outcomes, particulars, rules, text, trials,
};
use crate::messages::Messages;
use crate::text::ClauseChange;
use crate::trials::Flip;
use qufen_diagnostics::Language;

const WORDS: Messages = Messages {
    language: Language::Chinese,
    exact: true,
};

/// Every change, level by level.
pub(super) fn entries(comparison: &Comparison) -> Vec<Entry> {
    let mut all = vec![entry(SUMMARY, |page| {
        page.line(0, &conclusion(comparison, WORDS));
    })];
    let held = [comparison.old.text_held, comparison.new.text_held];
    all.extend(comparison.particulars.iter().map(|one| {
        let heading = format!("名称 {}", WORDS.item(one.item));
        entry(&heading, |page| {
            page.line(0, &particulars::value(WORDS, one, held));
        })
    }));
    all.extend(clauses(comparison));
    let seen = comparison.rules.iter().filter(|change| change.is_seen());
    all.extend(seen.map(|change| {
        let heading = format!("规则 {}", rules::heading(WORDS, change));
        entry(&heading, |page| {
            page.line(4, WORDS.rule_effect(change.effect));
            rules::body(page, change);
        })
    }));
    let facts = comparison.facts.iter();
    all.extend(facts.map(|fact| entry(&format!("事实 {}", WORDS.fact(fact)), |_| ())));
    all.extend(ruled(comparison));
    all.extend(comparison.scenarios.iter().map(scenario));
    all
}

/// Clauses; what only follows its article under another number is not told apart.
fn clauses(comparison: &Comparison) -> impl Iterator<Item = Entry> {
    let told = |it: &&ClauseChange| it.in_words() || !text::follows(it, &comparison.text);
    comparison.text.iter().filter(told).map(|change| {
        let heading = format!("文字 {}", text::heading(WORDS, change));
        entry(&heading, |page| {
            if change.in_words() {
                text::body(page, change);
            }
        })
    })
}

/// What becomes of the cases.
fn ruled(comparison: &Comparison) -> Vec<Entry> {
    let found = &comparison.outcomes;
    let mut all = Vec::new();
    if let Some(cases) = &found.cases {
        all.push(entry("案情", |page| {
            page.line(0, &format!("比较 {} 种", cases.grouped()));
            let apart = found.apart.iter().flat_map(|apart| WORDS.apart(apart));
            apart.for_each(|line| page.line(0, &line));
            let grain = found.grain.and_then(|grain| WORDS.grain(grain));
            grain.into_iter().for_each(|line| page.line(0, line));
        }));
    }
    all.extend(found.transitions.iter().map(|it| {
        let heading = format!("结论 {}", outcomes::heading(WORDS, it));
        entry(&heading, |page| {
            page.line(4, &WORDS.amount(&it.pair.cases, it.pair.share));
            outcomes::body(page, it);
        })
    }));
    all.extend(found.only_under_readings().iter().map(|it| {
        let told = outcomes::occurrence(WORDS, it);
        let heading = format!("结论 {told} 只在非缺省的解读下");
        entry(&heading, |page| outcomes::case(page, &it.replay))
    }));
    all.extend(
        consequences::groups(&found.consequences)
            .iter()
            .map(|group| {
                let heading = format!("后果 {}", consequences::whole(WORDS, group));
                entry(&heading, |page| {
                    let first = group.first().into_iter();
                    first.for_each(|one| consequences::shifts(page, one, found));
                })
            }),
    );
    all
}

/// By the name of its file only: where it stands depends on the folder from which one looks.
fn scenario(flip: &Flip) -> Entry {
    let file = flip.file.rsplit('/').next().unwrap_or_default();
    let heading = format!("场景 「{}」 {file}", flip.name);
    entry(&heading, |page| {
        page.line(0, &trials::outcome(WORDS, flip));
    })
}

/// An entry whose lines are what a report would say, unbroken.
fn entry(heading: &str, body: impl FnOnce(&mut Page)) -> Entry {
    let mut page = Page::unbroken(WORDS);
    body(&mut page);
    let text = page.done();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = lines.clone().map(depth).min().unwrap_or(0);
    Entry {
        heading: one_line(heading),
        lines: lines.map(|line| line[least..].to_owned()).collect(),
    }
}

/// Official words may hold line ends.
fn one_line(text: &str) -> String {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    text.chars()
        .map(blank)
        .collect::<String>()
        .trim_end()
        .into()
}
