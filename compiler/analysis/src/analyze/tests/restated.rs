//! Conditions said twice and alternatives that change nothing.

use super::cases::{Examined, NODES, config, differs, holds, laws};
use crate::analyze::FindingKind;
use crate::analyze::ground::Ground;
use crate::analyze::parts::{self, Already};
use crate::analyze::study::Study;
use crate::mentions;
use crate::space::{Space, Subject};
use proptest::prelude::*;
use qufen_semantics::model::{Case, ClauseId, Formula, Model, OutcomeId};

/// The law with other conditions in a clause, as a drafter would change it.
fn redrafted<'f>(
    model: &Model,
    clause: ClauseId,
    conditions: impl Iterator<Item = &'f Formula>,
) -> Model {
    let mut other = model.clone();
    other.clauses[clause.index()].formula = Some(Formula::And(conditions.cloned().collect()));
    other
}

/// Whether no other ground is of the clause, and its conditions are what the clause says.
fn stands_alone(law: &Examined<'_>, ground: &Ground) -> bool {
    let whole = Formula::Clause(ground.clause);
    let twins = law.grounds.iter().filter(|it| it.clause == ground.clause);
    let mut rules = law.model.rules.iter();
    twins.count() == 1
        && (ground.condition == whole
            || rules.any(|it| it.clause == ground.clause && it.condition == whole))
}

fn without_parts(ground: &Ground, gone: &[usize]) -> Vec<Formula> {
    let parts = ground.parts.iter().enumerate();
    let kept = parts.filter(|(at, _)| !gone.contains(at));
    kept.map(|(_, part)| part.clone()).collect()
}

fn without_alternatives(ground: &Ground, gone: &[(usize, usize)]) -> Vec<Formula> {
    let kept = |(at, part): (usize, &Formula)| match part {
        Formula::Or(inner) => {
            let inner = inner.iter().enumerate();
            let kept = inner.filter(|(which, _)| !gone.contains(&(at, *which)));
            Formula::Or(kept.map(|(_, alternative)| alternative.clone()).collect())
        }
        other => other.clone(),
    };
    ground.parts.iter().enumerate().map(kept).collect()
}

/// What makes a part superfluous in these cases.
fn already(
    law: &Examined<'_>,
    index: usize,
    at: usize,
    gone: &[usize],
    cases: &[(Case, OutcomeId)],
    why: &Already,
) -> bool {
    let ground = &law.grounds[index];
    let met = |case: &Case, formula: &Formula| holds(law.model, case, formula);
    let missing = || {
        cases
            .iter()
            .map(|(case, _)| case)
            .filter(|case| !met(case, &ground.parts[at]))
    };
    let lead = Formula::And(ground.lead.clone());
    match why {
        Already::Always => missing().next().is_none(),
        Already::Requirement(clause) => law
            .model
            .requirements
            .iter()
            .filter(|it| it.clause == *clause && it.outcome == ground.outcome)
            .any(|it| missing().all(|case| !met(case, &it.condition))),
        Already::Lead(rule) => *rule == ground.rule && missing().all(|case| !met(case, &lead)),
        Already::Own => missing().all(|case| {
            let others = ground.parts.iter().enumerate();
            let mut others = others.filter(|(other, _)| *other != at && !gone.contains(other));
            !(met(case, &lead) && others.all(|(_, part)| met(case, part)))
        }),
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_is_said_already_is_said_where_the_finding_says(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        for index in 0..law.grounds.len() {
            let (superfluous, _) = parts::examine(&study, index).expect("within budget");
            let mut gone = Vec::new();
            for each in &superfluous {
                prop_assert!(already(&law, index, each.at, &gone, &law.usual, &each.already));
                if each.always {
                    prop_assert!(already(&law, index, each.at, &gone, &law.all, &each.already));
                }
                if each.already == Already::Own {
                    gone.push(each.at);
                }
            }
        }
    }

    #[test]
    fn a_clause_may_be_redrafted_as_the_finding_says(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let space = Space::of(&model, NODES).expect("within budget");
        let study = Study::of(&space).expect("within budget");
        for (index, ground) in law.grounds.iter().enumerate() {
            if !stands_alone(&law, ground) {
                continue;
            }
            let (superfluous, idle) = parts::examine(&study, index).expect("within budget");
            let gone: Vec<usize> = superfluous.iter().map(|it| it.at).collect();
            for (kind, left) in [
                (FindingKind::Restated, without_parts(ground, &gone)),
                (FindingKind::IdleAlternative, without_alternatives(ground, &idle)),
            ] {
                let Some(finding) = law.found(kind).find(|it| it.clauses[0] == ground.clause) else {
                    continue;
                };
                let zh = &finding.sentence.zh;
                let other = redrafted(&model, ground.clause, ground.lead.iter().chain(&left));
                let concerned = match zh.contains("按缺省的解读删去") {
                    true => &law.usual,
                    false => &law.all,
                };
                prop_assert!(zh.contains("另有条款援引") || !differs(concerned, &other), "{}", zh);
            }
        }
    }

    #[test]
    fn an_alternative_that_changes_nothing_is_told_of(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        let idle_clause = |clause: ClauseId| law.findings.iter().any(|it| {
            (it.kind < FindingKind::DeemedByReading || it.kind == FindingKind::OnlyUnderReading) && it.clauses[0] == clause
        });
        for (index, ground) in law.grounds.iter().enumerate() {
            if idle_clause(ground.clause) {
                continue;
            }
            for (at, part) in ground.parts.iter().enumerate() {
                let Formula::Or(alternatives) = part else { continue };
                let idle = (0..alternatives.len()).any(|which| {
                    let subjects = mentions::subjects(&model, &alternatives[which]);
                    let readings = subjects.iter().any(|it| matches!(it, Subject::Reading(_)));
                    let other = super::cases::with_grounds(&model, |other, ground| {
                        let mut parts = ground.parts.clone();
                        if other == index && let Formula::Or(inner) = &mut parts[at] {
                            inner.remove(which);
                        }
                        Some(parts)
                    });
                    !readings && !differs(&law.all, &other)
                });
                let told = law.findings.iter().any(|it| {
                    [FindingKind::IdleAlternative, FindingKind::Restated].contains(&it.kind)
                        && it.clauses[0] == ground.clause
                });
                prop_assert!(!idle || told, "{:?}", part);
            }
        }
    }
}
