//! What becomes of a fiction under each reading.

use super::cases::{Examined, config, holds, laws};
use crate::analyze::FindingKind;
use crate::tests::every_case::{under, usual};
use proptest::prelude::*;
use qufen_semantics::model::{Formula, Model, ReadingId};

/// The law with every fiction under the last option of its first reading.
fn under_a_reading(mut model: Model) -> Model {
    let Some(reading) = model.readings.first() else {
        return model;
    };
    let chosen = Formula::Reading(ReadingId(0), reading.options.len() as u32 - 1);
    for clause in &mut model.clauses {
        let mut formula = match (&clause.own, clause.deemings.is_empty()) {
            (Some(own), false) => own.clone(),
            _ => continue,
        };
        for exception in &clause.exceptions {
            let when = exception.when.clone();
            formula = match exception.waives {
                true => Formula::Or(vec![formula, when]),
                false => Formula::And(vec![formula, when.negated()]),
            };
        }
        for deeming in &mut clause.deemings {
            deeming.when = Formula::And(vec![deeming.when.clone(), chosen.clone()]);
            formula = Formula::Or(vec![formula, deeming.when.clone()]);
        }
        clause.formula = Some(formula);
    }
    model
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn what_is_deemed_under_a_reading_comes_out_as_the_finding_says(model in laws()) {
        let model = under_a_reading(model);
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for finding in law.found(FindingKind::DeemedByReading) {
            let [by, deemed] = finding.clauses[..] else { panic!("two clauses") };
            let own = model.clauses[deemed.index()].own.clone().expect("own words");
            let (zh, other) = (&finding.sentence.zh, law.cite(deemed));
            for (index, reading) in model.readings.iter().enumerate() {
                for (option, (label, _)) in reading.options.iter().enumerate() {
                    let chosen = format!("「{}」取{}", reading.name, label);
                    let mut choice = usual(&model);
                    choice[index] = option as u32;
                    let lacking: Vec<_> = under(&model, &choice).into_iter().filter(|(case, _)| {
                        law.inside(case) && !holds(&model, case, &own)
                            && law.grounds.iter().any(|it| it.clause == by && law.fires(it, case))
                    }).collect();
                    for outcome in 0..model.outcomes.len() {
                        let id = qufen_semantics::model::OutcomeId(outcome as u32);
                        let name = law.name(id);
                        let some = lacking.iter().any(|(_, it)| *it == id);
                        if zh.contains(&format!("{chosen}时，不具备{other}的也视为具备，结果为「{name}」")) {
                            prop_assert!(some, "{}", zh);
                        }
                    }
                }
            }
        }
    }
}
