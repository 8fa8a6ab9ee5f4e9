//! Two formulas as one: what is the same stands once, and a provision that is only in one of them,
//! because it came, went or moved, is held by the switch of that change.

use super::side::Version;
use qufen_semantics::model::{ClauseId, Comparison, FactId, Formula, Test, Value};

/// What weaving must know of provisions and values.
pub(super) trait Warp {
    /// The condition that a provision stands where it stands in this version, if that is a change.
    fn placed(&self, clause: ClauseId, version: Version) -> Option<Formula>;

    /// Whether a provision stands directly under another one in this version.
    fn is_under(&self, clause: ClauseId, lead: ClauseId, version: Version) -> bool;

    /// Whether the version knows the value.
    fn knows(&self, version: Version, fact: FactId, value: Value) -> bool;
}

/// What both formulas say, or `None` when they say different things.
pub(super) fn woven(warp: &impl Warp, old: &Formula, new: &Formula) -> Option<Formula> {
    match (old, new) {
        _ if old == new => Some(old.clone()),
        (Formula::Test(one), Formula::Test(other)) => tests(warp, one, other),
        (Formula::Not(one), Formula::Not(other)) => {
            woven(warp, one, other).map(|inner| Formula::Not(Box::new(inner)))
        }
        (Formula::And(one), Formula::And(other)) => lists(warp, one, other, Joint::And),
        (Formula::Or(one), Formula::Or(other)) => lists(warp, one, other, Joint::Or),
        // 第五条至第六条 is one clause where the other of them is gone.
        (Formula::Clause(_), Formula::Or(other)) => {
            lists(warp, std::slice::from_ref(old), other, Joint::Or)
        }
        (Formula::Or(one), Formula::Clause(_)) => {
            lists(warp, one, std::slice::from_ref(new), Joint::Or)
        }
        _ => None,
    }
}

/// A formula of `lead` in one version alone: the items under it are held by the changes that place
/// them.
pub(super) fn alone(
    warp: &impl Warp,
    formula: &Formula,
    lead: ClauseId,
    version: Version,
) -> Formula {
    let all = |parts: &[Formula], joint: Joint| {
        let parts = parts.iter().map(|part| match part {
            Formula::Clause(id) if warp.is_under(*id, lead, version) => {
                match warp.placed(*id, version) {
                    Some(placed) => joint.held(placed, part.clone()),
                    None => part.clone(),
                }
            }
            other => alone(warp, other, lead, version),
        });
        joint.whole(parts.collect())
    };
    match formula {
        Formula::And(parts) => all(parts, Joint::And),
        Formula::Or(parts) => all(parts, Joint::Or),
        Formula::Not(inner) => Formula::Not(Box::new(alone(warp, inner, lead, version))),
        other => other.clone(),
    }
}

/// The parts of each formula that have no counterpart in the other.
pub(super) fn residue<'f>(
    warp: &impl Warp,
    old: &'f Formula,
    new: &'f Formula,
) -> (Vec<&'f Formula>, Vec<&'f Formula>) {
    match (old, new) {
        (Formula::And(one), Formula::And(other)) | (Formula::Or(one), Formula::Or(other)) => {
            let (_, one, other) = matched(warp, one, other);
            match (one.as_slice(), other.as_slice()) {
                ([one], [other]) => residue(warp, one, other),
                _ => (one, other),
            }
        }
        (Formula::Not(one), Formula::Not(other)) => residue(warp, one, other),
        // 甲 became 甲 或 乙, or the reverse.
        (one, Formula::And(other) | Formula::Or(other)) => {
            let (same, one, other) = matched(warp, std::slice::from_ref(one), other);
            match same.is_empty() {
                true => (vec![old], vec![new]),
                false => (one, other),
            }
        }
        (Formula::And(one) | Formula::Or(one), other) => {
            let (same, one, other) = matched(warp, one, std::slice::from_ref(other));
            match same.is_empty() {
                true => (vec![old], vec![new]),
                false => (one, other),
            }
        }
        _ => (vec![old], vec![new]),
    }
}

#[derive(Clone, Copy)]
enum Joint {
    And,
    Or,
}

impl Joint {
    /// The part, where `placed` holds; else as if it were not in the list.
    fn held(self, placed: Formula, part: Formula) -> Formula {
        match self {
            Joint::Or => Formula::And(vec![placed, part]),
            Joint::And => Formula::Or(vec![placed.negated(), part]),
        }
    }

    fn whole(self, parts: Vec<Formula>) -> Formula {
        match self {
            Joint::Or => Formula::Or(parts),
            Joint::And => Formula::And(parts),
        }
    }
}

fn lists(warp: &impl Warp, old: &[Formula], new: &[Formula], joint: Joint) -> Option<Formula> {
    let (mut parts, one, other) = matched(warp, old, new);
    for (left, version) in [(one, Version::Old), (other, Version::New)] {
        for part in left {
            let Formula::Clause(id) = part else {
                return None;
            };
            let placed = warp.placed(*id, version)?;
            parts.push(joint.held(placed, part.clone()));
        }
    }
    Some(joint.whole(parts))
}

/// What the parts of two lists have in common, in whatever order, and what is left of each.
fn matched<'f>(
    warp: &impl Warp,
    old: &'f [Formula],
    new: &'f [Formula],
) -> (Vec<Formula>, Vec<&'f Formula>, Vec<&'f Formula>) {
    let mut parts = Vec::new();
    let mut left = Vec::new();
    let mut open: Vec<&Formula> = new.iter().collect();
    for part in old {
        let found = (0..open.len()).find_map(|at| Some((at, woven(warp, part, open[at])?)));
        match found {
            Some((at, both)) => {
                open.remove(at);
                parts.push(both);
            }
            None => left.push(part),
        }
    }
    (parts, left, open)
}

/// The two tests pass the same values, of those that both versions know.
fn tests(warp: &impl Warp, old: &Test, new: &Test) -> Option<Formula> {
    if old.fact != new.fact {
        return None;
    }
    let (Comparison::In(one), Comparison::In(other)) = (&old.comparison, &new.comparison) else {
        return None;
    };
    let agreed = |these: &[Value], those: &[Value], version| {
        these
            .iter()
            .all(|&value| those.contains(&value) || !warp.knows(version, old.fact, value))
    };
    if !agreed(one, other, Version::New) || !agreed(other, one, Version::Old) {
        return None;
    }
    let mut all = [one.as_slice(), other.as_slice()].concat();
    all.sort_unstable();
    all.dedup();
    Some(Formula::Test(Test {
        fact: old.fact,
        comparison: Comparison::In(all),
    }))
}
