//! Exceptions of requirements, and of clauses that are no ground, that change nothing.

use super::cases::{Examined, NODES, compiled, config, differs, laws};
use crate::analyze::FindingKind;
use crate::analyze::study::Study;
use crate::analyze::waivers::is_part_of_a_ground;
use crate::mentions;
use crate::space::{Space, Subject};
use proptest::prelude::*;
use qufen_semantics::model::{ClauseId, Formula, Model};

/// The law with other words in one exception, or without it.
fn exchanged(model: &Model, id: ClauseId, place: usize, other: Option<Formula>) -> Model {
    let mut model = model.clone();
    let clause = &mut model.clauses[id.index()];
    match other {
        Some(when) => clause.exceptions[place].when = when,
        None => drop(clause.exceptions.remove(place)),
    }
    clause.formula = Some(compiled(clause));
    model
}

/// Each part of nested 且.
fn conditions(formula: &Formula) -> Vec<Formula> {
    match formula {
        Formula::And(parts) => parts.iter().flat_map(conditions).collect(),
        other => vec![other.clone()],
    }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_waiver_that_changes_nothing_is_told_of_and_no_other(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        for (id, clause) in (0..).map(ClauseId).zip(&model.clauses) {
            let [exception] = clause.exceptions.as_slice() else { continue };
            let whole = clause.own.is_some() && Some(compiled(clause)) == clause.formula;
            if !whole || is_part_of_a_ground(&study, id, exception) {
                continue;
            }
            let same = |other| !differs(&law.all, &exchanged(&model, id, 0, other));
            let gone = same(None);
            let conditions = conditions(&exception.when);
            let some = conditions.len() > 1 && (0..conditions.len()).any(|which| {
                let subjects = mentions::subjects(&model, &conditions[which]);
                let mut kept = conditions.clone();
                kept.remove(which);
                !subjects.iter().any(|it| matches!(it, Subject::Reading(_)))
                    && same(Some(Formula::And(kept)))
            });
            let told = law.found(FindingKind::IdleException).find(|it| it.clauses[0] == id);
            let told = told.map(|it| it.sentence.zh.as_str());
            if law.is_idle(id) {
                prop_assert_eq!(told, None);
                continue;
            }
            prop_assert_eq!(told.is_some_and(|zh| zh.contains("的除外不起作用")), gone, "{:?}", told);
            prop_assert_eq!(told.is_some_and(|zh| zh.contains("除外中的")), some && !gone, "{:?}", told);
        }
    }
}
