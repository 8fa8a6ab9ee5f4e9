//! Which results depend on a reading, and how many.

use super::cases::{Examined, config, laws, verdict};
use crate::analyze::FindingKind;
use crate::tests::every_case::{choices, usual};
use proptest::prelude::*;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Model, ReadingId};
use std::collections::BTreeSet;

/// The case under other readings, if it can be there.
fn read(model: &Model, case: &Case, readings: &[u32]) -> Option<Case> {
    let mut case = case.clone();
    case.readings = readings.to_vec();
    (Values::of(model, &case).lawful() == Truth::True).then_some(case)
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_a_reading_decides_is_counted_exactly(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty() && !model.readings.is_empty());
        let torn = || law.usual.iter().map(|(case, _)| case).filter(|case| {
            let all = choices(&model).into_iter().filter_map(|it| read(&model, case, &it));
            all.map(|it| verdict(&model, &it)).collect::<BTreeSet<_>>().len() > 1
        });
        let all = law.found(FindingKind::ReadingDecides)
            .find(|it| it.sentence.zh.contains("以下逐一列出"));
        prop_assert_eq!(all.is_some(), torn().next().is_some());
        if let Some(share) = all.and_then(|it| it.share.as_ref()) {
            prop_assert_eq!(&share.cases, &law.count(torn()));
            prop_assert_eq!(&share.of, &law.count(law.usual.iter().map(|(case, _)| case)));
        }
        for (index, reading) in model.readings.iter().enumerate() {
            for option in (0..reading.options.len() as u32).filter(|it| *it != reading.default) {
                let mut choice = usual(&model);
                choice[index] = option;
                let moved: Vec<_> = law.usual.iter().filter_map(|(case, from)| {
                    let to = verdict(&model, &read(&model, case, &choice)?);
                    (to != *from).then_some((case, *from, to))
                }).collect();
                let words = format!("「{}」取{}而不取缺省的", reading.name, reading.options[option as usize].0);
                let told = law.found(FindingKind::ReadingDecides)
                    .find(|it| it.sentence.zh.contains(&words));
                prop_assert_eq!(told.is_some(), !moved.is_empty());
                let Some(told) = told else { continue };
                let pairs: BTreeSet<_> = moved.iter().map(|(_, from, to)| (*from, *to)).collect();
                for (from, to) in &pairs {
                    let change = format!("由「{}」变为「{}」", law.name(*from), law.name(*to));
                    prop_assert!(told.sentence.zh.contains(&change), "{}", told.sentence.zh);
                }
                prop_assert_eq!(told.sentence.zh.matches("变为").count(), pairs.len());
                let share = told.share.as_ref().expect("a share");
                prop_assert_eq!(&share.cases, &law.count(moved.iter().map(|it| it.0)));
                prop_assert!(share.cases <= share.of, "{:?}", told);
            }
            let id = ReadingId(index as u32);
            let decides = law.all.iter().any(|(case, outcome)| {
                (0..reading.options.len() as u32).any(|option| {
                    let mut readings = case.readings.clone();
                    readings[id.index()] = option;
                    read(&model, case, &readings).is_some_and(|it| verdict(&model, &it) != *outcome)
                })
            });
            let told = law.found(FindingKind::IdleReading)
                .any(|it| it.sentence.zh.contains(&format!("「{}」", reading.name)));
            prop_assert_eq!(told, !decides);
        }
    }
}
