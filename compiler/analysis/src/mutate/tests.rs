//! Verdicts against brute force: every complete lawful case under every reading.

use super::bench::lean;
use super::edit::Edit;
use super::operators::mutants;
use super::{Mutant, Notice, Options, Survey, Verdict, mutate};
use crate::space::Budget;
use proptest::prelude::*;
use qufen_diagnostics::Location;
use qufen_evaluator::testing::{Specimen, completions, example, outcomes, specimens};
use qufen_evaluator::{Decision, Values, explained};
use qufen_semantics::model::{
    Case, Clause, Exception, Formula, Model, OutcomeId, ReadingId, Requirement, Value,
};
use qufen_semantics::scenario::ResolvedScenario;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;

fn scenario(title: &str, case: Case, stated_readings: Vec<ReadingId>) -> ResolvedScenario {
    ResolvedScenario {
        title: title.into(),
        file: "示例.qf".into(),
        place: Location {
            source: qufen_diagnostics::SourceId(0),
            span: qufen_diagnostics::Span::default(),
        },
        notes: vec![],
        covers: vec![],
        case,
        stated_readings,
        expected: None,
    }
}

fn options(threads: usize) -> Options {
    Options {
        operators: vec![],
        budget: Budget::default(),
        threads: NonZeroUsize::new(threads).expect("some"),
    }
}

fn survey(model: &Model, scenarios: &[ResolvedScenario]) -> Survey {
    mutate(model, scenarios, &options(1), &|_, _| {}).expect("within budget")
}

/// Everything that a decision says in the case itself, without order.
fn said(decision: &Decision) -> Vec<String> {
    let scope = (&decision.scope, decision.outside);
    let mut said = vec![format!("{:?} {scope:?}", decision.outcome)];
    said.extend(decision.possible.iter().map(|it| format!("可能 {it}")));
    said.extend(decision.basis.iter().map(|it| format!("依 {}", it.cite)));
    let requirements = &decision.requirements;
    said.extend(
        requirements
            .met
            .iter()
            .map(|it| format!("具备 {}", it.cite)),
    );
    said.extend(
        requirements
            .failed
            .iter()
            .map(|it| format!("不具备 {}", it.cite)),
    );
    said.extend(
        requirements
            .open
            .iter()
            .map(|it| format!("待查 {}", it.cite)),
    );
    let defeated = decision.defeated.iter();
    said.extend(defeated.map(|it| format!("落空 {} {} {}", it.cite, it.outcome, it.by)));
    said.extend(
        decision
            .excepted
            .iter()
            .map(|it| format!("除外 {} {} {}", it.cite, it.effect, it.by)),
    );
    said.extend(decision.distinctions.iter().map(|it| format!("{it:?}")));
    said.extend(decision.factors.iter().map(|it| format!("{it:?}")));
    said.extend(
        decision
            .effects
            .iter()
            .map(|it| format!("效果 {}", it.cite)),
    );
    said.extend(decision.duties.iter().map(|it| format!("{it:?}")));
    said.sort();
    said
}

/// The decision by brute force; `None` when no completion is lawful.
fn decided(model: &Model, case: &Case) -> Option<Decision> {
    let possible = outcomes(model, case);
    let values = Values::of(model, case).decided(&possible);
    (!possible.is_empty()).then(|| explained(model, case, &values, &possible))
}

/// Every lawful complete case under every choice of readings.
fn all_cases(model: &Model) -> Vec<Case> {
    let mut plain = model.clone();
    plain
        .facts
        .iter_mut()
        .for_each(|fact| fact.presumption = None);
    let mut choices = vec![Case::unknown(model)];
    for (index, reading) in model.readings.iter().enumerate() {
        let options = 0..reading.options.len() as u32;
        let chosen = choices.iter().flat_map(|case| {
            options.clone().map(move |option| {
                let mut case = case.clone();
                case.choose(ReadingId(index as u32), option);
                case
            })
        });
        choices = chosen.collect();
    }
    let complete = choices.iter().flat_map(|case| completions(&plain, case));
    complete.map(|(case, _)| case).collect()
}

