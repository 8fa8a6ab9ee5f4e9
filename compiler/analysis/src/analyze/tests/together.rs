//! What changes nothing only as long as something else stands.

use super::cases::{Examined, NODES, compiled, config, differs, laws, with_grounds};
use crate::analyze::provision::Provision;
use crate::analyze::study::Study;
use crate::analyze::together::breaking;
use crate::space::Space;
use proptest::prelude::*;
use qufen_evaluator::testing::outcomes;
use qufen_semantics::model::{ClauseId, Model};
use std::collections::BTreeSet;

/// The law without these, put together without the analysis.
fn without(model: &Model, gone: &[&Provision]) -> Model {
    let mut other = model.clone();
    let is_gone = |it: Provision| gone.contains(&&it);
    for (id, clause) in (0..).map(ClauseId).zip(&mut other.clauses) {
        let whole = clause.own.is_some() && clause.formula == Some(compiled(clause));
        for place in (0..clause.exceptions.len()).rev() {
            if is_gone(Provision::Exception(id, place)) {
                clause.exceptions.remove(place);
            }
        }
        for place in (0..clause.deemings.len()).rev() {
            if is_gone(Provision::Fiction(id, place)) {
                clause.deemings.remove(place);
            }
        }
        if whole {
            clause.formula = Some(compiled(clause));
        }
    }
    let mut other = with_grounds(&other, |index, ground| {
        let parts = ground.parts.iter();
        let kept = parts.filter(|part| {
            let when = (*part).clone().negated();
            !is_gone(Provision::GroundException(index, when))
        });
        (!is_gone(Provision::Ground(index))).then(|| kept.cloned().collect())
    });
    let numbered = |it: &mut usize| {
        *it += 1;
        *it - 1
    };
    let (mut requirement, mut scope) = (0, 0);
    (other.requirements).retain(|_| !is_gone(Provision::Requirement(numbered(&mut requirement))));
    (other.scopes).retain(|_| !is_gone(Provision::Scope(numbered(&mut scope))));
    other
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn what_cannot_be_deleted_together_is_told_and_nothing_else(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let told = law.findings.iter().filter(|it| it.idle.is_some());
        let idle: Vec<Provision> = told.clone().filter_map(|it| it.idle.clone()).collect();
        // More takes too long one by one.
        prop_assume!((2..=6).contains(&idle.len()));
        let mut sets: Vec<usize> = (1..1 << idle.len()).collect();
        sets.sort_by_key(|set: &usize| set.count_ones());
        let mut broken: Vec<usize> = Vec::new();
        for set in sets {
            let smaller = broken.iter().any(|it| it & set == *it);
            let gone = (0..idle.len()).filter(|bit| set >> bit & 1 == 1);
            let gone: Vec<&Provision> = gone.map(|it| &idle[it]).collect();
            if !smaller && differs(&law.all, &without(&model, &gone)) {
                prop_assert!(gone.len() > 1, "{:?} is told to change nothing", gone);
                broken.push(set);
            }
        }
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        let found = breaking(&study, &idle).expect("within budget");
        prop_assert!(!found.unnamed);
        for (which, finding) in told.enumerate() {
            let with: Vec<usize> = broken.iter().copied().filter(|it| it >> which & 1 == 1).collect();
            let size = with.iter().map(|it| it.count_ones()).min();
            let meant: BTreeSet<usize> =
                with.into_iter().filter(|it| Some(it.count_ones()) == size).collect();
            let smallest = found.smallest_with(which);
            let sets = smallest.iter().map(|set| set.iter().map(|it| 1 << it).sum());
            prop_assert_eq!(sets.collect::<BTreeSet<usize>>(), meant.clone());
            prop_assert_eq!(finding.sentence.zh.contains("为前提，一并删去"), !meant.is_empty());
            for &other in smallest.iter().flatten().filter(|it| **it != which) {
                let name = idle[other].name(&study);
                prop_assert!(finding.sentence.zh.contains(&name.zh), "{:?}", finding);
                prop_assert!(finding.sentence.en.contains(&name.en), "{:?}", finding);
            }
            if let (false, Some(example)) = (smallest.is_empty(), finding.examples.last()) {
                let case = example.witness.case(&model);
                // Which of the sets it is for hangs on the order of the findings.
                let shows = smallest.iter().any(|set| {
                    let gone: Vec<&Provision> = set.iter().map(|it| &idle[*it]).collect();
                    let reached = outcomes(&without(&model, &gone), &case);
                    !reached.contains(&example.outcome)
                });
                prop_assert!(shows, "{:?}", example);
            }
        }
    }
}
