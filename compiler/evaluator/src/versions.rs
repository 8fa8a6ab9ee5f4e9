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
mod tests {
    use super::*;
    use crate::testing::example;
    use crate::{Values, explained};
    use qufen_semantics::model::{Case, OutcomeId};

    /// The example law with its outcomes 1 < 3 < 2 from the strictest; 0 is not compared.
    fn ordered() -> Model {
        let pairs = [(1, 2), (1, 3), (3, 2)];
        Model {
            leniency: pairs.map(|(a, b)| (OutcomeId(a), OutcomeId(b))).to_vec(),
            ..example()
        }
    }

    fn decision(version: &str, model: &Model, possible: &[u32]) -> Decision {
        let case = Case::unknown(model);
        let possible: Vec<OutcomeId> = possible.iter().copied().map(OutcomeId).collect();
        let values = Values::of(model, &case).decided(&possible);
        let mut decision = explained(model, &case, &values, &possible);
        decision.version = version.into();
        decision
    }

    fn given(old: &[u32], new: &[u32]) -> (String, String, usize) {
        let model = ordered();
        let (old, new) = (decision("旧", &model, old), decision("新", &model, new));
        let given = old_unless_lighter(&model, old, new, None, VersionChoice::default());
        let choice = given.version_choice.expect("a choice");
        assert_eq!(choice.compared.len(), 2);
        let verdict = choice.verdict.expect("a verdict");
        (verdict, given.version, given.other_versions.len())
    }

    #[test]
    fn the_newer_version_prevails_only_where_it_is_lighter() {
        let taken = |verdict: &str, version: &str| (verdict.to_owned(), version.to_owned(), 1);
        assert_eq!(given(&[3], &[2]), taken("从轻", "新"));
        assert_eq!(given(&[2], &[3]), taken("从旧", "旧"));
        assert_eq!(given(&[2], &[2]), taken("从旧", "旧"));
        assert_eq!(given(&[0], &[0]), taken("从旧", "旧"));
        // Still open, but whatever is found the newer one is lighter, or is not.
        assert_eq!(given(&[1, 3], &[2]), taken("从轻", "新"));
        assert_eq!(given(&[2], &[1, 2, 3]), taken("从旧", "旧"));
    }

    #[test]
    fn nothing_is_chosen_where_it_cannot_be_told() {
        for (old, new) in [(&[3][..], &[0][..]), (&[3], &[1, 2]), (&[1, 2], &[3])] {
            let (verdict, _, others) = given(old, new);
            assert_eq!((verdict.as_str(), others), ("未定", 2), "{old:?} {new:?}");
        }
        let model = ordered();
        let (old, new) = (decision("旧", &model, &[3]), decision("新", &model, &[0]));
        let open = old_unless_lighter(&model, old, new, None, VersionChoice::default());
        assert_eq!(open.outcome, None);
        assert_eq!(open.possible.len(), 2);
        assert!(open.basis.is_empty() && open.effects.is_empty() && open.duties.is_empty());
    }

    #[test]
    fn only_what_the_rule_can_take_remains_possible() {
        let model = ordered();
        let possible = |old: &[u32], new: &[u32]| {
            let (old, new) = (decision("旧", &model, old), decision("新", &model, new));
            let given = old_unless_lighter(&model, old, new, None, VersionChoice::default());
            let ids = given.possible.iter().filter_map(|name| model.outcome(name));
            let ids: Vec<usize> = ids.map(|id| id.index()).collect();
            (ids, given.outcome.is_some())
        };
        // The strictest, 1, is never taken: either the newer one is lighter, or the older one stays.
        assert_eq!(possible(&[3], &[1, 2]), (vec![2, 3], false));
        assert_eq!(possible(&[1, 2], &[3]), (vec![2, 3], false));
        // Which version applies is open, but not what comes out.
        assert_eq!(possible(&[1, 2], &[2]), (vec![2], true));
        // What is not compared stays.
        assert_eq!(possible(&[3], &[0, 1]), (vec![0, 3], false));
    }

    #[test]
    fn what_does_not_come_out_together_opens_nothing() {
        let model = ordered();
        let given = |pairs: &[(usize, usize)]| {
            let (old, new) = (
                decision("旧", &model, &[1, 3]),
                decision("新", &model, &[2, 3]),
            );
            let name = |id: usize| model.outcomes[id].clone();
            let pairs = pairs.iter().map(|(old, new)| (name(*old), name(*new)));
            let together = Some(pairs.collect());
            let given = old_unless_lighter(&model, old, new, together, VersionChoice::default());
            let verdict = given.version_choice.and_then(|it| it.verdict);
            (verdict.expect("a verdict"), given.possible)
        };
        // Of all pairs one is no lighter: 3 with 3.
        assert_eq!(given(&[(1, 2), (1, 3), (3, 2), (3, 3)]).0, "未定");
        assert_eq!(given(&[(1, 3), (3, 2)]).0, "从轻");
        assert_eq!(given(&[(1, 2), (3, 3)]).0, "未定");
        // Either way 3 comes out.
        assert_eq!(given(&[(1, 3), (3, 3)]).1, [model.outcomes[3].clone()]);
        // What cannot be together at all settles nothing.
        assert_eq!(given(&[]).0, "未定");
    }

    #[test]
    fn an_unfinished_search_settles_nothing() {
        let model = ordered();
        let (old, mut new) = (decision("旧", &model, &[3]), decision("新", &model, &[2]));
        new.incomplete.push("possible".into());
        let given = old_unless_lighter(&model, old, new, None, VersionChoice::default());
        assert_eq!(
            given.version_choice.and_then(|it| it.verdict).as_deref(),
            Some("未定")
        );
        assert_eq!(given.incomplete, ["possible"]);
    }
}
