//! Provisions that change nothing, but only as long as others stand that change nothing either: a drafter
//! who deletes all of them changes the law.
//!
//! A set of such provisions *breaks* when some case comes out otherwise without all of them, and no case
//! without fewer of them. Every set is looked at, small ones first, by laying out the law without it.

use super::changes::{Change, between};
use super::finding::{Example, Finding, Sentence};
use super::provision::{Provision, without};
use super::study::Study;
use crate::space::Overrun;

/// How many clauses and facts may be looked at, in all laws that are laid out together.
const MOST: usize = 1 << 17;

/// Whether there are several idle provisions.
pub(super) fn is_asked(findings: &[Finding]) -> bool {
    let mut idle = findings.iter().filter(|it| it.idle.is_some());
    idle.nth(1).is_some()
}

/// The findings, those of idle provisions with what they hang on.
pub(super) fn told(
    study: &Study<'_, '_>,
    mut findings: Vec<Finding>,
) -> Result<Vec<Finding>, Overrun> {
    if !is_asked(&findings) {
        return Ok(findings);
    }
    let idle = (0..).zip(&findings);
    let idle = idle.filter_map(|(at, it): (usize, _)| Some((at, it.idle.clone()?)));
    let (places, idle): (Vec<usize>, Vec<Provision>) = idle.unzip();
    let found = breaking(study, &idle)?;
    for (which, place) in places.into_iter().enumerate() {
        let sets = found.smallest_with(which);
        let finding = &mut findings[place];
        if let Some(first) = sets.first() {
            limit(&mut finding.sentence, &standing(study, &idle, which, &sets));
            finding.examples.extend(example(study, &idle, first)?);
        } else if found.unnamed {
            limit(
                &mut finding.sentence,
                &Sentence::new(
                    "但同其他不起作用的规定全部一并删去，有案件的结果会变（牵涉的规定多，没有逐一查明）",
                    "but some case comes out otherwise when all that has no effect is deleted together (too much to say which of it)",
                ),
            );
        }
    }
    Ok(findings)
}

/// Sets of idle provisions that cannot be deleted together.
pub(super) struct Breaking {
    /// Each ascending; the small ones first.
    pub sets: Vec<Vec<usize>>,
    /// Whether not every set was looked at, and all together cannot be deleted.
    pub unnamed: bool,
}

impl Breaking {
    /// The smallest that hold this one.
    pub fn smallest_with(&self, which: usize) -> Vec<Vec<usize>> {
        let with = || self.sets.iter().filter(|set| set.contains(&which));
        let size = with().map(Vec::len).min();
        with()
            .filter(|set| Some(set.len()) == size)
            .cloned()
            .collect()
    }
}

/// The sets that break.
pub(super) fn breaking(study: &Study<'_, '_>, idle: &[Provision]) -> Result<Breaking, Overrun> {
    let mut found = Breaking {
        sets: Vec::new(),
        unnamed: false,
    };
    let size = study.model.clauses.len() + study.model.facts.len();
    let mut looks = MOST / size.max(1);
    for size in 2..=idle.len() {
        let mut next = Some((0..size).collect::<Vec<usize>>());
        while let Some(set) = next {
            next = after(&set, idle.len());
            let holds = |smaller: &Vec<usize>| smaller.iter().all(|it| set.contains(it));
            if found.sets.iter().any(holds) {
                continue;
            }
            if looks == 0 {
                let all: Vec<usize> = (0..idle.len()).collect();
                found.unnamed = breaks(study, idle, &all)?;
                return Ok(found);
            }
            looks -= 1;
            if breaks(study, idle, &set)? {
                found.sets.push(set);
            }
        }
        // Larger sets would say nothing more.
        if (0..idle.len()).all(|it| found.sets.iter().any(|set| set.contains(&it))) {
            break;
        }
    }
    Ok(found)
}

/// The next ascending set of as many numbers below `count`.
fn after(set: &[usize], count: usize) -> Option<Vec<usize>> {
    let last = |at: usize| count - set.len() + at;
    let at = (0..set.len()).rev().find(|&at| set[at] < last(at))?;
    let next = set[at] + 1;
    let behind = (next..).take(set.len() - at);
    Some(set[..at].iter().copied().chain(behind).collect())
}

fn breaks(study: &Study<'_, '_>, idle: &[Provision], set: &[usize]) -> Result<bool, Overrun> {
    let space = study.space;
    space.passing(|| Ok(!owed(study, idle, set)?.is_empty()))
}

/// What comes out otherwise without the set.
fn owed(study: &Study<'_, '_>, idle: &[Provision], set: &[usize]) -> Result<Vec<Change>, Overrun> {
    let gone: Vec<&Provision> = set.iter().map(|&it| &idle[it]).collect();
    match without(study, &gone) {
        Some(model) => between(&study.space.beside(&model)?, study.space),
        None => Ok(Vec::new()),
    }
}

/// That it hangs on others.
fn standing(
    study: &Study<'_, '_>,
    idle: &[Provision],
    which: usize,
    sets: &[Vec<usize>],
) -> Sentence {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for set in sets {
        let others = set.iter().filter(|&&it| it != which);
        let names: Vec<Sentence> = others.map(|&it| idle[it].name(study)).collect();
        let chinese: Vec<&str> = names.iter().map(|it| it.zh.as_str()).collect();
        let english: Vec<&str> = names.iter().map(|it| it.en.as_str()).collect();
        zh.push(match chinese.as_slice() {
            [only] => format!("保留{only}"),
            several => format!("{}至少保留一处", several.join("、")),
        });
        en.push(format!("{} stands", english.join(" or ")));
    }
    Sentence::new(
        format!(
            "但以{}为前提，一并删去，有案件的结果会变",
            zh.join("，并且")
        ),
        format!(
            "but only as long as {}; deleted together, some case comes out otherwise",
            en.join(", and ")
        ),
    )
}

/// Says it at the end of the sentence.
fn limit(sentence: &mut Sentence, with: &Sentence) {
    let end = |text: &str, stop: char, more: &str, join: &str| {
        format!("{}{join}{more}{stop}", text.trim_end_matches(stop))
    };
    sentence.zh = end(&sentence.zh, '。', &with.zh, "；");
    sentence.en = end(&sentence.en, '.', &with.en, "; ");
}

/// A case that comes out otherwise without the set.
fn example(
    study: &Study<'_, '_>,
    idle: &[Provision],
    set: &[usize],
) -> Result<Option<Example>, Overrun> {
    let changes = owed(study, idle, set)?;
    let Some(change) = changes.first() else {
        return Ok(None);
    };
    let to = &study.model.outcomes[change.from.index()];
    let about = Sentence::new(
        format!("一并删去，结果会变为「{to}」的案件"),
        format!("a case that would come out as 「{to}」 without them"),
    );
    study.example(&study.all, &change.cases, change.to, about)
}
