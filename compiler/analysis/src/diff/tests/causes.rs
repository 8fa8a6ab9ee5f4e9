//! Causes of random revisions, against the woven law read by the reference evaluator.

use super::super::{Comparison, Correspondence, Difference, Grain, Question};
use super::every_case::{JointCase, replays};
use crate::diff::joint::Joint;
use proptest::prelude::*;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Formula, Model, ReadingId};
use std::collections::BTreeMap;

/// The causes are just the smallest sets of changes that the woven law, read by the reference
/// evaluator, gives the new outcome for; their cases are counted, and conditions hold them.
pub fn check(
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
