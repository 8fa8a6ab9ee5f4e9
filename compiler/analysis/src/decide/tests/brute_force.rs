//! `decide` against the plain enumeration of all completions, on random small policies.

use crate::decide::{Decider, decide, decide_within};
use crate::space::Budget;
use proptest::prelude::*;
use qufen_evaluator::testing::{Specimen, completions, outcomes, specimens, universe};
use qufen_evaluator::{DecideError, Decision, Flip, Values, value_json};
use qufen_semantics::model::{Case, FactId, Model, OutcomeId, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

type Sets = BTreeSet<BTreeSet<FactId>>;

fn names(model: &Model, outcomes: &[OutcomeId]) -> Vec<String> {
    outcomes
        .iter()
        .map(|outcome| model.outcomes[outcome.index()].clone())
        .collect()
}

/// The case with its presumptions filled in.
fn presumed(model: &Model, case: &Case) -> Case {
    let mut case = case.clone();
    for (index, fact) in model.facts.iter().enumerate() {
        let id = FactId(index as u32);
        case.set(id, case.get(id).or(fact.presumption));
    }
    case
}

fn facts_where(case: &Case, known: bool) -> Vec<FactId> {
    let all = (0..case.facts.len() as u32).map(FactId);
    all.filter(|id| case.get(*id).is_some() == known).collect()
}

/// Every way to set exactly `size` of `facts`, where each may take any value but its present one.
fn changes(
    model: &Model,
    case: &Case,
    facts: &[FactId],
    size: usize,
) -> Vec<(BTreeSet<FactId>, Case)> {
    if size == 0 {
        return vec![(BTreeSet::new(), case.clone())];
    }
    let mut all = Vec::new();
    for (index, &fact) in facts.iter().enumerate() {
        for (set, changed) in changes(model, case, &facts[index + 1..], size - 1) {
            for value in universe(model, fact)
                .into_iter()
                .filter(|v| case.get(fact) != Some(*v))
            {
                let (mut set, mut changed) = (set.clone(), changed.clone());
                set.insert(fact);
                changed.set(fact, Some(value));
                all.push((set, changed));
            }
        }
    }
    all
}

/// The smallest sets of which some setting determines a wanted outcome.
fn smallest(model: &Model, case: &Case, facts: &[FactId], not: Option<OutcomeId>) -> Sets {
    for size in 1..=facts.len() {
        let determined = changes(model, case, facts, size).into_iter().filter(|(_, changed)| {
            matches!(outcomes(model, changed).as_slice(), [only] if Some(*only) != not)
        });
        let sets: Sets = determined.map(|(set, _)| set).collect();
        if !sets.is_empty() {
            return sets;
        }
    }
    Sets::new()
}

fn ids<'a>(model: &Model, names: impl Iterator<Item = &'a String>) -> BTreeSet<FactId> {
    names
        .map(|name| model.fact(name).expect("a fact of the model"))
        .collect()
}

fn subsets(facts: &[FactId], size: usize) -> Vec<BTreeSet<FactId>> {
    let Some((&first, rest)) = facts.split_first().filter(|_| size > 0) else {
        return if size == 0 {
            vec![BTreeSet::new()]
        } else {
            vec![]
        };
    };
    let mut all = subsets(rest, size);
    for mut set in subsets(rest, size - 1) {
        set.insert(first);
        all.push(set);
    }
    all
}

/// Whether these facts alone, nothing presumed, leave only this outcome.
fn suffices(model: &Model, case: &Case, set: &BTreeSet<FactId>, outcome: OutcomeId) -> bool {
    let mut plain = model.clone();
    plain
        .facts
        .iter_mut()
        .for_each(|fact| fact.presumption = None);
    let mut alone = case.clone();
    for (index, fact) in (0..).zip(&mut alone.facts) {
        *fact = fact.filter(|_| set.contains(&FactId(index)));
    }
    outcomes(&plain, &alone) == [outcome]
}

fn apply(model: &Model, case: &Case, flips: &[Flip]) -> Case {
    let mut case = case.clone();
    for flip in flips {
        let id = model.fact(&flip.fact).expect("a fact of the model");
        case.set(id, Some(parse(model, id, &flip.to)));
    }
    case
}

/// The value that a flip names, which need not lie in the brute-force universe.
fn parse(model: &Model, id: FactId, json: &serde_json::Value) -> Value {
    let domain = &model.facts[id.index()].domain;
    let near = (-1..=200)
        .map(Value::Integer)
        .chain((0..=200).map(Value::Money));
    let mut candidates = universe(model, id)
        .into_iter()
        .chain(near.filter(|v| domain.contains(*v)));
    candidates
        .find(|value| value_json(domain, *value) == *json)
        .expect("a value of the domain")
}

