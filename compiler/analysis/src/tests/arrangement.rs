//! No proof, finding or decision hangs on the order in which diagrams look at facts and readings, but for
//! which of equally short reasons, and of contrasts with equally few differences, is told.

use crate::analyze::analyze;
use crate::decide::decide;
use crate::prove::prove;
use crate::space::{Budget, Subject, suited};
use proptest::prelude::*;
use qufen_evaluator::testing::{Specimen, specimens};

/// A specimen, and some of its facts and readings in any order.
fn arranged() -> impl Strategy<Value = (Specimen, Vec<Subject>)> {
    specimens().prop_flat_map(|specimen| {
        let all = Just(suited(&specimen.model)).prop_shuffle();
        let some = all.prop_flat_map(|all| (0..=all.len(), Just(all)));
        let some = some.prop_map(|(kept, all)| all[..kept].to_vec());
        (Just(specimen), some)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn proofs_findings_and_decisions_are_the_same_in_any_order((specimen, order) in arranged()) {
        let mut arranged = specimen.model.clone();
        arranged.arrangement = order;
        let budget = Budget::default();
        // Of equally short reasons any may be told.
        let decided = |model| {
            let decision = decide(model, &specimen.case);
            decision.map(|mut it| (std::mem::take(&mut it.reason).len(), it))
        };
        prop_assert_eq!(decided(&arranged), decided(&specimen.model));
        // And of contrasts with equally few differences.
        let proved = |model| {
            let mut all = prove(model, budget);
            let contrasts = all.iter_mut().map(|it| it.contrast.take());
            let contrasts = contrasts.map(|it| it.map(|it| it.differing.len()));
            (contrasts.collect::<Vec<_>>(), all)
        };
        prop_assert_eq!(proved(&arranged), proved(&specimen.model));
        prop_assert_eq!(analyze(&arranged, budget), analyze(&specimen.model, budget));
    }
}
