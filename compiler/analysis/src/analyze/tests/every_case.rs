//! The questions behind the findings, against every case there is.

use super::cases::{NODES, config, differs as differs_in, laws, with_grounds};
use crate::analyze::study::Study;
use crate::analyze::{FindingKind, analyze_in, firing, parts, readings};
use crate::space::Space;
use crate::tests::every_case::{choices, everywhere, under, usual};
use proptest::prelude::*;
use qufen_evaluator::testing::{completions, outcomes};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{ClauseId, Formula, Model};

fn differs(one: &Model, other: &Model, readings: &[u32]) -> bool {
    differs_in(&under(one, readings), other)
}

fn differs_anywhere(one: &Model, other: &Model) -> bool {
    differs_in(&everywhere(one), other)
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn the_grounds_are_the_rules(model in laws()) {
        let model = &model;
        let split = with_grounds(model, |_, ground| Some(ground.parts.clone()));
        prop_assert!(!differs_anywhere(model, &split));
    }

    #[test]
    fn what_never_matters_can_go(model in laws()) {
        let model = &model;
        prop_assume!(!everywhere(model).is_empty());
        let space = Space::of(model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        for index in 0..study.grounds.len() {
            let without = with_grounds(model, |at, ground| {
                (at != index).then(|| ground.parts.clone())
            });
            let matters = firing::matters(&study, &study.all, index).expect("within budget");
            prop_assert_eq!(matters, differs_anywhere(model, &without));
            let matters = firing::matters(&study, &study.usual, index).expect("within budget");
            prop_assert_eq!(matters, differs(model, &without, &usual(model)));
        }
        for index in 0..model.requirements.len() {
            let mut without = model.clone();
            without.requirements.remove(index);
            let idle = firing::requirement(&study, index).expect("within budget").is_some();
            prop_assert_eq!(idle, !differs_anywhere(model, &without));
        }
    }

    #[test]
    fn what_is_said_twice_can_go(model in laws()) {
        let model = &model;
        prop_assume!(!everywhere(model).is_empty());
        let space = Space::of(model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        for index in 0..study.grounds.len() {
            let (superfluous, idle) = parts::examine(&study, index).expect("within budget");
            let left = |gone: &[usize]| {
                with_grounds(model, |at, ground| {
                    let parts = ground.parts.iter().enumerate();
                    let parts = parts.filter(|(part, _)| at != index || !gone.contains(part));
                    Some(parts.map(|(_, part)| part.clone()).collect())
                })
            };
            let gone: Vec<usize> = superfluous.iter().map(|it| it.at).collect();
            prop_assert!(!differs(model, &left(&gone), &usual(model)));
            let gone: Vec<usize> =
                superfluous.iter().filter(|it| it.always).map(|it| it.at).collect();
            prop_assert!(!differs_anywhere(model, &left(&gone)));
            let without = with_grounds(model, |at, ground| {
                let parts = ground.parts.iter().enumerate();
                let parts = parts.map(|(part, formula)| match formula {
                    Formula::Or(inner) if at == index => {
                        let inner = inner.iter().enumerate();
                        let kept = inner.filter(|(which, _)| !idle.contains(&(part, *which)));
                        Formula::Or(kept.map(|(_, alternative)| alternative.clone()).collect())
                    }
                    other => other.clone(),
                });
                Some(parts.collect())
            });
            prop_assert!(!differs_anywhere(model, &without));
        }
    }

    #[test]
    fn dead_clauses_are_those_that_no_case_meets(model in laws()) {
        let model = &model;
        let cases = everywhere(model);
        prop_assume!(!cases.is_empty());
        let space = Space::of(model, NODES).expect("within budget");
        let findings = analyze_in(&space).expect("within budget");
        for index in 0..model.clauses.len() {
            let clause = ClauseId(index as u32);
            let met = |case| Values::of(model, case).clause(clause) == Truth::True;
            let alive = cases.iter().any(|(case, _)| met(case));
            let dead = findings.iter().any(|finding| {
                finding.kind == FindingKind::Dead && finding.clauses == [clause]
            });
            let meant = model.clauses[index].formula == Some(Formula::Constant(false));
            prop_assert!(dead != alive || meant);
        }
    }

    #[test]
    fn every_example_comes_out_as_it_says(model in laws()) {
        let model = &model;
        let space = Space::of(model, NODES).expect("within budget");
        for finding in analyze_in(&space).expect("within budget") {
            for example in &finding.examples {
                let reached = outcomes(model, &example.witness.case(model));
                prop_assert_eq!(reached, vec![example.outcome], "{:?}", finding);
            }
            if let Some(share) = &finding.share {
                prop_assert!(share.cases <= share.of);
            }
        }
    }

    #[test]
    fn what_depends_on_a_reading_is_what_differs_under_two(model in laws()) {
        let model = &model;
        prop_assume!(!model.readings.is_empty());
        let space = Space::of(model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        let torn = readings::torn(&study, &readings::all(&study)).expect("within budget");
        let torn = space.freed(&torn, &[]).expect("within budget");
        for (case, _) in everywhere(model) {
            let mut reached: Vec<_> = choices(model)
                .into_iter()
                .flat_map(|readings| {
                    let mut case = case.clone();
                    case.readings = readings;
                    completions(model, &case)
                })
                .map(|(_, outcome)| outcome)
                .collect();
            reached.sort_unstable();
            reached.dedup();
            let cube = space.cube(&space.known(&case)).expect("within budget");
            let inside = !cube.and(&torn).expect("within budget").is_empty();
            prop_assert_eq!(inside, reached.len() > 1);
        }
        for choice in choices(model) {
            let changes = readings::changes(&study, &choice).expect("within budget");
            for (mut case, from) in under(model, &usual(model)) {
                case.readings = choice.clone();
                let moved = completions(model, &case).first().map(|(_, to)| *to);
                case.readings = usual(model);
                let cube = space.cube(&space.known(&case)).expect("within budget");
                let found = changes.iter().find(|change| {
                    change.cases.and(&cube).is_ok_and(|both| !both.is_empty())
                });
                let expected = moved.filter(|to| *to != from).map(|to| (from, to));
                prop_assert_eq!(found.map(|change| (change.from, change.to)), expected);
            }
        }
    }
}