/// What the facts of the law are compared with, each comparison once.
fn comparisons(model: &Model) -> Vec<Formula> {
    let mut tests: Vec<Formula> = Vec::new();
    for formula in model.formulas() {
        formula.walk(&mut |part| {
            if matches!(part, Formula::Test(_)) && !tests.contains(part) {
                tests.push(part.clone());
            }
        });
    }
    tests
}

/// With 除外, 再除外 and 须 on one clause, which the generator of specimens leaves to the front end.
fn with_parts(mut model: Model) -> Model {
    let first = model.evaluation_order[0];
    let mut tests = comparisons(&model).into_iter();
    let mut chain =
        |limits: usize| Exception::of(first, tests.by_ref().take(limits).collect(), false);
    let exceptions: Vec<Exception> = [chain(2), chain(1)].into_iter().flatten().collect();
    let clause: &mut Clause = &mut model.clauses[first.index()];
    let own = clause.formula.clone();
    let excepted = |formula, it: &Exception| Formula::And(vec![formula, it.when.clone().negated()]);
    clause.formula = own.clone().map(|own| exceptions.iter().fold(own, excepted));
    clause.own.clone_from(&own);
    clause.exceptions = exceptions;
    clause.deemings.clear();
    // 须, as the front end makes it: the demand, or the whole clause.
    let demands = own.map(|own| Requirement {
        clause: first,
        outcome: OutcomeId(model.outcomes.len() as u32 - 1),
        condition: Formula::Or(vec![own, Formula::Clause(first)]),
    });
    model.requirements.extend(demands);
    model
}

/// Whether brute force knows values on both sides of every bound: it tries 0 to 4, and four days.
fn is_reached(mutant: &Mutant) -> bool {
    let mut reached = true;
    for edit in &mutant.edits {
        let Edit::Formula(_, formula) = edit else {
            continue;
        };
        formula.walk(&mut |part| {
            let Formula::Test(test) = part else { return };
            reached &= test.comparison.constants().iter().all(|value| match value {
                Value::Integer(n) | Value::Money(n) | Value::Ratio(n) | Value::Duration(n) => {
                    (1..=3).contains(n)
                }
                Value::Boolean(_) | Value::Variant(_) | Value::Date(_) => true,
            });
        });
    }
    reached
}

