//! Proofs and refutations against every case there is.

use super::every_case::{everywhere, under};
use crate::mentions;
use crate::prove::{Contrast, Kind, Note, Obligation, Reason, Status, prove, tolerance};
use crate::space::{Budget, Witness};
use proptest::prelude::*;
use qufen_evaluator::testing::{completions, outcomes, specimens};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Distinction, Formula, Model, OutcomeId};

fn holds(model: &Model, case: &Case, outcome: OutcomeId, formula: &Formula) -> bool {
    Values::of(model, case).decided(&[outcome]).formula(formula) == Truth::True
}

/// Whether every completion of the witness, as `decide` sees it, is as wanted; and some exists.
fn forces(model: &Model, witness: &Witness, wanted: impl Fn(&Case, OutcomeId) -> bool) -> bool {
    let cases = completions(model, &witness.case(model));
    !cases.is_empty() && cases.iter().all(|(case, outcome)| wanted(case, *outcome))
}

fn inside(model: &Model, case: &Case) -> bool {
    model.scopes.is_empty() || Values::of(model, case).outside() == Truth::False
}

/// What must come of a distinction, as far as single cases tell.
fn expected(model: &Model, it: &Distinction) -> Option<Reason> {
    let tolerant = tolerance::tolerant(model);
    let cases = everywhere(model);
    let on = |formula: &Formula, case: &Case, outcome| holds(model, case, outcome, formula);
    let that = |(case, outcome): &&(Case, OutcomeId)| on(&it.that, case, *outcome);
    let alone = |both: &&(Case, OutcomeId)| on(&it.this, &both.0, both.1) && !that(both);
    let tolerated = |(_, outcome): &&(Case, OutcomeId)| tolerant.contains(outcome);
    if cases.is_empty() {
        Some(Reason::NoCase)
    } else if tolerant.is_empty() {
        Some(Reason::NothingGranted)
    } else if cases.iter().filter(that).any(|both| tolerated(&both)) {
        Some(Reason::ThatTolerated)
    } else if !cases
        .iter()
        .filter(that)
        .any(|(case, _)| inside(model, case))
    {
        Some(Reason::ThatImpossible)
    } else if cases.iter().filter(alone).any(|both| tolerated(&both)) {
        None
    } else if cases
        .iter()
        .filter(alone)
        .any(|(case, _)| inside(model, case))
    {
        Some(Reason::ThisNeverTolerated)
    } else {
        Some(Reason::ThisImpossible)
    }
}

fn check_distinction(
    model: &Model,
    it: &Distinction,
    found: &Obligation,
) -> Result<(), TestCaseError> {
    let tolerant = tolerance::tolerant(model);
    match (expected(model, it), found.status) {
        (None, Status::Proved | Status::Refuted(Reason::NoContrast)) => {}
        (Some(reason), status) => prop_assert_eq!(status, Status::Refuted(reason)),
        (None, status) => prop_assert!(false, "{status:?}"),
    }
    if let Some(witness) = &found.witness {
        let side = |case: &Case, outcome: OutcomeId| match found.status {
            Status::Refuted(Reason::ThatTolerated) => {
                tolerant.contains(&outcome) && holds(model, case, outcome, &it.that)
            }
            Status::Refuted(Reason::ThisNeverTolerated) => {
                !tolerant.contains(&outcome) && holds(model, case, outcome, &it.this)
            }
            _ => holds(model, case, outcome, &it.this),
        };
        prop_assert!(forces(model, witness, side), "{witness:?}");
    }
    let refuted_by_witness = matches!(
        found.status,
        Status::Refuted(Reason::ThatTolerated | Reason::ThisNeverTolerated)
    );
    prop_assert_eq!(
        refuted_by_witness,
        found.witness.is_some() && found.status != Status::Refuted(Reason::NoContrast)
    );
    if let Some(pair) = &found.contrast {
        check_contrast(model, it, pair, found)?;
    }
    for note in &found.notes {
        if let Note::Carries { witness, .. } = note {
            let slips = |case: &Case, outcome: OutcomeId| {
                tolerant.contains(&outcome) && !holds(model, case, outcome, &it.that)
            };
            prop_assert!(forces(model, witness, slips));
        }
    }
    if found.status == Status::Proved {
        let missing = absent_notes(model, it, found);
        prop_assert!(missing.is_none(), "{missing:?}");
        prop_assert!(found.contrast.is_some());
    }
    if found.status == Status::Refuted(Reason::NoContrast) {
        let readings = found.witness.as_ref().map(|it| it.case(model).readings);
        let readings = readings.unwrap_or_default();
        prop_assert_eq!(least(model, it, &readings, false), None);
    }
    Ok(())
}

