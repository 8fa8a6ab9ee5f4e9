//! No proof and no finding hangs on the order in which diagrams look at facts and readings.

use crate::analyze::analyze;
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
    fn proofs_and_findings_are_the_same_in_any_order((specimen, order) in arranged()) {
        let mut arranged = specimen.model.clone();
        arranged.arrangement = order;
        let budget = Budget::default();
        prop_assert_eq!(prove(&arranged, budget), prove(&specimen.model, budget));
        prop_assert_eq!(analyze(&arranged, budget), analyze(&specimen.model, budget));
    }
}
