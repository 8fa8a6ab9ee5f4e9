//! Clauses that do nothing, and why.

use super::cases::{Examined, config, differs, holds, laws, verdict, without};
use crate::analyze::ground::Ground;
use crate::analyze::{Finding, FindingKind};
use proptest::prelude::*;
use qufen_semantics::model::{Case, ClauseId, Formula, OutcomeId};

const IDLE: [FindingKind; 6] = [
    FindingKind::Dead,
    FindingKind::BarredByRequirement,
    FindingKind::Dominated,
    FindingKind::Implied,
    FindingKind::NeverMatters,
    FindingKind::OnlyUnderReading,
];

/// The grounds of the clause that do not matter in these cases.
fn idle_in(law: &Examined<'_>, clause: ClauseId, cases: &[(Case, OutcomeId)]) -> Vec<usize> {
    let of_clause = (0..law.grounds.len()).filter(|at| law.grounds[*at].clause == clause);
    of_clause
        .filter(|at| !differs(cases, &without(law.model, *at)))
        .collect()
}

/// Whether the reason that the finding gives is one, for one of these grounds.
fn is_reason(law: &Examined<'_>, finding: &Finding, at: usize) -> bool {
    let ground = &law.grounds[at];
    let met = || law.all.iter().filter(|(case, _)| law.fires(ground, case));
    let other = finding.clauses.get(1).copied();
    let rivals = || law.grounds.iter().filter(|it| Some(it.clause) == other);
    match finding.kind {
        FindingKind::Dead => met().next().is_none(),
        FindingKind::BarredByRequirement => {
            let named = law
                .model
                .requirements
                .iter()
                .filter(|it| it.outcome == ground.outcome && Some(it.clause) == other);
            let fails = |case: &Case, condition: &Formula| !holds(law.model, case, condition);
            named
                .into_iter()
                .any(|it| met().all(|(case, _)| fails(case, &it.condition)))
                && (!finding.sentence.zh.contains("得不到")
                    || met().all(|(_, outcome)| *outcome != ground.outcome))
        }
        FindingKind::Implied => rivals()
            .filter(|it| it.outcome == ground.outcome)
            .any(|rival| met().all(|(case, _)| law.fires(rival, case))),
        FindingKind::Dominated => rivals().any(|rival| {
            rival.outcome < ground.outcome
                && met().all(|(case, outcome)| {
                    law.fires(rival, case)
                        && *outcome <= rival.outcome
                        && law.required(rival.outcome, case)
                })
        }),
        FindingKind::NeverMatters => {
            let zh = &finding.sentence.zh;
            if zh.contains("都不在适用范围内") {
                met().all(|(case, _)| !law.inside(case))
            } else if zh.contains("缺省也是") {
                ground.outcome == law.model.default
                    && met().all(|(_, outcome)| *outcome <= ground.outcome)
            } else {
                true
            }
        }
        FindingKind::OnlyUnderReading => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_clause_is_called_idle_when_it_is_and_for_a_true_reason(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for finding in law.findings.iter().filter(|it| IDLE.contains(&it.kind)) {
            let clause = finding.clauses[0];
            let about_ground = !finding.sentence.zh.contains("的条件不起作用")
                && !finding.sentence.zh.contains("范围不起作用")
                && !finding.sentence.zh.contains("没有案件能够符合它");
            if !about_ground {
                continue;
            }
            let idle = match finding.kind {
                FindingKind::OnlyUnderReading => idle_in(&law, clause, &law.usual),
                _ => idle_in(&law, clause, &law.all),
            };
            prop_assert!(idle.iter().any(|at| is_reason(&law, finding, *at)), "{:?}", finding);
        }
        for (at, ground) in law.grounds.iter().enumerate() {
            let meant = model.clauses[ground.clause.index()].formula == Some(Formula::Constant(false));
            if meant || differs(&law.usual, &without(&model, at)) {
                continue;
            }
            let told = law.findings.iter().any(|it| {
                IDLE.contains(&it.kind) && it.clauses[0] == ground.clause
            });
            prop_assert!(told, "{:?}", ground);
        }
    }

    #[test]
    fn a_clause_that_does_nothing_can_be_deleted_where_nothing_else_cites_it(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for finding in law.findings.iter().filter(|it| IDLE.contains(&it.kind)) {
            let zh = &finding.sentence.zh;
            let of_clause = |it: &&Ground| it.clause == finding.clauses[0];
            let mut grounds = law.grounds.iter().filter(of_clause);
            let (Some(ground), None) = (grounds.next(), grounds.next()) else { continue };
            let own = ground.condition == Formula::Clause(ground.clause);
            let idle = format!("{}不起作用：", law.cite(ground.clause));
            if !own || !zh.starts_with(&idle) || zh.contains("另有条款援引") {
                continue;
            }
            let mut other = model.clone();
            other.clauses[ground.clause.index()].formula = Some(Formula::Constant(false));
            prop_assert!(!differs(&law.all, &other), "{}", zh);
        }
    }

    #[test]
    fn what_matters_only_under_a_reading_matters_under_the_one_that_is_named(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for finding in law.found(FindingKind::OnlyUnderReading) {
            let clause = finding.clauses[0];
            let mut named = finding.examples[0].witness.readings.clone();
            named.retain(|(id, option)| model.readings[id.index()].default != *option);
            let only = !finding.sentence.zh.contains("例如");
            if law.grounds.iter().filter(|it| it.clause == clause).count() > 1 {
                continue;
            }
            for at in idle_in(&law, clause, &law.usual) {
                let other = without(&model, at);
                let moved: Vec<&Case> = law.all.iter()
                    .filter(|(case, outcome)| verdict(&other, case) != *outcome)
                    .map(|(case, _)| case)
                    .collect();
                let under = |case: &&Case| named.iter().all(|(id, option)| {
                    case.readings[id.index()] == *option
                });
                prop_assert!(moved.is_empty() || moved.iter().any(under), "{:?}", finding);
                prop_assert_eq!(only, moved.iter().all(under), "{:?}", finding);
            }
        }
    }

    #[test]
    fn a_scope_that_is_called_idle_can_go(model in laws()) {
        let law = Examined::of(&model);
        prop_assume!(!law.all.is_empty());
        for index in 0..model.scopes.len() {
            let mut other = model.clone();
            let scope = other.scopes.remove(index);
            let inside = |model: &_, case: &_| {
                qufen_evaluator::Values::of(model, case).outside().is_false()
            };
            let same = law.all.iter().all(|(case, _)| inside(&model, case) == inside(&other, case));
            let told = law.findings.iter().any(|it| {
                it.clauses[0..] == [scope.clause] && it.sentence.zh.contains("范围不起作用")
            });
            let twins = model.scopes.iter().filter(|it| it.clause == scope.clause).count() > 1;
            prop_assert!(told == same || twins, "{:?}", scope);
        }
    }
}
