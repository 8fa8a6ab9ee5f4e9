//! Satisfiability against the plain enumeration of all completions.

use crate::sat::{Answer, CONFLICTS, Searcher, witness};
use crate::space::Given;
use proptest::prelude::*;
use qufen_evaluator::testing::{outcomes, specimens};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Formula, OutcomeId};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_case_is_found_exactly_where_there_is_one(specimen in specimens()) {
        let (model, case) = (&specimen.model, &specimen.case);
        let given = Given::facts(model, case).under(&case.readings);
        let possible = outcomes(model, case);
        let mut searcher = Searcher::new(model, &given);
        for index in 0..model.outcomes.len() {
            let outcome = OutcomeId(index as u32);
            match searcher.witness(&Formula::Outcome(outcome), CONFLICTS) {
                Answer::Found(found) => {
                    let values = Values::of(model, &found);
                    prop_assert_eq!(values.lawful(), Truth::True);
                    prop_assert_eq!(values.verdict(), Some(outcome));
                    prop_assert_eq!(&found.readings, &case.readings);
                }
                Answer::None => prop_assert!(!possible.contains(&outcome)),
                Answer::GaveUp => prop_assert!(false, "gave up"),
            }
        }
    }

    #[test]
    fn readings_are_searched_too(specimen in specimens()) {
        let model = &specimen.model;
        for clause in model.clauses.iter().filter_map(|clause| clause.formula.as_ref()) {
            let found = witness(model, clause, &Given::nothing(model), CONFLICTS);
            if let Answer::Found(found) = found {
                prop_assert_eq!(Values::of(model, &found).formula(clause), Truth::True);
            }
        }
    }
}