/// What a verdict claims holds.
fn check(model: &Model, scenarios: &[ResolvedScenario]) -> Result<(), TestCaseError> {
    let law = lean(model);
    let survey = survey(model, scenarios);
    let cases = all_cases(&law);
    let heard: Vec<&ResolvedScenario> = scenarios
        .iter()
        .filter(|it| decided(&law, &it.case).is_some())
        .collect();
    prop_assert_eq!(survey.scenarios.len(), heard.len());
    let reached = survey
        .mutants
        .iter()
        .filter(|(mutant, _)| is_reached(mutant));
    for (mutant, verdict) in reached {
        let slipped = mutant.model(&law).expect("a law");
        let differs = |case: &Case, stated: &[ReadingId]| {
            let meant = decided(&law, case).map(|it| said(&it));
            meant != decided(&slipped, &mutant.case(case, stated)).map(|it| said(&it))
        };
        let notices = |it: &&ResolvedScenario| differs(&it.case, &it.stated_readings);
        match verdict {
            Verdict::Killed { scenario, by } => {
                prop_assert!(notices(&heard[*scenario]), "{mutant:?}");
                let by_outcome = |it: &&ResolvedScenario| {
                    let case = mutant.case(&it.case, &it.stated_readings);
                    let names = |model: &Model, case: &Case| {
                        let all = outcomes(model, case).into_iter();
                        all.map(|it| model.outcomes[it.index()].clone())
                            .collect::<BTreeSet<_>>()
                    };
                    names(&law, &it.case) != names(&slipped, &case)
                };
                let by_any = heard.iter().any(by_outcome);
                prop_assert_eq!(by_any, *by == Notice::Outcome, "{:?}", mutant);
            }
            Verdict::Equivalent => {
                prop_assert!(!heard.iter().any(notices), "{mutant:?}");
                for case in &cases {
                    let fixed = mutant.default_reading().is_some_and(|(reading, _)| {
                        case.readings[reading.index()] != law.readings[reading.index()].default
                    });
                    prop_assert!(fixed || !differs(case, &[]), "{mutant:?} in {case:?}");
                }
            }
            Verdict::Survived(killer) => {
                prop_assert!(!heard.iter().any(notices), "{mutant:?}");
                prop_assert!(differs(&killer.case, &[]), "{mutant:?}: {killer:?}");
                let as_told = |decision: Option<Decision>| {
                    let mut possible = decision.map(|it| it.possible).unwrap_or_default();
                    possible.sort();
                    possible
                };
                prop_assert_eq!(&killer.meant, &as_told(decided(&law, &killer.case)));
                let case = mutant.case(&killer.case, &[]);
                prop_assert_eq!(&killer.slipped, &as_told(decided(&slipped, &case)));
            }
            Verdict::Incomplete => prop_assert!(false, "{mutant:?}"),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn every_verdict_holds_by_brute_force(specimen in specimens(), parts: bool, stated: bool) {
        let Specimen { model, case } = specimen;
        let model = if parts { with_parts(model) } else { model };
        let default = Case::unknown(&model).readings;
        let stated: Vec<ReadingId> = (0..model.readings.len() as u32)
            .map(ReadingId)
            .filter(|it| stated || case.readings[it.index()] != default[it.index()])
            .collect();
        check(&model, &[scenario("甲", case, stated)])?;
        check(&model, &[])?;
    }
}

#[test]
fn a_suite_grown_from_the_killers_leaves_no_survivor() {
    let model = example();
    let mut scenarios = Vec::new();
    for round in 0..60 {
        let survey = survey(&model, &scenarios);
        let survivor = survey
            .mutants
            .iter()
            .find_map(|(_, verdict)| match verdict {
                Verdict::Survived(killer) => Some(killer.case.clone()),
                _ => None,
            });
        match survivor {
            Some(case) => scenarios.push(scenario(&format!("第{round}"), case, vec![])),
            None => return assert!(!scenarios.is_empty()),
        }
    }
    panic!("sixty scenarios leave survivors");
}

#[test]
fn what_comes_out_does_not_depend_on_the_number_of_threads() {
    let model = example();
    let scenarios = [scenario("甲", Case::unknown(&model), vec![])];
    let with =
        |threads| mutate(&model, &scenarios, &options(threads), &|_, _| {}).expect("within budget");
    assert_eq!(with(1), with(3));
}

#[test]
fn no_mutant_is_the_law_itself_or_another_mutant() {
    let model = example();
    let all: Vec<Mutant> = mutants(&model, &|_| true);
    let made: Vec<Model> = all.iter().filter_map(|it| it.model(&model)).collect();
    assert!(made.len() > 30, "only {}", made.len());
    for (index, one) in made.iter().enumerate() {
        assert_ne!(*one, model, "{:?}", all[index]);
        assert!(!made[..index].contains(one), "{:?}", all[index]);
    }
}

#[test]
fn too_small_a_budget_is_said_to_be_too_small() {
    let model = example();
    let tiny = Options {
        budget: Budget { nodes: 24 },
        ..options(1)
    };
    let scenarios = [scenario("甲", Case::unknown(&model), vec![])];
    match mutate(&model, &scenarios, &tiny, &|_, _| {}) {
        Err(crate::space::Overrun) => {}
        Ok(survey) => assert!(
            survey
                .mutants
                .iter()
                .all(|(_, it)| !matches!(it, Verdict::Equivalent | Verdict::Survived(_)))
        ),
    }
}