fn decided(specimen: &Specimen) -> Option<Decision> {
    match decide(&specimen.model, &specimen.case) {
        Ok(decision) => Some(decision),
        Err(DecideError::Contradictory { constraint }) => {
            assert!(!constraint.is_empty());
            None
        }
        Err(error) => panic!("{error:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn possible_is_exact(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let expected = outcomes(model, case);
        match decided(&specimen) {
            Some(decision) => {
                prop_assert_eq!(&decision.possible, &names(model, &expected));
                prop_assert_eq!(decision.outcome.is_some(), expected.len() == 1);
                prop_assert!(decision.incomplete.is_empty());
            }
            None => prop_assert!(expected.is_empty()),
        }
    }

    #[test]
    fn what_kleene_decides_is_decided(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let values = Values::of(model, case);
        if let (Some(verdict), true) = (values.verdict(), values.lawful().is_true()) {
            let decision = decided(&specimen).expect("a lawful case");
            prop_assert_eq!(decision.outcome, Some(model.outcomes[verdict.index()].clone()));
        }
    }

    #[test]
    fn unknown_facts_are_those_that_matter(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let Some(decision) = decided(&specimen) else { return Ok(()) };
        let all = completions(model, case);
        let mut expected: BTreeSet<FactId> = BTreeSet::new();
        for (one, outcome) in &all {
            for (other, differs) in &all {
                let apart: Vec<usize> =
                    (0..one.facts.len()).filter(|&i| one.facts[i] != other.facts[i]).collect();
                if let ([only], true) = (apart.as_slice(), outcome != differs) {
                    expected.insert(FactId(*only as u32));
                }
            }
        }
        if !expected.is_empty() || decision.outcome.is_none() {
            let settling = decision.settle.iter().flatten();
            expected.extend(ids(model, settling));
        }
        prop_assert_eq!(ids(model, decision.unknown.iter().map(|each| &each.fact)), expected);
    }

    #[test]
    fn settle_lists_all_smallest_sets(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let Some(decision) = decided(&specimen) else { return Ok(()) };
        let case = presumed(model, case);
        let sets: Sets = decision.settle.iter().map(|set| ids(model, set.iter())).collect();
        if decision.outcome.is_some() {
            prop_assert!(sets.is_empty() && decision.unknown.is_empty());
            return Ok(());
        }
        prop_assert_eq!(sets, smallest(model, &case, &facts_where(&case, false), None));
        for settlement in &decision.settle_by {
            let settled = apply(model, &case, &settlement.findings);
            prop_assert_eq!(names(model, &outcomes(model, &settled)), vec![settlement.outcome.clone()]);
        }
    }

    #[test]
    fn nearest_lists_all_smallest_changes(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let Some(decision) = decided(&specimen) else { return Ok(()) };
        let case = presumed(model, case);
        let changes = decision.nearest.iter();
        let sets: Sets = changes.map(|each| ids(model, each.flip.iter().map(|f| &f.fact))).collect();
        let Some(outcome) = decision.outcome.as_deref().and_then(|name| model.outcome(name)) else {
            prop_assert!(sets.is_empty());
            return Ok(());
        };
        prop_assert_eq!(sets, smallest(model, &case, &facts_where(&case, true), Some(outcome)));
        for change in &decision.nearest {
            let changed = apply(model, &case, &change.flip);
            prop_assert_eq!(names(model, &outcomes(model, &changed)), vec![change.outcome.clone()]);
        }
    }

    #[test]
    fn the_reason_is_a_smallest_sufficient_set(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let Some(decision) = decided(&specimen) else { return Ok(()) };
        let case = presumed(model, case);
        let Some(outcome) = decision.outcome.as_deref().and_then(|name| model.outcome(name)) else {
            prop_assert!(decision.reason.is_empty());
            return Ok(());
        };
        let reason = ids(model, decision.reason.iter().map(|each| &each.fact));
        prop_assert!(suffices(model, &case, &reason, outcome));
        for finding in &decision.reason {
            let id = model.fact(&finding.fact).expect("a fact of the model");
            let found = case.get(id).expect("a known fact");
            prop_assert_eq!(&finding.value, &value_json(&model.facts[id.index()].domain, found));
        }
        if let Some(fewer) = reason.len().checked_sub(1) {
            for set in subsets(&facts_where(&case, true), fewer) {
                prop_assert!(!suffices(model, &case, &set, outcome), "{set:?} is shorter");
            }
        }
    }

    #[test]
    fn a_decider_decides_each_case_alike(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let decider = Decider::new(Arc::new(model.clone()));
        prop_assert_eq!(decider.decide(case), decide(model, case));
        let mut open = case.clone();
        open.facts.fill(None);
        prop_assert_eq!(decider.decide(&open), decide(model, &open));
    }

    #[test]
    fn a_search_finds_what_the_diagram_does(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let exact = decide(model, case);
        match decide_within(model, case, Budget { nodes: 2 }) {
            Err(error) => prop_assert_eq!(Err(error), exact),
            Ok(searched) => {
                let exact = exact.expect("a lawful case");
                prop_assert_eq!(&searched.possible, &exact.possible);
                prop_assert_eq!(&searched.basis, &exact.basis);
                prop_assert_eq!(&searched.reading_words, &exact.reading_words);
                for unknown in &exact.unknown {
                    prop_assert!(searched.unknown.contains(unknown));
                }
            }
        }
    }

    #[test]
    fn reading_sensitivity_is_exact(specimen in specimens()) {
        let Specimen { model, case } = &specimen;
        let Some(decision) = decided(&specimen) else { return Ok(()) };
        for (index, reading) in model.readings.iter().enumerate() {
            let options = (0..).zip(&reading.options).map(|(option, (label, _))| {
                let mut other = case.clone();
                other.readings[index] = option;
                (label.clone(), names(model, &outcomes(model, &other)))
            });
            let differing: Vec<_> = options.filter(|(_, it)| *it != decision.possible).collect();
            let told = decision.reading_words.iter().filter(|it| it.name == reading.name);
            let told: Vec<_> = told
                .flat_map(|it| it.others.iter().map(|it| (it.option.clone(), it.possible.clone())))
                .collect();
            prop_assert_eq!(decision.reading_sensitive.contains(&reading.name), !told.is_empty());
            prop_assert_eq!(told, differing);
        }
    }
}
