//! 第三章, 第二章第一节, 第三、四章 in the words of the law: they follow their headings as other citations follow
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

/// A citation of one heading, or of several of one kind.
struct Cited {
    /// What they stand under, as far as it is said.
    above: Vec<Part>,
    /// At least one.
    headings: Vec<Part>,
    range: Range<usize>,
}

/// What becomes of the headings that the words of a clause cite.
pub(super) fn words(build: &Build<'_, '_>, naming: &Naming, (old, new): (Id, NewId)) -> Follow {
    let plan = build.plan;
    let text = plan.tree.words(old);
    let mut out = Follow::default();
    let mut at = 0;
    while let Some(start) = text[at..].find('第').map(|it| at + it) {
        let Some(cited) = cited(text, start) else {
            at = start + '第'.len_utf8();
            continue;
        };
        let range = cited.range.clone();
        at = range.end;
        if is_foreign(&text[..start]) {
            continue;
        }
        let Some(outcome) = respelled(build, naming, text, &cited) else {
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
fn respelled(build: &Build<'_, '_>, naming: &Naming, text: &str, cited: &Cited) -> Option<Outcome> {
    let tree = build.plan.tree;
    let range = &cited.range;
    let mut out = String::new();
    let mut at = range.start;
    let above = cited.above.len();
    for (index, part) in cited.above.iter().chain(&cited.headings).enumerate() {
        let before = cited.above.iter().take(index.min(above));
        let path: Vec<(DivisionKind, u32)> = before
            .chain([part])
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

/// The citation at that place; `None` where no heading is cited.
fn cited(text: &str, start: usize) -> Option<Cited> {
    let mut above = parts(text, start);
    let end = |part: &Part| part.digits.end + '章'.len_utf8();
    let behind = above.last().map_or(start, end);
    let below = |it: &Vec<Part>| it.first().map(|it| it.kind) > above.last().map(|it| it.kind);
    let headings = match series(text, behind).filter(below) {
        Some(several) => several,
        None => vec![above.pop()?],
    };
    let range = start..headings.last().map(end)?;
    Some(Cited {
        above,
        headings,
        range,
    })
}

/// 第三、四章, 第三至五章 at that place.
fn series(text: &str, start: usize) -> Option<Vec<Part>> {
    let mut digits: Vec<Range<usize>> = Vec::new();
    let mut at = start + text[start..].strip_prefix('第').map(|_| '第'.len_utf8())?;
    loop {
        let rest = text[at..].trim_start_matches(is_numeral);
        let to = text.len() - rest.len();
        digits.push(at..to);
        let Some(next) = rest.strip_prefix(['、', '至', '和']) else {
            break;
        };
        at = text.len() - next.strip_prefix('第').unwrap_or(next).len();
    }
    let last = digits.last().filter(|_| digits.len() > 1)?;
    let kind = kind(text[last.end..].chars().next()?)?;
    let part = |digits: Range<usize>| {
        Some(Part {
            kind,
            number: numeral(&text[digits.clone()])?,
            digits,
        })
    };
    digits.into_iter().map(part).collect()
}

/// 第二章第一节 at that place; empty where no heading is cited.
fn parts(text: &str, start: usize) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut at = start;
    while let Some(inner) = text[at..].strip_prefix('第') {
        let from = at + '第'.len_utf8();
        let rest = inner.trim_start_matches(is_numeral);
        let to = from + (inner.len() - rest.len());
        let Some(kind) = rest.chars().next().and_then(kind) else {
            break;
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

fn kind(unit: char) -> Option<DivisionKind> {
    Some(match unit {
        '编' => DivisionKind::Part,
        '章' => DivisionKind::Chapter,
        '节' => DivisionKind::Section,
        _ => return None,
    })
}
