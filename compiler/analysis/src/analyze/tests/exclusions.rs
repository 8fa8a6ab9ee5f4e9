//! What an exclusion adds to a requirement.

use super::cases::{Examined, config, holds, laws, verdict, without};
use crate::analyze::FindingKind;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn an_exclusion_that_repeats_a_requirement_is_told_of_with_what_it_adds(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for (at, ground) in law.grounds.iter().enumerate() {
            let other = without(&model, at);
            let adds: Vec<_> = law.usual.iter()
                .map(|(case, outcome)| (verdict(&other, case), *outcome))
                .filter(|(from, to)| from != to)
                .collect();
            for requirement in &model.requirements {
                let of_itself = [Some(model.default), model.out_of_scope];
                if requirement.outcome <= ground.outcome || of_itself.contains(&Some(requirement.outcome)) {
                    continue;
                }
                let mut fires = law.all.iter().filter(|(case, _)| law.fires(ground, case)).peekable();
                let meets = fires.peek().is_some();
                let repeats = meets && fires.all(|(case, _)| !holds(&model, case, &requirement.condition));
                let told = law.found(FindingKind::ExclusionRepeatsRequirement)
                    .find(|it| it.clauses == [ground.clause, requirement.clause]);
                prop_assert!(!repeats || adds.is_empty() || told.is_some());
            }
        }
        for finding in law.found(FindingKind::ExclusionRepeatsRequirement) {
            let grounds = (0..law.grounds.len()).filter(|at| law.grounds[*at].clause == finding.clauses[0]);
            let mut true_of_one = false;
            for at in grounds {
                let ground = &law.grounds[at];
                let other = without(&model, at);
                for requirement in model.requirements.iter().filter(|it| it.clause == finding.clauses[1]) {
                    let fires: Vec<_> = law.all.iter().filter(|(case, _)| law.fires(ground, case)).collect();
                    let barred = fires.iter().all(|(case, outcome)| {
                        !holds(&model, case, &requirement.condition) && *outcome != requirement.outcome
                    });
                    let added: Vec<_> = law.usual.iter()
                        .filter(|(case, outcome)| verdict(&other, case) != *outcome).collect();
                    let only = added.iter().all(|(case, outcome)| {
                        let from = format!("「{}」", law.name(verdict(&other, case)));
                        *outcome == ground.outcome && finding.sentence.zh.contains(&format!("由{from}"))
                            || finding.sentence.zh.contains(&format!("或者{from}"))
                    });
                    true_of_one |= !fires.is_empty() && barred && only && !added.is_empty();
                }
            }
            prop_assert!(true_of_one, "{}", finding.sentence.zh);
        }
    }
}
