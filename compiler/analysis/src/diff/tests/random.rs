//! Matrix, readings, causes, conditions and witnesses of random revisions.

use super::super::{
    Comparison, Correspondence, Difference, Effect, Grain, Outcomes, Question, diff,
};
use super::every_case::{JointCase, cases, decided, readings, replays};
use crate::diff::joint::Joint;
use crate::space::Budget;
use proptest::prelude::*;
use qufen_evaluator::testing::{Revision, revisions, rewordings, specimens};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, ClauseId, Formula, Model, ReadingId};
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
        check_causes(old, new, same, &difference, comparison, (from, to), moving)?;
    }
    check_effects(old, new, &difference, &all)
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

/// The causes are just the smallest sets of changes that the woven law, read by the reference
/// evaluator, gives the new outcome for; their cases are counted, and conditions hold them.
fn check_causes(
    old: &Model,
    new: &Model,
    same: &Correspondence,
    difference: &Difference,
    comparison: &Comparison,
    (from, to): (&String, &String),
    moving: &[&JointCase],
) -> Result<(), TestCaseError> {
    let transition = comparison.transitions.iter().find(|it| {
        old.outcomes[it.pair.from.index()] == *from && new.outcomes[it.pair.to.index()] == *to
    });
    let causes = transition.and_then(|it| it.causes.as_ref());
    let causes = causes.expect("few changes");
    if comparison.grain == Grain::Whole {
        let transition = transition.expect("found above");
        prop_assert_eq!(causes.len(), 1);
        prop_assert_eq!(&causes[0].cases, &transition.pair.cases);
        return Ok(());
    }
    let (joint, sides) = Joint::of(old, new, same);
    let question = Question::new(&joint, &sides, same, comparison.grain);
    let added = new.outcomes.iter().filter(|it| !old.outcomes.contains(it));
    let mut names = old.outcomes.iter().chain(added);
    let at = names.position(|it| it == to).expect("an outcome");
    // By switch, the changes that it makes together.
    let mut switches: BTreeMap<ReadingId, Vec<usize>> = BTreeMap::new();
    for (index, found) in question.woven.found.iter().enumerate() {
        if let Some(switch) = found.switch {
            switches.entry(switch).or_default().push(index);
        }
    }
    let switches: Vec<(Vec<usize>, ReadingId)> = switches
        .into_iter()
        .map(|(id, changes)| (changes, id))
        .collect();
    if switches.len() > 8 {
        return Ok(());
    }
    let mut expected: BTreeMap<Vec<usize>, Vec<&JointCase>> = BTreeMap::new();
    for case in moving {
        let giving: Vec<u32> = (0..1u32 << switches.len())
            .filter(|made| gives(&question, &switches, *made, case, at))
            .collect();
        for made in &giving {
            let smaller = |other: &&u32| **other != *made && *other & made == **other;
            if !giving.iter().any(|other| smaller(&other)) {
                let chosen = switches.iter().enumerate();
                let chosen = chosen.filter(|(bit, _)| made >> bit & 1 == 1);
                let set = chosen.flat_map(|(_, (changes, _))| changes.iter().copied());
                let mut set: Vec<usize> = set.collect();
                set.sort_unstable();
                expected.entry(set).or_default().push(case);
            }
        }
    }
    let told: BTreeMap<Vec<usize>, u32> = causes
        .iter()
        .map(|it| {
            let cases = u32::try_from(&it.cases).expect("small");
            (it.changes.clone(), cases)
        })
        .collect();
    let counted = expected
        .iter()
        .map(|(set, all)| (set.clone(), all.len() as u32));
    prop_assert_eq!(told, counted.collect::<BTreeMap<_, _>>());
    for cause in causes {
        prop_assert!(replays(old, new, &cause.witness, from, to));
        let caused = &expected[&cause.changes];
        let meets = |case: &JointCase, parts: &[Formula]| {
            let values = Values::of(&difference.joint.model, &case.joint);
            parts.iter().all(|it| values.formula(it) == Truth::True)
        };
        for case in caused {
            prop_assert!(cause.when.iter().any(|it| meets(case, &it.parts)));
        }
        for condition in &cause.when {
            prop_assert!(caused.iter().any(|case| meets(case, &condition.parts)));
        }
    }
    Ok(())
}

fn gives(
    question: &Question<'_>,
    switches: &[(Vec<usize>, ReadingId)],
    made: u32,
    case: &JointCase,
    outcome: usize,
) -> bool {
    let mut switched = Case::unknown(&question.usual);
    switched.facts.clone_from(&case.joint.facts);
    for (bit, (_, id)) in switches.iter().enumerate() {
        switched.choose(*id, made >> bit & 1);
    }
    let values = Values::of(&question.usual, &switched);
    values.formula(&question.woven.is[outcome]) == Truth::True
}

/// 效果 that follow in other cases are just those that the evaluator finds so.
fn check_effects(
    old: &Model,
    new: &Model,
    difference: &Difference,
    all: &[JointCase],
) -> Result<(), TestCaseError> {
    let follows = |version: &Model, case: &Case, index: Option<usize>| {
        let values = Values::of(version, case);
        let verdict = values.verdict().expect("known");
        let values = values.decided(&[verdict]);
        index.is_some_and(|at| values.formula(&version.effects[at].condition) == Truth::True)
    };
    for (at, _) in old.effects.iter().enumerate() {
        let partner = new.effects.get(at).map(|_| at);
        let told = difference
            .consequences
            .iter()
            .find(|it| it.old == Some(at) && !it.norm);
        let (mut gained, mut lost) = (0u32, 0u32);
        for case in all {
            let (Some(one), Some(other)) = (&case.old, &case.new) else {
                continue;
            };
            if decided(old, Some(one)).is_none() || decided(new, Some(other)).is_none() {
                continue;
            }
            match (follows(old, one, Some(at)), follows(new, other, partner)) {
                (true, false) => lost += 1,
                (false, true) => gained += 1,
                _ => {}
            }
        }
        let count = |shift: Option<&super::super::Shift>| {
            shift.map_or(0, |it| u32::try_from(&it.cases).expect("small"))
        };
        let said = told.map_or((0, 0), |it| {
            (count(it.gained.as_ref()), count(it.lost.as_ref()))
        });
        prop_assert_eq!(said, (gained, lost));
    }
    Ok(())
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
