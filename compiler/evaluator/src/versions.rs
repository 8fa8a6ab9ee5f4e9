//! 从旧兼从轻: a decision under the version in force at the time of the act, and another under the
//! newer one, which prevails only where its outcome is lighter by the declared order.

use crate::{Cited, Decision};
use qufen_semantics::model::Model;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Ordering;

/// How the version was chosen, where there were several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VersionChoice {
    /// `行为时间`, `行为终了时间`, `处理时间`, `指定日期` or `从旧兼从轻`.
    pub by: String,
    /// The day of the act, or the last one of an act that went on; `null` when not known.
    pub act: Option<String>,
    /// The fact that gives it: `行为时间`, or `行为终了时间` where the act went on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act_fact: Option<String>,
    /// The day of the decision; `null` when not given: then the version that took effect last counts.
    pub at: Option<String>,
    /// The version in force on the day of the act.
    pub version_of_act: Option<String>,
    /// The version in force on the day of the decision.
    pub version_of_decision: Option<String>,
    /// `从旧`, `从轻` or `未定`; absent where no rule is declared or both days have one version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// What each version leads to, the older first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compared: Vec<UnderVersion>,
}

/// What one version leads to, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnderVersion {
    /// The version.
    pub version: String,
    /// `null` while more than one outcome remains possible.
    pub outcome: Option<String>,
    /// The outcomes that remain.
    pub possible: Vec<String>,
    /// Clauses that carry the outcome.
    pub basis: Vec<Cited>,
    /// Requirements that do not hold.
    pub failed: Vec<Cited>,
    /// Facts found that this version does not speak of and the other does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_spoken_of: Vec<String>,
}

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Old,
    Lighter,
    Open,
}

/// What the older and the newer version come to in one and the same completion of a case.
pub type Together = (String, String);

/// The decision to give: the newer one where it is lighter whatever is found, the older one where it never
/// is, and otherwise neither, with both shown. `together` holds what the two may come to together; without
/// it, whatever the one may come to is taken to go with whatever the other may.
pub fn old_unless_lighter(
    newer: &Model,
    old: Decision,
    new: Decision,
    together: Option<Vec<Together>>,
    choice: VersionChoice,
) -> Decision {
    let together = together.filter(|pairs| !pairs.is_empty());
    let together = together.unwrap_or_else(|| every_pair(&old, &new));
    let verdict = verdict(newer, &old, &new, &together);
    let choice = VersionChoice {
        verdict: Some(name(verdict).into()),
        compared: vec![under(&old), under(&new)],
        ..choice
    };
    let (mut given, others) = match verdict {
        Verdict::Old => (old, vec![new]),
        Verdict::Lighter => (new, vec![old]),
        Verdict::Open => (neither(newer, &old, &new, &together), vec![old, new]),
    };
    let unsearched = others.iter().flat_map(|other| &other.incomplete);
    for question in unsearched.filter(|question| *question == "possible") {
        if !given.incomplete.contains(question) {
            given.incomplete.push(question.clone());
        }
    }
    given.version_choice = Some(choice);
    given.other_versions = others;
    given
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Old => "从旧",
        Verdict::Lighter => "从轻",
        Verdict::Open => "未定",
    }
}

fn every_pair(old: &Decision, new: &Decision) -> Vec<Together> {
    let with_new = |old: &String| -> Vec<Together> {
        let new = new.possible.iter();
        new.map(|new| (old.clone(), new.clone())).collect()
    };
    old.possible.iter().flat_map(with_new).collect()
}

fn verdict(newer: &Model, old: &Decision, new: &Decision, together: &[Together]) -> Verdict {
    if !searched(old) || !searched(new) {
        return Verdict::Open;
    }
    let orders = together.iter();
    let orders: Vec<Option<Ordering>> =
        orders.map(|(old, new)| compared(newer, new, old)).collect();
    if orders.iter().all(|order| *order == Some(Ordering::Greater)) {
        Verdict::Lighter
    } else if orders
        .iter()
        .all(|order| matches!(order, Some(Ordering::Less | Ordering::Equal)))
    {
        Verdict::Old
    } else {
        Verdict::Open
    }
}

/// Whether the possible outcomes are known to be all.
fn searched(decision: &Decision) -> bool {
    decision.incomplete.iter().all(|it| it != "possible")
}

/// Outcomes of two versions are the same where they have one name; their order is that which the
/// newer version declares.
fn compared(newer: &Model, new: &str, old: &str) -> Option<Ordering> {
    if new == old {
        return Some(Ordering::Equal);
    }
    newer.compare(newer.outcome(new)?, newer.outcome(old)?)
}

fn under(decision: &Decision) -> UnderVersion {
    UnderVersion {
        version: decision.version.clone(),
        outcome: decision.outcome.clone(),
        possible: decision.possible.clone(),
        basis: decision.basis.clone(),
        failed: decision.requirements.failed.clone(),
        not_spoken_of: Vec::new(),
    }
}

/// What may come out, in the newer version's order: of each pair of outcomes the one that the rule
/// takes, and both where they are not compared.
fn remaining(newer: &Model, old: &Decision, new: &Decision, together: &[Together]) -> Vec<String> {
    let mut taken: Vec<&String> = Vec::new();
    for (before, after) in together {
        match compared(newer, after, before) {
            _ if !searched(old) || !searched(new) => taken.extend([before, after]),
            None => taken.extend([before, after]),
            Some(Ordering::Greater) => taken.push(after),
            Some(_) => taken.push(before),
        }
    }
    let place = |name: &String| newer.outcome(name).map_or(usize::MAX, |id| id.index());
    taken.sort_by_key(|name| (place(name), *name));
    taken.dedup();
    taken.into_iter().cloned().collect()
}

/// What can be said before one of the two is chosen: what may come out, and what is still to be
/// found. What hangs on the choice is left out; it stands in the two decisions.
fn neither(newer: &Model, old: &Decision, new: &Decision, together: &[Together]) -> Decision {
    let mut open = old.clone();
    open.possible = remaining(newer, old, new, together);
    open.outcome = match open.possible.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let further = new
        .unknown
        .iter()
        .filter(|fact| !old.unknown.contains(fact));
    open.unknown.extend(further.cloned());
    open.scope = None;
    open.basis.clear();
    open.requirements = Default::default();
    open.defeated.clear();
    open.settle.clear();
    open.settle_by.clear();
    open.distinctions.clear();
    open.factors.clear();
    open.effects.clear();
    open.duties.clear();
    open.nearest.clear();
    open.reason.clear();
    open
}

#[cfg(test)]
mod tests;
