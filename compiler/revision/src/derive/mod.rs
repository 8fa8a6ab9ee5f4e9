//! The 修改决定 that turns one version into another, drafted from the two.
//!
//! 1. `law`: both sources as trees.
//! 2. `pairing`: which clause and article continues which, from the alignment.
//! 3. `drafting`, `headings`, `chunks`: operations, as few and as readable as may be.
//! 4. A draft is carried out and compared with the new version. What follows by itself (numbers, and
//!    citations of them) is not said; where it does not come out as the new version has it, the
//!    draft is made again and says so.
//! 5. `source`, `publication`: in the language's own form, and in official wording.
//!
//! A draft that does not come out exact is never given: what a decision cannot say is said instead.

mod by_itself;
mod chunks;
mod comparison;
mod drafting;
mod grouping;
mod head;
mod headings;
mod law;
mod meaning;
mod operation;
mod pairing;
mod publication;
mod rewriting;
mod source;
mod standing;
#[cfg(test)]
mod tests;
mod within;
mod writing;

pub use within::derive_within;

use crate::apply::{Base, Finding, Side, Spot, apply};
use comparison::{Differing, compare};
use drafting::{Draft, Insisted, draft};
use law::Law;
use qufen_syntax::citation::chinese_numeral;

/// How often a draft is made again.
const ROUNDS: usize = 6;

/// A drafted decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The `*.qf` source of the decision.
    pub source: String,
    /// The decision as it would be published.
    pub publication: String,
    /// How many operations it has.
    pub operations: usize,
    /// Differences that are no business of a decision (题注, 目录) or make none (declarations that
    /// nothing uses any more), in words of the law.
    pub aside: Vec<Aside>,
}

/// A difference that the decision leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// 题注, 目录 or 附件 differ.
    Around(String),
    /// The new version does not say in its head from when it applies, so the decision makes a 草案.
    Draft,
    /// 施行 and 废止 in the head of a draft, which have no effect, do not come out as it has them.
    Standing,
    /// Declared in the old version and not in the new one, and neither fact nor definition: it stays
    /// declared.
    Undeclared(String),
}

/// Why there is no draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDerived {
    /// One of the sources is no instrument.
    NoInstrument,
    /// The versions do not differ in anything that a decision could change.
    NoDifference,
    /// What a decision has no words for: a heading put before articles that stay, a line of the head
    /// that is gone.
    Unsaid(Vec<String>),
    /// The best draft does not come out as the new version has it: in these clauses.
    Differs(Vec<String>),
    /// The best draft has the words of the new version, but another decision model.
    ModelDiffers,
    /// The best draft cannot be carried out: the code of what is wrong, and the words in question.
    Refused(Vec<(&'static str, String)>),
}

/// Drafts the decision that turns `old` into the new source.
pub fn derive(old: Base<'_>, new: &str) -> Result<Derived, NotDerived> {
    let (from, to) = (Law::of(old.source), Law::of(new));
    let head = head::head(&from, &to)?;
    let mut insisted = Insisted::default();
    for _ in 0..ROUNDS {
        let draft = draft(&from, &to, &insisted);
        if !draft.unsaid.is_empty() {
            return Err(NotDerived::Unsaid(draft.unsaid));
        }
        if draft.operations.is_empty() && !draft.in_order && !head.changes {
            return Err(NotDerived::NoDifference);
        }
        let source = in_source(&head, &draft);
        let made = match apply(old, &source) {
            Ok(made) => made,
            Err(found) if insist_on_cited(&mut insisted, &from, &found) => continue,
            Err(found) => return Err(refused(old, &source, &found)),
        };
        let differing = compare(&from, &Law::of(&made.source), &to);
        if differing.is_empty() {
            return Ok(Derived {
                publication: in_public(&head, &draft),
                source,
                operations: draft.operations.len(),
                aside: head.aside,
            });
        }
        if !insist(&mut insisted, &differing) {
            let places = differing.iter().map(|it| it.place.clone());
            return Err(NotDerived::Differs(places.collect()));
        }
    }
    Err(NotDerived::Differs(Vec::new()))
}

/// Takes up the clauses of the old version that stand in the way, as where they cite what is gone;
/// whether there is anything new to insist on.
fn insist_on_cited(insisted: &mut Insisted, old: &Law, found: &[Finding]) -> bool {
    let spots = found.iter().flat_map(|one| {
        let labels = one.labels.iter().map(|label| label.place);
        one.place.into_iter().chain(labels)
    });
    let mut any = false;
    for spot in spots.filter(|spot| spot.side == Side::Source) {
        let at = spot.span.start as usize;
        for (id, clause) in old.clauses.iter().enumerate() {
            let [words, encodings] = &clause.spots;
            any |= words.contains(&at) && insisted.words.insert(id);
            any |= encodings.contains(&at) && insisted.encodings.insert(id);
        }
    }
    any
}

/// What keeps a draft from being carried out, with the words that each finding is about.
fn refused(old: Base<'_>, decision: &str, found: &[Finding]) -> NotDerived {
    let words = |spot: &Spot| -> String {
        let text = match spot.side {
            Side::Decision => decision,
            Side::Source => old.source,
            Side::Official => old.official,
        };
        let start = text[..spot.span.start as usize]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        text[start..]
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect()
    };
    let told = |finding: &Finding| {
        let labels = finding.labels.iter().map(|label| label.place);
        let spots: Vec<String> = finding
            .place
            .iter()
            .copied()
            .chain(labels)
            .map(|it| words(&it))
            .collect();
        (finding.code.id(), spots.join(" / "))
    };
    NotDerived::Refused(found.iter().map(told).collect())
}

/// Takes up what did not come out; whether there is anything new to insist on.
fn insist(insisted: &mut Insisted, differing: &[Differing]) -> bool {
    let mut any = false;
    for one in differing {
        let Some(from) = one.from else { continue };
        any |= one.words && insisted.words.insert(from);
        any |= one.encodings && insisted.encodings.insert(from);
    }
    any
}

fn in_source(head: &head::Head, draft: &Draft) -> String {
    let mut out = head.source.clone();
    if draft.in_order {
        out += "  条文顺序作相应调整\n";
    }
    for operation in &draft.operations {
        out += &format!("\n{}", source::written(operation));
    }
    for declaration in head.withdrawals.iter().chain(&head.declarations) {
        out += &format!("\n{declaration}\n");
    }
    out
}

fn in_public(head: &head::Head, draft: &Draft) -> String {
    let told = draft.operations.iter().map(publication::published);
    let told: Vec<String> = told.filter(|it| !it.is_empty()).collect();
    let mut out = head.publication.clone();
    for (number, operation) in (1..).zip(&told) {
        out += &format!("　　{}、{operation}\n", chinese_numeral(number));
    }
    if draft.in_order {
        out += "　　条文顺序作相应调整。\n";
    }
    out
}
