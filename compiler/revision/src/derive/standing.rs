//! 施行, 废止 and the like: what the head of the new version says, and what of that a decision says.

use super::head::{DRAFT, version, written_version};
use qufen_syntax::ast::{InstrumentHeader, Standing};
use std::collections::BTreeSet;

/// Whether the decision says from when the new version applies. What it makes is else a draft, and a
/// draft has no place in time.
pub fn begins(old: &InstrumentHeader, new: &InstrumentHeader) -> bool {
    let same = commencement(old) == commencement(new);
    commencement(new).is_some() && (!same || repealed(new).contains(&own_repeal(old)))
}

fn is_draft(header: &InstrumentHeader) -> bool {
    header.nature.as_ref().is_some_and(|it| it.node == DRAFT)
}

/// The line that repeals a version.
fn own_repeal(old: &InstrumentHeader) -> String {
    format!("废止 《{}》 版本 {}", old.title.node, version(old))
}

/// The lines of the head that repeal something, in order.
fn repealed(header: &InstrumentHeader) -> Vec<String> {
    let lines = header.standing.iter().filter_map(|it| match it {
        Standing::Repeal { title, version, .. } => {
            let version = version.as_ref();
            let version = version.map_or(String::new(), |it| {
                format!(" 版本 {}", written_version(&it.node))
            });
            Some(format!("废止 《{}》{version}", title.node))
        }
        _ => None,
    });
    lines.collect()
}

/// 施行 as the head has it.
pub fn commencement(header: &InstrumentHeader) -> Option<String> {
    header.standing.iter().find_map(|it| match it {
        Standing::Commencement { date, .. } => Some(
            date.as_ref()
                .map_or("自发布之日".to_owned(), |day| day.to_string()),
        ),
        _ => None,
    })
}

/// The 废止 that the decision says: the amended version is repealed without it.
pub fn repeals_said(old: &InstrumentHeader, new: &InstrumentHeader) -> Vec<String> {
    let mut lines = repealed(new);
    lines.retain(|it| begins(old, new) && *it != own_repeal(old));
    lines
}

/// What else the new head says, or says no more, and no decision can.
pub fn unsaid(old: &InstrumentHeader, new: &InstrumentHeader) -> Vec<String> {
    let (before, after) = (others(old), others(new));
    let mut unsaid: Vec<String> = before.symmetric_difference(&after).cloned().collect();
    let own = own_repeal(old);
    if begins(old, new) && !is_draft(new) && !repealed(new).contains(&own) {
        unsaid.push(own);
    }
    unsaid
}

/// Whether 施行 and 废止 of a draft do not come out as its head has them: without a day of its own it
/// has those of the old version.
pub fn differs(old: &InstrumentHeader, new: &InstrumentHeader) -> bool {
    let wanted = repealed(new);
    if begins(old, new) {
        return !wanted.contains(&own_repeal(old));
    }
    commencement(old) != commencement(new) || repealed(old) != wanted
}

/// 解释 and 溯及.
fn others(header: &InstrumentHeader) -> BTreeSet<String> {
    let lines = header.standing.iter().filter_map(|it| match it {
        Standing::Commencement { .. } | Standing::Repeal { .. } => None,
        Standing::Interpretation { bodies, .. } => {
            let names: Vec<&str> = bodies.iter().map(|it| it.node.as_str()).collect();
            Some(format!("解释 {}", names.join("、")))
        }
        Standing::OldUnlessLighter { .. } => Some("溯及 从旧兼从轻".to_owned()),
    });
    lines.collect()
}
