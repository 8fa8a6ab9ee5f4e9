//! Coverage against brute force over every completion.

use crate::cover::{Aim, Coverage, Role, Standing, judgements, measure, obligations, turning};
use crate::space::Space;
use proptest::prelude::*;
use qufen_evaluator::testing::{completions, outcomes, specimens};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, ClauseId, Formula, Model, OutcomeId};

const NODES: usize = 1 << 16;

/// The formula with its n-th leaf that is no constant replaced.
fn replaced(formula: &Formula, target: usize, value: bool) -> Formula {
    fn go(formula: &Formula, next: &mut usize, target: usize, value: bool) -> Formula {
        let mut all = |parts: &[Formula]| {
            let parts = parts.iter().map(|part| go(part, next, target, value));
            parts.collect::<Vec<_>>()
        };
        match formula {
            Formula::Constant(_) => formula.clone(),
            Formula::And(parts) => Formula::And(all(parts)),
            Formula::Or(parts) => Formula::Or(all(parts)),
            Formula::Not(inner) => Formula::Not(Box::new(go(inner, next, target, value))),
            leaf => {
                *next += 1;
                if *next - 1 == target {
                    Formula::Constant(value)
                } else {
                    leaf.clone()
                }
            }
        }
    }
    go(formula, &mut 0, target, value)
}

/// Whether a clause plays a role in a complete case.
fn plays(model: &Model, values: &Values<'_>, outcome: OutcomeId, id: ClauseId, role: Role) -> bool {
    let is_true = |formula: &Formula| values.formula(formula) == Truth::True;
    let clause = &model.clauses[id.index()];
    let holds = values.clause(id) == Truth::True;
    let own = || clause.own.as_ref().is_some_and(is_true);
    let fires = |wanted: OutcomeId| {
        let mut rules = model.rules.iter().filter(|rule| rule.outcome == wanted);
        rules.any(|rule| {
            let by_item = rule.items.contains(&id) && (id == rule.clause || holds);
            let by_itself = rule.items.is_empty() && rule.clause == id;
            is_true(&rule.condition) && (by_item || by_itself)
        })
    };
    match role {
        Role::Reaches(value) => holds == value,
        Role::Carries(wanted) => {
            outcome == wanted && fires(wanted) && values.required(wanted) == Truth::True
        }
        Role::Defeated(wanted) => outcome != wanted && fires(wanted),
        Role::Required(wanted, met) => {
            let all = model.requirements.iter();
            let mut own = all.filter(|it| it.clause == id && it.outcome == wanted);
            let supported = values.supported(wanted) == Truth::True;
            supported && own.any(|it| is_true(&it.condition) == met)
        }
        Role::Governs(true) => {
            let mut scopes = model.scopes.iter().filter(|it| it.clause == id);
            scopes.any(|it| is_true(&it.condition))
        }
        Role::Governs(false) => values.outside() == Truth::True,
        Role::Deemed(n) => is_true(&clause.deemings[n].when) && !own(),
        Role::Excepted(n) => is_true(&clause.exceptions[n].when) && own() != holds,
        Role::Effect(n, follows) => is_true(&model.effects[n].condition) == follows,
        Role::Norm(n, follows) => is_true(&model.norms[n].condition) == follows,
        Role::Side(n, this) => match this {
            true => is_true(&model.distinctions[n].this),
            false => is_true(&model.distinctions[n].that),
        },
        Role::Leans(n, favourable) => match favourable {
            true => is_true(&model.factors[n].favourable),
            false => is_true(&model.factors[n].adverse),
        },
    }
}

/// Whether a complete case meets an aim.
fn meets(model: &Model, case: &Case, outcome: OutcomeId, aim: Aim) -> bool {
    let values = Values::of(model, case).decided(&[outcome]);
    let is_true = |formula: &Formula| values.formula(formula) == Truth::True;
    let judged = judgements(model);
    match aim {
        Aim::Outcome(wanted) => wanted == outcome,
        Aim::Role(clause, role) => plays(model, &values, outcome, clause, role),
        Aim::Value(index, place, value) => is_true(&judged[index].0.conditions[place]) == value,
        Aim::Turns(index, place, value) => {
            let (judgement, formula) = &judged[index];
            is_true(&judgement.conditions[place]) == value
                && is_true(&replaced(formula, place, true))
                    != is_true(&replaced(formula, place, false))
        }
    }
}

