//! 第三章, 第二章第一节 in the words of the law: they follow their headings as other citations follow
//! their clauses.

use super::super::build::{Build, NewId};
use super::super::cite::is_foreign;
use super::super::key::Key;
use super::super::label::{is_numeral, like};
use super::super::naming::Naming;
use super::super::places;
use super::super::spot::{Finding, Spot};
use super::super::tree::Id;
use super::super::wording::{Patch, Words};
use super::Follow;
use qufen_diagnostics::{Span, codes};
use qufen_syntax::ast::DivisionKind;
use qufen_syntax::citation::numeral;
use std::ops::Range;

/// One 第三章 of a citation.
struct Part {
    kind: DivisionKind,
    number: u32,
    /// Where its numeral stands.
    digits: Range<usize>,
}

/// What becomes of the headings that the words of a clause cite.
pub(super) fn words(build: &Build<'_, '_>, naming: &Naming, (old, new): (Id, NewId)) -> Follow {
    let plan = build.plan;
    let text = plan.tree.words(old);
    let mut out = Follow::default();
    let mut at = 0;
    while let Some(start) = text[at..].find('第').map(|it| at + it) {
        let parts = parts(text, start);
        let Some(last) = parts.last() else {
            at = start + '第'.len_utf8();
            continue;
        };
        let unit = text[last.digits.end..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        let range = start..last.digits.end + unit;
        at = range.end;
        if is_foreign(&text[..start]) {
            continue;
        }
        let Some(outcome) = respelled(build, naming, text, &parts, &range) else {
            continue;
        };
        let span = Span::new(range.start, range.end).shifted(plan.tree.node(old).words.start);
        let place = Spot::source(span);
        let head = plan.decision.first_spot();
        let cited = &text[range.clone()];
        match outcome {
            Outcome::Gone(id) => {
                let stage = plan
                    .stage_of(id)
                    .map(|stage| plan.decision.stages[stage].here());
                let finding = Finding::new(codes::CITED_IN_WORDS_DELETED, stage.unwrap_or(head));
                out.found
                    .push(finding.with("citation", cited).label(place, "cited"));
            }
            Outcome::Becomes(now) if plan.decision.in_order => {
                let about = Key::new(text).characters(&range);
                let touched = |patch: &Patch| {
                    patch.node == old
                        && patch.about.start < about.end
                        && about.start < patch.about.end
                };
                if plan.patches.iter().any(touched) {
                    continue;
                }
                let name = naming.place(new).map(|it| naming.shown(it));
                out.adjusted
                    .push((name.unwrap_or_default(), cited.to_owned(), now.clone()));
                out.patches.push(Patch {
                    node: old,
                    range: about.clone(),
                    about,
                    new: Words {
                        text: now,
                        from: None,
                    },
                    stage: None,
                });
            }
            Outcome::Becomes(now) => {
                let finding = Finding::new(codes::CITATION_NOT_ADJUSTED, head);
                let finding = finding.with("citation", cited).with("now", now);
                out.found.push(finding.label(place, "cited"));
            }
        }
    }
    out
}

enum Outcome {
    Becomes(String),
    Gone(Id),
}

/// The citation under the new numbers; `None` where it stays, or names nothing.
fn respelled(
    build: &Build<'_, '_>,
    naming: &Naming,
    text: &str,
    parts: &[Part],
    range: &Range<usize>,
) -> Option<Outcome> {
    let tree = build.plan.tree;
    let mut out = String::new();
    let mut at = range.start;
    for (index, part) in parts.iter().enumerate() {
        let path: Vec<(DivisionKind, u32)> = parts[..=index]
            .iter()
            .map(|it| (it.kind, it.number))
            .collect();
        let old = places::division(tree, &path).ok()?;
        let Some(new) = naming.became(old) else {
            return Some(Outcome::Gone(old));
        };
        let number = build.nodes[new].number.number;
        out.push_str(&text[at..part.digits.start]);
        out.push_str(&like(&text[part.digits.clone()], number));
        at = part.digits.end;
    }
    out.push_str(&text[at..range.end]);
    (out != text[range.clone()]).then_some(Outcome::Becomes(out))
}

/// 第二章第一节 at that place; empty where no heading is cited.
fn parts(text: &str, start: usize) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut at = start;
    while let Some(inner) = text[at..].strip_prefix('第') {
        let from = at + '第'.len_utf8();
        let rest = inner.trim_start_matches(is_numeral);
        let to = from + (inner.len() - rest.len());
        let kind = match rest.chars().next() {
            Some('编') => DivisionKind::Part,
            Some('章') => DivisionKind::Chapter,
            Some('节') => DivisionKind::Section,
            _ => break,
        };
        let Some(number) = numeral(&text[from..to]) else {
            break;
        };
        if out.last().is_some_and(|before| before.kind >= kind) {
            break;
        }
        out.push(Part {
            kind,
            number,
            digits: from..to,
        });
        at = to + '章'.len_utf8();
    }
    out
}
