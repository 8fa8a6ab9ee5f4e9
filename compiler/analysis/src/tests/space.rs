//! Regions against the reference evaluator, case by case.

use crate::space::{Space, Subject, Witness, suited};
use num_bigint::BigUint;
use proptest::prelude::*;
use qufen_evaluator::testing::{completions, outcomes, specimens, universe};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, ClauseId, FactId, Model, OutcomeId};

const NODES: usize = 1 << 16;

/// Every complete case over the universe, lawful or not.
fn all_cases(model: &Model) -> Vec<Case> {
    let mut cases = vec![Case::unknown(model)];
    for index in 0..model.facts.len() {
        let fact = FactId(index as u32);
        cases = cases
            .iter()
            .flat_map(|case| {
                universe(model, fact).into_iter().map(move |value| {
                    let mut case = case.clone();
                    case.set(fact, Some(value));
                    case
                })
            })
            .collect();
    }
    cases
}

fn holds(space: &Space<'_>, region: &crate::space::Region, case: &Case) -> bool {
    let graph = space.graph(region).expect("within budget");
    graph.reaches(&space.known(case))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_region_is_what_the_reference_says(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        for mut case in all_cases(model).into_iter().take(400) {
            case.readings = specimen.case.readings.clone();
            let values = Values::of(model, &case);
            let lawful = values.lawful() == Truth::True;
            prop_assert_eq!(holds(&space, space.everything(), &case), lawful);
            if !lawful {
                continue;
            }
            for index in 0..model.clauses.len() {
                let clause = ClauseId(index as u32);
                let expected = values.clause(clause) == Truth::True;
                prop_assert_eq!(holds(&space, space.clause(clause), &case), expected);
            }
            for index in 0..model.outcomes.len() {
                let outcome = OutcomeId(index as u32);
                let expected = values.verdict() == Some(outcome);
                prop_assert_eq!(holds(&space, space.is(outcome).expect("within budget"), &case), expected);
            }
        }
    }

    #[test]
    fn a_witness_forces_its_outcome_and_says_nothing_superfluous(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        for index in 0..model.outcomes.len() {
            let outcome = OutcomeId(index as u32);
            let region = space.is(outcome).expect("within budget");
            let witness = space.witness(region).expect("within budget");
            let reachable = any_readings(model).iter().any(|readings| {
                let mut unpresumed = model.clone();
                unpresumed.facts.iter_mut().for_each(|fact| fact.presumption = None);
                let mut case = Case::unknown(model);
                case.readings = readings.clone();
                outcomes(&unpresumed, &case).contains(&outcome)
            });
            prop_assert_eq!(witness.is_some(), reachable);
            if let Some(witness) = witness {
                prop_assert_eq!(outcomes(model, &witness.case(model)), vec![outcome]);
                superfluous(model, &witness, outcome)?;
            }
        }
    }

    #[test]
    fn a_witness_hangs_on_the_law_and_not_on_the_order(specimen in specimens()) {
        let model = &specimen.model;
        let order = suited(model);
        let turned: Vec<Subject> = order.iter().rev().copied().collect();
        let told = |order: &[Subject]| -> Vec<Option<Witness>> {
            let space = Space::over(model, model, order, &[], NODES).expect("within budget");
            let outcomes = (0..model.outcomes.len() as u32).map(OutcomeId);
            let regions = outcomes.map(|outcome| space.is(outcome).expect("within budget").clone());
            let clauses = (0..model.clauses.len() as u32).map(ClauseId);
            let regions = regions.chain(clauses.map(|clause| space.clause(clause).clone()));
            regions.map(|region| space.witness(&region).expect("within budget")).collect()
        };
        prop_assert_eq!(told(&order), told(&turned));
    }

    #[test]
    fn counts_are_those_of_the_completions(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        let weights = space.weights();
        let under = space.under(&specimen.case.readings).expect("within budget");
        // Without presumptions, and one representative for each cell.
        let mut open = Case::unknown(model);
        open.readings = specimen.case.readings.clone();
        let mut plain = model.clone();
        plain.facts.iter_mut().for_each(|fact| fact.presumption = None);
        let expected = distinct(&space, completions(&plain, &open));
        for index in 0..model.outcomes.len() {
            let outcome = OutcomeId(index as u32);
            let region = space.is(outcome).expect("within budget");
            let region = region.and(&under).expect("within budget");
            let graph = space.graph(&region).expect("within budget");
            let cases = expected.iter().filter(|(_, reached)| *reached == outcome).count();
            prop_assert_eq!(weights.count(&graph), BigUint::from(cases));
        }
    }
}

fn any_readings(model: &Model) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    for reading in &model.readings {
        all = all
            .iter()
            .flat_map(|chosen: &Vec<u32>| {
                (0..reading.options.len() as u32)
                    .map(move |option| [chosen.clone(), vec![option]].concat())
            })
            .collect();
    }
    all
}

/// Without any one of its findings, some completion comes out differently.
fn superfluous(model: &Model, witness: &Witness, outcome: OutcomeId) -> Result<(), TestCaseError> {
    let mut plain = model.clone();
    plain
        .facts
        .iter_mut()
        .for_each(|fact| fact.presumption = None);
    let presumed = model.facts.iter().any(|fact| fact.presumption.is_some());
    for index in 0..witness.facts.len() {
        let mut less = witness.clone();
        less.facts.remove(index);
        let reached = outcomes(&plain, &less.case(&plain));
        prop_assert!(
            presumed
                || !witness.readings.is_empty()
                || !model.readings.is_empty()
                || reached != vec![outcome]
        );
    }
    Ok(())
}

/// One completion for each combination of counted values: cells of unbounded facts, values of the
/// others.
fn distinct(space: &Space<'_>, cases: Vec<(Case, OutcomeId)>) -> Vec<(Vec<u64>, OutcomeId)> {
    let model = space.model();
    let mut keys: Vec<(Vec<u64>, OutcomeId)> = cases
        .into_iter()
        .map(|(case, outcome)| {
            let key = (0..model.facts.len()).map(|index| {
                let fact = FactId(index as u32);
                let value = case.get(fact).expect("complete");
                match value {
                    qufen_semantics::model::Value::Boolean(b) => b as u64,
                    qufen_semantics::model::Value::Variant(v) => v as u64,
                    _ => match space.level(Subject::Fact(fact)) {
                        Some(_) => space.cells().fact(fact).cell_of(value).unwrap_or(0) as u64,
                        None => 0,
                    },
                }
            });
            (key.collect(), outcome)
        })
        .collect();
    keys.sort();
    keys.dedup();
    keys
}
