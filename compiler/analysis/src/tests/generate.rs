//! Generated cases do what they are made for.

use crate::cover::{Aim, Level, Standing, measure};
use crate::generate::{contrasts, smallest};
use crate::space::{Space, Subject};
use proptest::prelude::*;
use qufen_evaluator::testing::{outcomes, specimens};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, ClauseId, Distinction, Formula, Model};

const NODES: usize = 1 << 16;
const LEVELS: [Level; 4] = [Level::Outcome, Level::Clause, Level::Condition, Level::Mcdc];

/// The facts that a formula mentions, however indirectly.
fn spoken_of(model: &Model, formula: &Formula) -> Vec<Subject> {
    let mut all = Vec::new();
    formula.walk(&mut |part| match part {
        Formula::Test(test) => all.push(Subject::Fact(test.fact)),
        Formula::Definition(id) => {
            all.extend(spoken_of(model, &model.definitions[id.index()].formula));
        }
        Formula::Clause(id) => {
            let inner = model.clauses[id.index()].formula.as_ref();
            all.extend(inner.map(|it| spoken_of(model, it)).unwrap_or_default());
        }
        _ => {}
    });
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_generated_suite_meets_every_feasible_aim(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        for levels in [&LEVELS[3..], &LEVELS[..]] {
            for existing in [vec![], vec![specimen.case.clone()]] {
                let suite = smallest(&space, &existing, levels).expect("within budget");
                let added = suite.cases.iter().map(|it| it.witness.case(model));
                let cases: Vec<Case> = existing.iter().cloned().chain(added).collect();
                let after = measure(&space, &cases).expect("within budget");
                for entry in &after.entries {
                    let is_missing = matches!(entry.standing, Standing::Missing(_));
                    prop_assert!(!(is_missing && levels.contains(&entry.aim.level())), "{:?}", entry.aim);
                }
                prop_assert!(suite.at_least <= suite.cases.len());
            }
        }
    }

    #[test]
    fn each_case_meets_the_aims_that_it_is_planned_for_and_none_is_superfluous(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        let suite = smallest(&space, &[], &LEVELS[3..]).expect("within budget");
        for planned in &suite.cases {
            let met = measure(&space, &[planned.witness.case(model)]).expect("within budget");
            let meets = |aim: Aim| {
                let entry = met.entries.iter().find(|it| it.aim == aim);
                entry.is_some_and(|it| matches!(it.standing, Standing::Met { .. }))
            };
            prop_assert!(!planned.aims.is_empty());
            prop_assert!(planned.aims.iter().all(|aim| meets(*aim)));
        }
        for left_out in 0..suite.cases.len() {
            let others = suite.cases.iter().enumerate().filter(|(index, _)| *index != left_out);
            let others: Vec<Case> = others.map(|(_, it)| it.witness.case(model)).collect();
            let after = measure(&space, &others).expect("within budget");
            prop_assert!(after.missing().any(|(entry, _)| entry.aim.level() == Level::Mcdc));
        }
    }

    #[test]
    fn a_contrast_differs_only_in_what_the_distinction_is_about(specimen in specimens()) {
        let mut model = specimen.model.clone();
        let clause = ClauseId(0);
        model.distinctions.push(Distinction {
            clause,
            this_name: "此".into(),
            that_name: "彼".into(),
            this: Formula::Clause(clause),
            that: Formula::Clause(clause).negated(),
        });
        let space = Space::of(&model, NODES).expect("within budget");
        let side = spoken_of(&model, &Formula::Clause(clause));
        let pairs = contrasts(&space, model.distinctions.len() - 1).expect("within budget");
        let ranks: Vec<_> = pairs.iter().map(|it| (it.sense(&model), it.differences)).collect();
        prop_assert!(ranks.is_sorted());
        for pair in pairs {
            prop_assert_eq!(outcomes(&model, &pair.this), vec![pair.this_outcome]);
            prop_assert_eq!(outcomes(&model, &pair.that), vec![pair.that_outcome]);
            prop_assert!(pair.this_outcome != pair.that_outcome);
            let worth = |case: &Case| Values::of(&model, case).clause(clause);
            prop_assert_eq!(worth(&pair.this), Truth::True);
            prop_assert_eq!(worth(&pair.that), Truth::False);
            let (one, other) = (space.known(&pair.this), space.known(&pair.that));
            let levels = space.subjects().zip(one.iter().zip(&other));
            let differing: Vec<Subject> =
                levels.filter(|(_, (a, b))| a != b).map(|(subject, _)| subject).collect();
            prop_assert_eq!(differing.len(), pair.differences);
            prop_assert!(differing.iter().all(|subject| side.contains(subject)));
        }
    }
}
