//! What comes out together, against all completions.

use super::super::{Correspondence, diff, together};
use super::every_case::{JointCase, cases, decided};
use crate::space::Budget;
use proptest::prelude::*;
use qufen_evaluator::testing::{revisions, specimens};
use qufen_semantics::model::{Case, FactId, Model};
use std::collections::BTreeSet;

/// The case as far as it is found; `known` says what is, by joint fact.
fn found(case: &Case, facts: &[Option<FactId>], known: &[bool], model: &Model) -> Case {
    let mut found = Case::unknown(model);
    for (fact, _) in facts.iter().zip(known).filter(|(_, known)| **known) {
        if let Some(id) = *fact {
            found.set(id, case.get(id));
        }
    }
    found
}

/// A version's completion: what is found, what is presumed, and what the whole case says of the rest.
fn completed(model: &Model, found: &Case, whole: &Case) -> Case {
    let mut case = whole.clone();
    for (id, fact) in (0..).map(FactId).zip(&model.facts) {
        if let Some(value) = found.get(id).or(fact.presumption) {
            case.set(id, Some(value));
        }
    }
    case
}

fn check(
    old: &Model,
    new: &Model,
    chosen: prop::sample::Index,
    known: &[bool],
) -> Result<(), TestCaseError> {
    let difference = diff(old, new, &Correspondence::default(), Budget::default());
    let facts = &difference.joint.facts;
    let olds: Vec<_> = facts.iter().map(|it| it.old).collect();
    let news: Vec<_> = facts.iter().map(|it| it.new).collect();
    let all: Vec<JointCase> = cases(&difference, old, new);
    let (Some(old_whole), Some(new_whole)) = (&chosen.get(&all).old, &chosen.get(&all).new) else {
        return Ok(());
    };
    let before = found(old_whole, &olds, known, old);
    let after = found(new_whole, &news, known, new);
    let mut expected: BTreeSet<(String, String)> = BTreeSet::new();
    for case in &all {
        let (Some(one), Some(other)) = (&case.old, &case.new) else {
            continue;
        };
        let was = decided(old, Some(&completed(old, &before, one)));
        let is = decided(new, Some(&completed(new, &after, other)));
        expected.extend(was.zip(is));
    }
    let told = together((old, &before), (new, &after), Budget::default()).expect("within budget");
    let name = |model: &Model, index: usize| model.outcomes[index].clone();
    let told = told
        .iter()
        .map(|(from, to)| (name(old, from.index()), name(new, to.index())));
    prop_assert_eq!(told.collect::<BTreeSet<_>>(), expected);
    Ok(())
}

fn knowledge() -> impl Strategy<Value = (prop::sample::Index, Vec<bool>)> {
    (
        any::<prop::sample::Index>(),
        prop::collection::vec(any::<bool>(), 24),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_comes_out_together_is_what_completions_say(
        revision in revisions(3),
        (chosen, known) in knowledge(),
    ) {
        check(&revision.old, &revision.new, chosen, &known)?;
    }

    #[test]
    fn also_of_unrelated_laws(
        one in specimens(),
        other in specimens(),
        (chosen, known) in knowledge(),
    ) {
        check(&one.model, &other.model, chosen, &known)?;
    }
}
