//! Exceptions that change nothing.

use super::cases::{Examined, NODES, config, differs, laws, with_grounds};
use crate::analyze::FindingKind;
use crate::analyze::ground::conjuncts;
use crate::analyze::parts;
use crate::analyze::study::Study;
use crate::mentions;
use crate::space::{Space, Subject};
use proptest::prelude::*;
use qufen_semantics::model::{Formula, Model};

/// The law with something else, or nothing, in the place of one part of a ground.
fn exchanged(model: &Model, index: usize, at: usize, other: Option<Formula>) -> Model {
    with_grounds(model, |which, ground| {
        let mut parts = ground.parts.clone();
        if which == index {
            parts.splice(at..=at, other.clone());
        }
        Some(parts)
    })
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn an_exception_that_changes_nothing_is_told_of_and_no_other(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        for (index, ground) in law.grounds.iter().enumerate() {
            let twins = law.grounds.iter().filter(|it| it.clause == ground.clause);
            let exceptions = &model.clauses[ground.clause.index()].exceptions;
            let idle_clause = law.findings.iter().any(|it| {
                (it.kind < FindingKind::DeemedByReading || it.kind == FindingKind::OnlyUnderReading)
                    && it.clauses[0] == ground.clause
            });
            let ([exception], 1, false) = (exceptions.as_slice(), twins.count(), idle_clause) else {
                continue;
            };
            let excluded = exception.when.clone().negated();
            let Some(at) = ground.parts.iter().position(|part| *part == excluded) else { continue };
            let (superfluous, _) = parts::examine(&study, index).expect("within budget");
            if superfluous.iter().any(|each| each.at == at) {
                continue;
            }
            let same = |other: Option<Formula>| !differs(&law.all, &exchanged(&model, index, at, other));
            let whole = same(None);
            let mut conditions = Vec::new();
            conjuncts(&exception.when, &mut conditions);
            let idle = |which: usize| {
                let subjects = mentions::subjects(&model, &conditions[which]);
                let mut kept = conditions.clone();
                kept.remove(which);
                !subjects.iter().any(|it| matches!(it, Subject::Reading(_)))
                    && !kept.is_empty()
                    && same(Some(Formula::And(kept).negated()))
            };
            let some = (0..conditions.len()).any(idle);
            let mut told = law.found(FindingKind::IdleException);
            let told = told.find(|it| it.clauses[0] == ground.clause).map(|it| &it.sentence.zh);
            prop_assert_eq!(told.is_some_and(|zh| zh.contains("的除外不起作用")), whole, "{:?}", told);
            prop_assert_eq!(told.is_some_and(|zh| zh.contains("除外中的")), some && !whole, "{:?}", told);
        }
    }
}
