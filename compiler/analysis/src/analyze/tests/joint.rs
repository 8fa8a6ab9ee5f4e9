//! What changes only when several readings change together.

use super::cases::{Examined, NODES, config, laws, verdict};
use crate::analyze::FindingKind;
use crate::analyze::joint::{Choice, joint};
use crate::analyze::study::Study;
use crate::space::Space;
use crate::tests::every_case::{choices, usual};
use proptest::prelude::*;
use qufen_evaluator::testing::Dice;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Formula, Model, OutcomeId, Reading, ReadingId};
use std::collections::{BTreeMap, BTreeSet};

/// Laws with three readings more, some conditions of which hang on one of them.
fn laws_of_readings() -> impl Strategy<Value = Model> {
    let rolls = proptest::collection::vec(any::<u16>(), 0..40);
    (laws(), rolls).prop_map(|(model, rolls)| with_readings(model, &mut Dice::new(rolls)))
}

fn with_readings(mut model: Model, dice: &mut Dice) -> Model {
    let first = model.readings.len() as u32;
    for index in 0..3 {
        model.readings.push(Reading {
            clause: None,
            name: format!("又一解读{index}"),
            default: dice.below(2) as u32,
            options: [("甲", "从严"), ("乙", "从宽")]
                .map(|(label, words)| (label.to_string(), words.to_string()))
                .to_vec(),
        });
    }
    for clause in &mut model.clauses {
        let Some(formula) = clause.formula.clone().filter(|_| dice.chance(1, 2)) else {
            continue;
        };
        let one = |dice: &mut Dice| {
            Formula::Reading(
                ReadingId(first + dice.below(3) as u32),
                dice.below(2) as u32,
            )
        };
        let (this, that) = (one(dice), one(dice));
        let both = match dice.below(3) {
            0 => this,
            1 => Formula::And(vec![this, that]),
            _ => Formula::Or(vec![this, that]),
        };
        clause.formula = Some(match dice.chance(1, 2) {
            true => Formula::And(vec![formula, both]),
            false => Formula::Or(vec![formula, both]),
        });
        // No longer made of its parts.
        clause.own = None;
        clause.exceptions.clear();
        clause.deemings.clear();
    }
    model
}

/// By smallest choice of two or more readings: the cases that it changes, and how.
type Changes<'c> = BTreeMap<Choice, Vec<(&'c Case, OutcomeId, OutcomeId)>>;

fn smallest<'c>(law: &'c Examined<'_>) -> Changes<'c> {
    let model = law.model;
    let default = usual(model);
    let mut all = Changes::new();
    for (case, from) in &law.usual {
        let mut moved: Vec<(Choice, OutcomeId)> = Vec::new();
        for readings in choices(model) {
            let mut other = case.clone();
            other.readings.clone_from(&readings);
            if Values::of(model, &other).lawful() != Truth::True {
                continue;
            }
            let to = verdict(model, &other);
            if to != *from {
                let chosen = (0..).map(ReadingId).zip(readings);
                let chosen = chosen.filter(|(id, option)| default[id.index()] != *option);
                moved.push((chosen.collect(), to));
            }
        }
        let fewest = moved.iter().map(|(choice, _)| choice.len()).min();
        for (choice, to) in moved {
            if Some(choice.len()) == fewest && choice.len() > 1 {
                all.entry(choice).or_default().push((case, *from, to));
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn the_smallest_joint_changes_are_listed_and_counted(model in laws_of_readings()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let expected = smallest(&law);
        let found: Vec<_> = law.found(FindingKind::ReadingsTogether).collect();
        prop_assert_eq!(found.len(), expected.len());
        for finding in found {
            let choice = &finding.examples[1].witness.readings;
            let moved = expected.get(choice);
            prop_assert!(moved.is_some(), "{:?}", finding);
            let Some(moved) = moved else { continue };
            let share = finding.share.as_ref().expect("a share");
            prop_assert_eq!(&share.cases, &law.count(moved.iter().map(|it| it.0)));
            prop_assert_eq!(&share.of, &law.count(law.usual.iter().map(|(case, _)| case)));
            let pairs: BTreeSet<_> = moved.iter().map(|(_, from, to)| (*from, *to)).collect();
            let zh = &finding.sentence.zh;
            prop_assert_eq!(zh.matches("变为").count(), pairs.len(), "{}", zh);
            for (from, to) in pairs {
                let words = format!("由「{}」变为「{}」", law.name(from), law.name(to));
                prop_assert!(zh.contains(&words), "{}", zh);
            }
            for (id, option) in choice {
                let reading = &model.readings[id.index()];
                let words = format!("「{}」取{}", reading.name, reading.options[*option as usize].0);
                prop_assert!(zh.contains(&words), "{}", zh);
            }
            for example in &finding.examples {
                let case = example.witness.case(&model);
                let reached = qufen_evaluator::testing::outcomes(&model, &case);
                prop_assert_eq!(reached, vec![example.outcome], "{:?}", finding);
            }
        }
    }

    #[test]
    fn what_is_not_looked_at_is_left(model in laws_of_readings(), most in 0usize..8) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        let some = joint(&study, most).expect("within budget");
        let whole = joint(&study, usize::MAX).expect("within budget");
        prop_assert!(whole.left.is_empty());
        // Every case is in a change that is listed, or is left.
        let cases = |changes: &[(Choice, Vec<crate::analyze::changes::Change>)]| {
            let all = changes.iter().flat_map(|(_, changes)| changes);
            space.any(all.map(|change| change.cases.clone()).collect()).expect("within budget")
        };
        let listed = cases(&some.changes).or(&some.left).expect("within budget");
        prop_assert!(space.same(&listed, &cases(&whole.changes)).expect("within budget"));
    }
}