/// A part of 彼方 without which a case slips through, though no note says so.
fn absent_notes(model: &Model, it: &Distinction, found: &Obligation) -> Option<usize> {
    let tolerant = tolerance::tolerant(model);
    let Formula::And(parts) = &it.that else {
        return None;
    };
    let carried = (0..parts.len()).filter(|index| {
        let mut others = parts.clone();
        others.remove(*index);
        let others = Formula::And(others);
        let mut cases = everywhere(model).into_iter();
        cases.any(|(case, outcome)| {
            tolerant.contains(&outcome) && holds(model, &case, outcome, &others)
        })
    });
    let noted = found.notes.iter();
    let noted = noted
        .filter(|note| matches!(note, Note::Carries { .. }))
        .count();
    let carried = carried.count();
    (carried != noted).then_some(carried)
}

fn check_contrast(
    model: &Model,
    it: &Distinction,
    pair: &Contrast,
    found: &Obligation,
) -> Result<(), TestCaseError> {
    let tolerant = tolerance::tolerant(model);
    prop_assert_eq!(
        outcomes(model, &pair.this.case(model)),
        vec![pair.this_outcome]
    );
    prop_assert_eq!(
        outcomes(model, &pair.that.case(model)),
        vec![pair.that_outcome]
    );
    prop_assert!(tolerant.contains(&pair.this_outcome));
    prop_assert!(!tolerant.contains(&pair.that_outcome));
    let this = |case: &Case, outcome| {
        holds(model, case, outcome, &it.this) && !holds(model, case, outcome, &it.that)
    };
    prop_assert!(forces(model, &pair.this, this));
    let one_sided = found.notes.contains(&Note::OneSided);
    if !one_sided {
        let that = |case: &Case, outcome| holds(model, case, outcome, &it.that);
        prop_assert!(forces(model, &pair.that, that));
    }
    let (one, other) = (pair.this.case(model), pair.that.case(model));
    prop_assert_eq!(&one.readings, &other.readings);
    let about = mentions::facts(model, &[&it.this, &it.that]);
    for index in 0..model.facts.len() {
        let fact = qufen_semantics::model::FactId(index as u32);
        let differs = one.get(fact) != other.get(fact);
        prop_assert_eq!(differs, pair.differing.contains(&fact));
        prop_assert!(!differs || about.contains(&fact));
    }
    if let Some(least) = least(model, it, &one.readings, !one_sided) {
        prop_assert_eq!(pair.differing.len(), least);
    }
    if one_sided {
        prop_assert_eq!(least(model, it, &one.readings, true), None);
    }
    Ok(())
}

/// The fewest differences between a tolerated case on 此方 alone and one that is not tolerated (on
/// 彼方), differing only in what the distinction is about.
fn least(model: &Model, it: &Distinction, readings: &[u32], on_that: bool) -> Option<usize> {
    let tolerant = tolerance::tolerant(model);
    let about = mentions::facts(model, &[&it.this, &it.that]);
    let cases = under(model, readings);
    let of = |side: &dyn Fn(&Case, OutcomeId) -> bool| -> Vec<Case> {
        let cases = cases.iter().filter(|(case, outcome)| side(case, *outcome));
        cases.map(|(case, _)| case.clone()).collect()
    };
    let this = of(&|case, outcome| {
        tolerant.contains(&outcome)
            && holds(model, case, outcome, &it.this)
            && !holds(model, case, outcome, &it.that)
    });
    let that = of(&|case, outcome| {
        !tolerant.contains(&outcome) && (!on_that || holds(model, case, outcome, &it.that))
    });
    let distance = |one: &Case, other: &Case| {
        let facts = one.facts.iter().zip(&other.facts).enumerate();
        let differing = facts.filter(|(_, (one, other))| one != other);
        let mut count = 0;
        for (index, _) in differing {
            let fact = qufen_semantics::model::FactId(index as u32);
            if !about.contains(&fact) {
                return None;
            }
            count += 1;
        }
        Some(count)
    };
    let pairs = this
        .iter()
        .flat_map(|one| that.iter().filter_map(|other| distance(one, other)));
    pairs.collect::<Vec<_>>().into_iter().min()
}

