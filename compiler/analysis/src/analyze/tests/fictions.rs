//! What is owed to a fiction, under which readings, and what is told of it.

use super::cases::{Examined, NODES, compiled, config, holds, laws, verdict, without};
use crate::analyze::fictions::fictions;
use crate::analyze::ground::of_rule;
use crate::analyze::profit::Profit;
use crate::analyze::study::Study;
use crate::analyze::{Finding, FindingKind};
use crate::mentions;
use crate::space::{Space, Subject};
use crate::tests::every_case::{under, usual};
use proptest::prelude::*;
use qufen_evaluator::testing::Dice;
use qufen_semantics::model::{Case, ClauseId, Deeming, Formula, Model, OutcomeId, ReadingId};
use std::collections::BTreeSet;

/// Laws with up to five fictions more, with and without 当, some of them bound to a reading.
fn laws_of_fictions() -> impl Strategy<Value = Model> {
    let rolls = proptest::collection::vec(any::<u16>(), 0..40);
    (laws(), rolls).prop_map(|(model, rolls)| with_fictions(model, &mut Dice::new(rolls)))
}

fn with_fictions(mut model: Model, dice: &mut Dice) -> Model {
    let order = model.evaluation_order.clone();
    for _ in 0..dice.below(6) {
        if order.len() < 2 {
            break;
        }
        let mut at = 1 + dice.below(order.len() - 1);
        let mut by = order[dice.below(at)];
        // As a rule an item of the circumstances makes good a requirement.
        if dice.chance(1, 2)
            && let Some((ground, requirement)) = dice.choose(&profitable(&model)).copied()
        {
            (by, at) = (order[ground], requirement);
        }
        let deemed = order[at];
        let mut when = vec![Formula::Clause(by)];
        if dice.chance(1, 2)
            && let Some(reading) = dice.choose(&choices(&model)).cloned()
        {
            when.push(reading);
        }
        if dice.chance(1, 3) {
            let other = Formula::Clause(order[dice.below(at)]);
            when.push(match dice.chance(1, 2) {
                true => other,
                false => other.negated(),
            });
        }
        let clause = &mut model.clauses[deemed.index()];
        let whole = clause.own.is_some() && Some(compiled(clause)) == clause.formula;
        if clause.formula.is_none() || !(whole || clause.own.is_none()) {
            continue;
        }
        if !whole {
            clause.own = clause.formula.clone();
        }
        let when = Formula::And(when);
        clause.deemings.push(Deeming { by, when });
        clause.formula = Some(compiled(clause));
    }
    model
}

/// Places in the order of clauses: grounds, and what their outcome requires where that comes later.
fn profitable(model: &Model) -> Vec<(usize, usize)> {
    let place = |clause: ClauseId| model.evaluation_order.iter().position(|it| *it == clause);
    let grounds = model.rules.iter().flat_map(|rule| of_rule(model, rule));
    let pairs = grounds.flat_map(|ground| {
        let asked = model.requirements.iter();
        let asked = asked.filter(move |it| it.outcome == ground.outcome);
        asked.map(move |it| (ground.clause, it.clause))
    });
    let places = pairs.filter_map(|(ground, asked)| place(ground).zip(place(asked)));
    places.filter(|(ground, asked)| ground < asked).collect()
}

/// Every option of every reading, as a condition.
fn choices(model: &Model) -> Vec<Formula> {
    let readings = (0..).map(ReadingId).zip(&model.readings);
    let options = |(id, reading): (ReadingId, &qufen_semantics::model::Reading)| {
        (0..reading.options.len() as u32).map(move |option| Formula::Reading(id, option))
    };
    readings.flat_map(options).collect()
}

/// The law without one fiction.
fn without_fiction(model: &Model, deemed: ClauseId, place: usize) -> Model {
    let mut other = model.clone();
    let clause = &mut other.clauses[deemed.index()];
    clause.deemings.remove(place);
    clause.formula = Some(compiled(clause));
    other
}

/// From what these cases come out as without the fiction to what they come out as by the law.
fn owed(cases: &[(Case, OutcomeId)], other: &Model) -> BTreeSet<(OutcomeId, OutcomeId)> {
    let pairs = cases
        .iter()
        .map(|(case, outcome)| (verdict(other, case), *outcome));
    pairs.filter(|(from, to)| from != to).collect()
}

