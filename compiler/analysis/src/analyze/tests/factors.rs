//! 考量 against the outcome.

use super::cases::{Examined, config, holds, laws};
use crate::analyze::FindingKind;
use crate::prove::tolerance::tolerant;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn factors_and_outcomes_that_pull_apart_are_told_of(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for granted in tolerant(&model) {
            let name = law.name(granted);
            let good = || law.usual.iter().filter(|(case, _)| {
                law.inside(case) && model.factors.iter().all(|it| {
                    holds(&model, case, &it.favourable) && !holds(&model, case, &it.adverse)
                })
            });
            let refused = || good().filter(|(_, outcome)| *outcome != granted);
            let told = law.found(FindingKind::FactorsApart)
                .find(|it| it.sentence.zh.contains(&format!("仍可能得不到「{name}」")));
            prop_assert_eq!(told.is_some(), refused().next().is_some());
            if let Some(share) = told.and_then(|it| it.share.as_ref()) {
                prop_assert_eq!(&share.cases, &law.count(refused().map(|(case, _)| case)));
                prop_assert_eq!(&share.of, &law.count(good().map(|(case, _)| case)));
            }
            let adverse = law.usual.iter().filter(|(_, outcome)| *outcome == granted).map(|(case, _)| {
                model.factors.iter().filter(|it| holds(&model, case, &it.adverse)).count()
            });
            let all = model.factors.len();
            let most = adverse.max().filter(|most| *most > all / 2);
            let told = law.found(FindingKind::FactorsApart)
                .find(|it| it.sentence.zh.contains(&format!("仍可能「{name}」")));
            let expected = most.map(|most| format!("{all} 项考量中多至 {most} 项不利的，仍可能「{name}」。"));
            prop_assert_eq!(told.map(|it| it.sentence.zh.clone()), expected);
        }
    }
}