fn any_readings(model: &Model) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    for reading in &model.readings {
        let options = 0..reading.options.len() as u32;
        let longer = |chosen: &Vec<u32>| -> Vec<Vec<u32>> {
            let each = options
                .clone()
                .map(|option| [chosen.clone(), vec![option]].concat());
            each.collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// Every lawful complete case under every reading.
fn everything(model: &Model) -> Vec<(Case, OutcomeId)> {
    let mut plain = model.clone();
    plain
        .facts
        .iter_mut()
        .for_each(|fact| fact.presumption = None);
    let under = any_readings(model).into_iter().map(|readings| {
        let mut case = Case::unknown(model);
        case.readings = readings;
        case
    });
    under.flat_map(|case| completions(&plain, &case)).collect()
}

fn measured(model: &Model, cases: &[Case]) -> Coverage {
    let space = Space::of(model, NODES).expect("within budget");
    measure(&space, cases).expect("within budget")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn an_aim_is_met_exactly_when_every_completion_meets_it(specimen in specimens()) {
        let model = &specimen.model;
        let coverage = measured(model, std::slice::from_ref(&specimen.case));
        let all = completions(model, &specimen.case);
        for entry in &coverage.entries {
            let mut met = all.iter().map(|(case, outcome)| meets(model, case, *outcome, entry.aim));
            let expected = !all.is_empty() && met.all(|met| met);
            let found = matches!(entry.standing, Standing::Met { .. });
            prop_assert_eq!(found, expected, "{:?}", entry.aim);
        }
    }

    #[test]
    fn what_is_infeasible_has_no_case_and_what_is_missing_has_its_example(specimen in specimens()) {
        let model = &specimen.model;
        let coverage = measured(model, &[]);
        let all = everything(model);
        for entry in &coverage.entries {
            let mut met = all.iter().map(|(case, outcome)| meets(model, case, *outcome, entry.aim));
            let possible = met.any(|met| met);
            match &entry.standing {
                Standing::Met { .. } => prop_assert!(false, "nothing is met by no case"),
                Standing::Infeasible(_) => prop_assert!(!possible, "{:?}", entry.aim),
                Standing::Missing(witness) => {
                    let again = measured(model, &[witness.case(model)]);
                    let same = again.entries.iter().find(|it| it.aim == entry.aim);
                    let met = same.is_some_and(|it| it.standing == Standing::Met { first: 0, cases: 1 });
                    prop_assert!(met);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_cases_does_not_matter(specimen in specimens()) {
        let model = &specimen.model;
        let cases: Vec<Case> = everything(model).into_iter().map(|(case, _)| case).take(5).collect();
        let mut reversed = cases.clone();
        reversed.reverse();
        let met = |coverage: &Coverage| {
            let met = coverage.entries.iter().map(|it| matches!(it.standing, Standing::Met { .. }));
            met.collect::<Vec<bool>>()
        };
        prop_assert_eq!(met(&measured(model, &cases)), met(&measured(model, &reversed)));
    }

    #[test]
    fn turning_agrees_with_substitution(specimen in specimens()) {
        let model = &specimen.model;
        let space = Space::of(model, NODES).expect("within budget");
        for (judgement, formula) in judgements(model) {
            let found = turning(&space, formula).expect("within budget");
            prop_assert_eq!(found.len(), judgement.conditions.len());
            for (place, region) in found.iter().enumerate() {
                let one = space.formula(&replaced(formula, place, true)).expect("within budget");
                let other = space.formula(&replaced(formula, place, false)).expect("within budget");
                prop_assert!(*region == one.xor(&other).expect("within budget"));
            }
        }
    }

    #[test]
    fn every_outcome_that_is_reachable_is_feasible(specimen in specimens()) {
        let model = &specimen.model;
        let coverage = measured(model, std::slice::from_ref(&specimen.case));
        let reached = outcomes(model, &specimen.case);
        for entry in &coverage.entries {
            if let Aim::Outcome(outcome) = entry.aim {
                let is_infeasible = matches!(entry.standing, Standing::Infeasible(_));
                prop_assert!(!(is_infeasible && reached.contains(&outcome)));
            }
        }
        let space = Space::of(model, NODES).expect("within budget");
        let (_, all) = obligations(&space).expect("within budget");
        prop_assert_eq!(all.len(), coverage.entries.len());
    }
}