/// What is told of the ground that the fiction stands under, where the fiction does nothing.
fn void_is_true(
    law: &Examined<'_>,
    profit: &Profit<'_, '_, '_>,
    (by, deemed): (ClauseId, ClauseId),
    cases: &[(Case, OutcomeId)],
    zh: &str,
) -> Result<(), TestCaseError> {
    let model = law.model;
    let own = model.clauses[deemed.index()]
        .own
        .clone()
        .expect("own words");
    let index = law
        .grounds
        .iter()
        .position(|it| it.clause == by && it.outcome == profit.outcome);
    let index = index.expect("the ground");
    let ground = &law.grounds[index];
    let by_limb_alone = |case: &Case| {
        let Some(limb) = &profit.limb else {
            return true;
        };
        let mut lists = ground.parts.iter().filter_map(|part| match part {
            Formula::Or(alternatives) if alternatives.contains(limb) => Some(alternatives),
            _ => None,
        });
        lists.any(|alternatives| {
            alternatives
                .iter()
                .all(|it| (it == limb) == holds(model, case, it))
        })
    };
    let fires = |case: &&(Case, OutcomeId)| {
        law.inside(&case.0) && law.fires(ground, &case.0) && by_limb_alone(&case.0)
    };
    let others = |case: &Case| {
        let mut all = model.requirements.iter();
        all.all(|it| {
            it.outcome != ground.outcome || it.clause == deemed || holds(model, case, &it.condition)
        })
    };
    let fired: Vec<_> = cases.iter().filter(fires).collect();
    let granted = fired.iter().any(|(case, outcome)| {
        *outcome == ground.outcome && !holds(model, case, &own) && others(case)
    });
    prop_assert!(!granted, "{}", zh);
    let other = without(model, index);
    let of_use = fired.iter().any(|(case, outcome)| {
        *outcome == ground.outcome
            && holds(model, case, &own)
            && verdict(&other, case) != ground.outcome
    });
    prop_assert_eq!(zh.contains("只对符合的案件有用"), of_use, "{}", zh);
    prop_assert_eq!(zh.contains("因此落空"), !of_use, "{}", zh);
    Ok(())
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn what_is_told_of_fictions_is_what_is_true(model in laws_of_fictions()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        let fictions = fictions(&study).expect("within budget");
        let count: usize = model.clauses.iter().map(|clause| clause.deemings.len()).sum();
        prop_assert_eq!(fictions.len(), count);
        let mut told = law.findings.iter().filter(|it| {
            [FindingKind::DeemedByReading, FindingKind::IdleFiction].contains(&it.kind)
        }).collect::<Vec<&Finding>>();
        let mut take = |kind, clauses: [ClauseId; 2], words: &str| {
            let at = told.iter().position(|it| {
                it.kind == kind && it.clauses == clauses && it.sentence.zh.contains(words)
            });
            at.map(|at| told.remove(at).sentence.zh.clone())
        };
        let mut places = std::collections::BTreeMap::new();
        for fiction in &fictions {
            let (by, deemed) = (fiction.deeming.by, fiction.deemed);
            let place: &mut usize = places.entry(deemed).or_default();
            let other = without_fiction(&model, deemed, *place);
            *place += 1;
            if owed(&law.all, &other).is_empty() {
                let idle = law.is_dead(by) || law.is_idle(deemed);
                let said = take(FindingKind::IdleFiction, [by, deemed], "不起作用");
                prop_assert_eq!(said.is_none(), idle, "{:?}", said);
                continue;
            }
            let mut said = false;
            for (index, reading) in model.readings.iter().enumerate() {
                let id = ReadingId(index as u32);
                if !mentions::subjects(&model, &fiction.deeming.when).contains(&Subject::Reading(id)) {
                    continue;
                }
                let options = fiction.by_option(&study, id).expect("within budget");
                let cases: Vec<_> = (0..reading.options.len()).map(|option| {
                    let mut choice = usual(&model);
                    choice[index] = option as u32;
                    under(&model, &choice)
                }).collect();
                let pairs: Vec<_> = cases.iter().map(|cases| owed(cases, &other)).collect();
                for (found, pairs) in options.iter().zip(&pairs) {
                    let found: BTreeSet<_> = found.iter().map(|it| (it.from, it.to)).collect();
                    prop_assert_eq!(&found, pairs);
                }
                let mixed = pairs.iter().any(BTreeSet::is_empty) && !pairs.iter().all(BTreeSet::is_empty);
                if !mixed {
                    continue;
                }
                said = true;
                let words = format!("「{}」取", reading.name);
                let head = format!("：{words}");
                let zh = take(FindingKind::DeemedByReading, [by, deemed], &head);
                let zh = zh.expect("what hangs on a reading is told");
                let profit = Profit::of(&study, fiction).expect("within budget");
                let of_option = zh.trim_end_matches('。').split(&words).skip(1);
                for ((zh, cases), (pairs, (label, _))) in
                    of_option.zip(&cases).zip(pairs.iter().zip(&reading.options))
                {
                    prop_assert!(zh.starts_with(&format!("{label}时")), "{}", zh);
                    prop_assert_eq!(zh.contains("时不起作用"), pairs.is_empty(), "{}", zh);
                    prop_assert_eq!(zh.matches("变为").count(), pairs.len(), "{}", zh);
                    for (from, to) in pairs {
                        let words = format!("由「{}」变为「{}」", law.name(*from), law.name(*to));
                        prop_assert!(zh.contains(&words), "{}", zh);
                    }
                    if zh.contains("也得不到") {
                        let profit = profit.as_ref().expect("a ground");
                        void_is_true(&law, profit, (by, deemed), cases, zh)?;
                    }
                }
            }
            if !said && owed(&law.usual, &other).is_empty() {
                let zh = take(FindingKind::DeemedByReading, [by, deemed], "换用别的解读才有意义");
                prop_assert!(zh.is_some());
            }
        }
        prop_assert!(told.is_empty(), "{:?}", told);
    }

    #[test]
    fn every_example_of_a_fiction_comes_out_as_it_says(model in laws_of_fictions()) {
        let law = Examined::of(&model);
        for example in law.findings.iter().flat_map(|finding| &finding.examples) {
            let reached = qufen_evaluator::testing::outcomes(&model, &example.witness.case(&model));
            prop_assert_eq!(reached, vec![example.outcome], "{:?}", example);
        }
    }
}
