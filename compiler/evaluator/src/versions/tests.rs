//! Which version prevails, and what remains possible.

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
