//! Matrix, readings and witnesses of random revisions.

use super::super::{Comparison, Correspondence, Difference, Effect, Outcomes, diff};
use super::every_case::{JointCase, cases, decided, readings, replays};
use super::{causes, effects};
use crate::space::Budget;
use proptest::prelude::*;
use qufen_evaluator::testing::{Revision, revisions, rewordings, specimens};
use qufen_semantics::model::{Case, ClauseId, Model};
use std::collections::{BTreeMap, BTreeSet};

fn correspondence(revision: &Revision) -> Correspondence {
    Correspondence {
        clauses: revision.clauses.clone(),
        renamed: revision.renamed.clone(),
    }
}

fn compared(difference: &Difference) -> (&Comparison, bool) {
    match &difference.outcomes {
        Outcomes::Equivalent(comparison) => (comparison, true),
        Outcomes::Different(comparison) => (comparison, false),
        other => panic!("within budget: {other:?}"),
    }
}

/// Everything about one pair of versions.
fn check(old: &Model, new: &Model, same: &Correspondence) -> Result<(), TestCaseError> {
    let difference = diff(old, new, same, Budget::default());
    let (comparison, equivalent) = compared(&difference);
    if equivalent {
        let mut effects = difference.changes.iter().map(|change| change.effect);
        prop_assert!(effects.all(|effect| effect != Effect::Outcome));
    }
    let all = cases(&difference, old, new);
    let mut matrix: BTreeMap<(String, String), u32> = BTreeMap::new();
    let (mut apart, mut both) = ([0u32; 4], 0u32);
    let mut moving: BTreeMap<(String, String), Vec<&JointCase>> = BTreeMap::new();
    for case in &all {
        let before = decided(old, case.old.as_ref());
        let after = decided(new, case.new.as_ref());
        match (before, after) {
            (Some(from), Some(to)) => {
                both += 1;
                *matrix.entry((from.clone(), to.clone())).or_default() += 1;
                if from != to {
                    moving.entry((from, to)).or_default().push(case);
                }
            }
            (Some(_), None) if case.new.is_some() => apart[0] += 1,
            (None, Some(_)) if case.old.is_some() => apart[1] += 1,
            (Some(_), None) => apart[2] += 1,
            (None, Some(_)) => apart[3] += 1,
            (None, None) => {}
        }
    }
    let counted: BTreeMap<(String, String), u32> = comparison
        .matrix
        .iter()
        .map(|pair| {
            let from = old.outcomes[pair.from.index()].clone();
            let to = new.outcomes[pair.to.index()].clone();
            ((from, to), u32::try_from(&pair.cases).expect("small"))
        })
        .collect();
    prop_assert_eq!(&counted, &matrix);
    prop_assert_eq!(&comparison.cases, &both.into());
    let it = &comparison.apart;
    let said = [
        &it.lawful_in_old_only,
        &it.lawful_in_new_only,
        &it.unknown_to_new,
        &it.unknown_to_old,
    ];
    prop_assert_eq!(said.map(|n| u32::try_from(n).expect("small")), apart);
    let differs = differs_under_some_readings(&difference, old, new, &all);
    let hidden: BTreeSet<(String, String)> = differs
        .0
        .into_iter()
        .filter(|pair| !moving.contains_key(pair))
        .collect();
    let under_readings = comparison.under_readings.as_ref().expect("within budget");
    let told: BTreeSet<(String, String)> = under_readings
        .iter()
        .map(|it| {
            (
                old.outcomes[it.from.index()].clone(),
                new.outcomes[it.to.index()].clone(),
            )
        })
        .collect();
    prop_assert_eq!(&told, &hidden);
    for it in under_readings {
        let (from, to) = (&old.outcomes[it.from.index()], &new.outcomes[it.to.index()]);
        prop_assert!(replays(old, new, &it.witness, from, to));
    }
    let same_everywhere = moving.is_empty() && hidden.is_empty() && !differs.1;
    prop_assert_eq!(equivalent, same_everywhere && apart == [0; 4]);
    for transition in &comparison.transitions {
        let from = &old.outcomes[transition.pair.from.index()];
        let to = &new.outcomes[transition.pair.to.index()];
        prop_assert!(replays(old, new, &transition.witness, from, to));
        let moving = &moving[&(from.clone(), to.clone())];
        causes::check(old, new, same, &difference, comparison, (from, to), moving)?;
    }
    effects::check(old, new, &difference, &all)
}

/// Transitions under some choice of readings; and whether under some choice a case is lawful in
/// only one version that has words for it in both.
fn differs_under_some_readings(
    difference: &Difference,
    old: &Model,
    new: &Model,
    all: &[JointCase],
) -> (BTreeSet<(String, String)>, bool) {
    let (mut pairs, mut lawful) = (BTreeSet::new(), false);
    for (before, after) in readings(difference, old, new) {
        for case in all {
            let under = |case: &Option<Case>, readings: &[u32]| {
                let mut case = case.clone()?;
                case.readings = readings.to_vec();
                Some(case)
            };
            let one = decided(old, under(&case.old, &before).as_ref());
            let other = decided(new, under(&case.new, &after).as_ref());
            match (one, other) {
                (Some(one), Some(other)) if one != other => {
                    pairs.insert((one, other));
                }
                (Some(_), None) | (None, Some(_)) => lawful = true,
                _ => {}
            }
        }
    }
    (pairs, lawful)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_revision_is_told_as_brute_force_finds_it(revision in revisions(3)) {
        check(&revision.old, &revision.new, &correspondence(&revision))?;
    }

    #[test]
    fn one_change_is_found(revision in revisions(1)) {
        check(&revision.old, &revision.new, &correspondence(&revision))?;
    }

    #[test]
    fn unrelated_laws_are_compared(one in specimens(), other in specimens()) {
        let (old, new) = (one.model, other.model);
        let shared = old.clauses.len().min(new.clauses.len()) as u32;
        let clauses = (0..shared).map(|id| (ClauseId(id), ClauseId(id))).collect();
        check(&old, &new, &Correspondence { clauses, renamed: Vec::new() })?;
    }

    #[test]
    fn other_words_are_proved_equivalent(revision in rewordings()) {
        let same = correspondence(&revision);
        let difference = diff(&revision.old, &revision.new, &same, Budget::default());
        let (comparison, equivalent) = compared(&difference);
        prop_assert!(equivalent, "{comparison:?}");
        for change in &difference.changes {
            prop_assert_eq!(change.effect, Effect::Equivalent, "{:?}", change);
        }
    }

    #[test]
    fn past_the_budget_a_search_tells_which_transitions_occur(revision in revisions(3)) {
        let (old, new) = (&revision.old, &revision.new);
        let same = correspondence(&revision);
        let whole = diff(old, new, &same, Budget::default());
        let (comparison, equivalent) = compared(&whole);
        let small = diff(old, new, &same, Budget { nodes: 1 });
        let Outcomes::Incomplete(searched) = &small.outcomes else {
            // So small a law that one node holds it.
            return Ok(());
        };
        prop_assert_eq!(searched.equivalent, equivalent);
        prop_assert!(searched.open.is_empty());
        let occurring: Vec<_> =
            comparison.transitions.iter().map(|it| (it.pair.from, it.pair.to)).collect();
        let found: Vec<_> = searched.found.iter().map(|(from, to, _)| (*from, *to)).collect();
        prop_assert_eq!(found, occurring);
        for (from, to, testimony) in &searched.found {
            let (from, to) = (&old.outcomes[from.index()], &new.outcomes[to.index()]);
            prop_assert!(replays(old, new, testimony, from, to));
        }
    }
}
