//! Decisions under the real measures, held to the reference evaluator on random completions.

use crate::policies::MEASURES;
use crate::support::{project, tree};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use qufen_analysis::Decider;
use qufen_analysis::space::{Cells, Space};
use qufen_evaluator::{Decision, Truth, Values, value_json};
use qufen_semantics::model::{Case, FactId, Model, Value};
use serde_json::Value as Json;
use std::sync::Arc;

fn measures() -> Arc<Model> {
    let project = project(tree::policies());
    let mut instruments = project.instruments().into_iter();
    let name = instruments.find(|name| name.file == MEASURES);
    let model = name.and_then(|name| project.model(&name));
    model.expect("the measures have a model")
}

/// By fact: the values that the law tells apart.
fn values(model: &Model) -> Vec<Vec<Value>> {
    let cells = Cells::of(model);
    let facts = (0..model.facts.len() as u32).map(|index| cells.fact(FactId(index)));
    facts
        .map(|cells| {
            (0..cells.count())
                .map(|cell| cells.representative(cell))
                .collect()
        })
        .collect()
}

/// Rolls for one fact: whether it is known, and which value it has; mostly the first, 否 or 无.
type Rolls = Vec<(u8, u8)>;

fn pick(values: &[Value], roll: u8) -> Value {
    let roll = roll as usize;
    if roll < 190 {
        values[0]
    } else {
        values[roll % values.len()]
    }
}

/// Of `case`, what is open is filled by rolls; `None` where 约束 exclude that.
fn completed(model: &Model, case: &Case, all: &[Vec<Value>], rolls: &Rolls) -> Option<String> {
    let mut complete = case.clone();
    for (index, (_, roll)) in rolls.iter().enumerate() {
        let fact = FactId(index as u32);
        let found = case.get(fact).or(model.facts[index].presumption);
        complete.set(fact, found.or(Some(pick(&all[index], *roll))));
    }
    let values = Values::of(model, &complete);
    let outcome = values
        .verdict()
        .filter(|_| values.lawful() == Truth::True)?;
    Some(model.outcomes[outcome.index()].clone())
}

/// The case with one finding, given as JSON.
fn found(model: &Model, all: &[Vec<Value>], case: &mut Case, fact: &str, json: &Json) {
    let id = model.fact(fact).expect("a fact of the model");
    let domain = &model.facts[id.index()].domain;
    let mut values = all[id.index()].iter();
    let value = values.find(|value| value_json(domain, **value) == *json);
    case.set(id, Some(*value.expect("a value of the fact")));
}

/// No completion of `case` comes out otherwise.
fn leads(
    (model, all): (&Model, &[Vec<Value>]),
    case: &Case,
    outcome: &str,
    completions: &[Rolls],
) -> Result<(), TestCaseError> {
    for rolls in completions {
        if let Some(reached) = completed(model, case, all, rolls) {
            prop_assert_eq!(reached, outcome);
        }
    }
    Ok(())
}

fn holds(
    (model, all): (&Model, &[Vec<Value>]),
    case: &Case,
    decision: &Decision,
    completions: &[Rolls],
) -> Result<(), TestCaseError> {
    prop_assert!(decision.incomplete.is_empty(), "{:?}", decision.incomplete);
    for rolls in completions {
        if let Some(outcome) = completed(model, case, all, rolls) {
            prop_assert!(decision.possible.contains(&outcome), "{outcome}");
        }
    }
    let settling = decision
        .settle_by
        .iter()
        .map(|it| (&it.findings, &it.outcome));
    let changing = decision.nearest.iter().map(|it| (&it.flip, &it.outcome));
    for (findings, outcome) in settling.chain(changing).take(20) {
        let mut changed = case.clone();
        for finding in findings {
            found(model, all, &mut changed, &finding.fact, &finding.to);
        }
        leads((model, all), &changed, outcome, completions)?;
    }
    if let Some(outcome) = &decision.outcome {
        let mut plain = model.clone();
        plain
            .facts
            .iter_mut()
            .for_each(|fact| fact.presumption = None);
        let mut only = Case::unknown(model);
        only.readings = case.readings.clone();
        for finding in &decision.reason {
            found(model, all, &mut only, &finding.fact, &finding.value);
        }
        leads((&plain, all), &only, outcome, completions)?;
    }
    Ok(())
}

#[test]
fn decisions_hold_for_random_completions_of_random_cases() {
    let model = measures();
    let all = values(&model);
    let decider = Decider::new(Arc::clone(&model));
    let rolls = || prop::collection::vec(any::<(u8, u8)>(), model.facts.len());
    let completions = prop::collection::vec(rolls(), 60);
    // The same cases each time.
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(150)
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(
        &(rolls(), any::<u8>(), completions),
        |(known, share, completions)| {
            let mut case = Case::unknown(&model);
            for (index, (known, roll)) in known.iter().enumerate() {
                let value = (*known <= share).then(|| pick(&all[index], *roll));
                case.set(FactId(index as u32), value);
            }
            if let Ok(decision) = decider.decide(&case) {
                holds((&model, &all), &case, &decision, &completions)?;
                prop_assert_eq!(qufen_analysis::decide(&model, &case), Ok(decision));
            }
            Ok(())
        },
    );
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn from_a_single_fact_the_answer_is_exact() {
    let model = measures();
    for index in 0..model.facts.len() {
        let mut case = Case::unknown(&model);
        let first = values(&model)[index].last().copied();
        case.set(FactId(index as u32), first);
        let Ok(decision) = qufen_analysis::decide(&model, &case) else {
            continue;
        };
        assert!(decision.incomplete.is_empty(), "{:?}", decision.incomplete);
        assert!(decision.outcome.is_some() || !decision.settle.is_empty());
    }
}

#[test]
fn a_diagram_fits_its_budget_or_not_whenever_dead_nodes_are_collected() {
    let model = measures();
    let fits = |nodes| Space::of(&model, nodes).is_ok();
    // Between what the law needs at the end and all that is made on the way.
    for nodes in (12..17).map(|power| 1 << power) {
        let first = fits(nodes);
        assert!((0..8).all(|_| fits(nodes) == first), "{nodes} nodes");
    }
    assert!(fits(1 << 18));
}
