//! What was given up after a passing question leaves no trace in later answers.

use crate::space::{Overrun, Region, Space, Weights, Witness};
use num_bigint::BigUint;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use qufen_evaluator::testing::specimens;
use qufen_semantics::model::{ClauseId, Model};

const NODES: usize = 1 << 16;

/// Each clause by itself, and every two of them in three ways.
fn questions(model: &Model) -> Vec<(ClauseId, ClauseId, usize)> {
    let clauses = 0..model.clauses.len().min(8) as u32;
    let pairs = clauses
        .clone()
        .flat_map(|one| clauses.clone().map(move |other| (one, other)));
    let pairs = pairs.filter(|(one, other)| one <= other);
    pairs
        .flat_map(|(one, other)| (0..3).map(move |way| (ClauseId(one), ClauseId(other), way)))
        .collect()
}

fn region(
    space: &Space<'_>,
    (one, other, way): (ClauseId, ClauseId, usize),
) -> Result<Region, Overrun> {
    let (one, other) = (space.clause(one), space.clause(other));
    let readings = space.under(&space.default_readings())?;
    let both = match way {
        0 => one.and(other)?,
        1 => one.xor(other)?,
        _ => one.not().minus(other)?,
    };
    space.lawful().and(&both.given(&readings)?)
}

/// What walks make that keep what they made.
fn told(
    space: &Space<'_>,
    weights: &Weights,
    region: &Region,
) -> Result<(BigUint, Option<Witness>), Overrun> {
    Ok((space.count(weights, region)?, space.witness(region)?))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_answer_is_the_same_after_passing_questions(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        let weights = space.weights();
        for question in questions(model) {
            let afresh = Space::of(model, NODES).expect("within budget");
            let apart = afresh.weights();
            let expected = region(&afresh, question).and_then(|it| told(&afresh, &apart, &it));
            let passing = space.passing(|| told(&space, &weights, &region(&space, question)?));
            prop_assert_eq!(&passing, &expected);
            let kept = space.distilled(|| region(&space, question)).expect("within budget");
            prop_assert_eq!(&told(&space, &weights, &kept), &expected);
            prop_assert!(region(&space, question) == Ok(kept));
        }
    }
}

#[test]
fn what_a_region_leads_to_is_not_given_up() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let tree = specimens().new_tree(&mut runner).expect("a specimen");
    let model = tree.current().model;
    let space = Space::of(&model, NODES).expect("within budget");
    let mut left = Vec::new();
    for question in questions(&model) {
        let made = space.passing(|| region(&space, question));
        left.push((question, made.expect("within budget")));
        space.passing(|| ());
    }
    for (question, region_left) in left {
        assert!(region_left == region(&space, question).expect("within budget"));
    }
}