fn check_assertion(model: &Model, index: usize, found: &Obligation) -> Result<(), TestCaseError> {
    let assertion = &model.assertions[index];
    let cases = everywhere(model);
    let fulfilled =
        |(case, outcome): &(Case, OutcomeId)| holds(model, case, *outcome, &assertion.formula);
    let holds_so = if assertion.always {
        cases.iter().all(fulfilled)
    } else {
        cases.iter().any(fulfilled)
    };
    let expected = if cases.is_empty() {
        Status::Refuted(Reason::NoCase)
    } else if holds_so {
        Status::Proved
    } else if assertion.always {
        Status::Refuted(Reason::Broken)
    } else {
        Status::Refuted(Reason::Never)
    };
    prop_assert_eq!(found.status, expected);
    if let Some(witness) = &found.witness {
        let wanted = found.kind == Kind::Sometimes;
        let shown =
            |case: &Case, outcome| holds(model, case, outcome, &assertion.formula) == wanted;
        prop_assert!(forces(model, witness, shown));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn proofs_and_refutations_are_those_of_all_cases(specimen in specimens()) {
        let model = &specimen.model;
        prop_assume!(everywhere(model).len() <= 600);
        let all = prove(model, Budget { nodes: 1 << 16 });
        prop_assert_eq!(all.len(), model.distinctions.len() + model.assertions.len());
        for (it, found) in model.distinctions.iter().zip(&all) {
            check_distinction(model, it, found)?;
        }
        for index in 0..model.assertions.len() {
            check_assertion(model, index, &all[model.distinctions.len() + index])?;
        }
    }

    #[test]
    fn past_the_budget_a_search_settles_what_single_cases_can_show(specimen in specimens()) {
        let model = &specimen.model;
        prop_assume!(everywhere(model).len() <= 600);
        let sound = prove(model, Budget { nodes: 1 << 16 });
        for nodes in [1, 8, 64] {
            let all = prove(model, Budget { nodes });
            for (index, (found, sound)) in all.iter().zip(&sound).enumerate() {
                match model.distinctions.get(index) {
                    Some(it) if found.status == Status::Incomplete => {
                        check_incomplete(model, it, found, sound)?;
                    }
                    Some(it) => check_distinction(model, it, found)?,
                    None => check_assertion(model, index - model.distinctions.len(), found)?,
                }
                prop_assert!(found.status == sound.status || found.status == Status::Incomplete);
            }
        }
    }
}

/// A distinction that the diagram had no room for, and that no single case refutes.
fn check_incomplete(
    model: &Model,
    it: &Distinction,
    found: &Obligation,
    sound: &Obligation,
) -> Result<(), TestCaseError> {
    prop_assert!(matches!(
        sound.status,
        Status::Proved | Status::Refuted(Reason::NoContrast)
    ));
    prop_assert_eq!(&found.notes, &vec![Note::ThatDenied, Note::ThisGranted]);
    let tolerant = tolerance::tolerant(model);
    let granted = |case: &Case, outcome| {
        tolerant.contains(&outcome)
            && holds(model, case, outcome, &it.this)
            && !holds(model, case, outcome, &it.that)
    };
    let witness = found.witness.as_ref();
    prop_assert!(witness.is_some_and(|witness| forces(model, witness, granted)));
    Ok(())
}
