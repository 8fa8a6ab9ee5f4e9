//! Random laws in source: what the compiler makes of them, decides, proves and compares is held to a
//! meaning of the same words that shares nothing with it, case by case.

pub mod cases;
pub mod condition;
mod law;

use self::cases::{agrees, case, situations};
use self::condition::Situation;
use self::law::{EXEMPT, Law};
use crate::support::project;
use proptest::collection::vec;
use proptest::prelude::*;
use qufen_analysis::Decider;
use qufen_analysis::diff::{Correspondence, Outcomes, diff};
use qufen_analysis::prove::{Kind, Reason, Status, prove};
use qufen_analysis::space::Budget;
use qufen_evaluator::Values;
use qufen_evaluator::testing::Dice;
use qufen_semantics::InputFile;
use qufen_semantics::model::{ClauseId, Model};
use std::collections::BTreeSet;
use std::sync::Arc;

fn compiled(law: &Law) -> Arc<Model> {
    let files = vec![InputFile {
        path: "示例.qf".into(),
        text: law.source(),
    }];
    let errors = crate::support::errors(files.clone());
    assert!(errors.is_empty(), "{errors:?}\n{}", law.source());
    let project = project(files);
    let name = project.instruments().into_iter().next();
    let model = name.and_then(|name| project.model(&name));
    model.expect("a law without errors has a model")
}

/// Cases are decided as the words say, by the evaluator and by the diagram.
fn decides(law: &Law, model: &Arc<Model>) {
    let decider = Decider::new(Arc::clone(model));
    for (index, it) in situations().enumerate() {
        let case = case(model, &it);
        let meant = law.outcome(&it);
        let outcome = Values::of(model, &case).verdict();
        let outcome = outcome.map(|id| model.outcomes[id.index()].as_str());
        assert_eq!(outcome, Some(meant), "{it:?}\n{}", law.source());
        // The whole answer takes longer: one case in some.
        if index % 97 == 0 {
            let decision = decider.decide(&case);
            assert_eq!(
                decision.is_ok(),
                law.is_lawful(&it),
                "{it:?}\n{}",
                law.source()
            );
            if let Ok(decision) = decision {
                assert_eq!(
                    decision.outcome.as_deref(),
                    Some(meant),
                    "{it:?}\n{}",
                    law.source()
                );
            }
        }
    }
}

/// What is proved is so, and what is refuted is not; every witness is one.
fn proves(law: &Law, model: &Model) {
    let all: Vec<Situation> = situations().filter(|it| law.is_lawful(it)).collect();
    let exempt = |it: &&Situation| law.outcome(it) == EXEMPT;
    let some = |holds: &dyn Fn(&Situation) -> bool| all.iter().any(holds);
    let breach = some(&|it| law.outcome(it) == EXEMPT && law.that.holds(it));
    let only_this = |it: &Situation| law.this.holds(it) && !law.that.holds(it);
    for one in prove(model, Budget::default()) {
        let proved = one.status == Status::Proved;
        let witness = one.witness.as_ref();
        let seen = |holds: &dyn Fn(&Situation) -> bool| {
            let witness = witness.expect("a case is shown");
            let mut told = all
                .iter()
                .filter(|it| agrees(model, witness, it))
                .peekable();
            assert!(
                told.peek().is_some() && told.all(holds),
                "{witness:?}\n{}",
                law.source()
            );
        };
        match one.kind {
            Kind::Always => {
                let broken = all.iter().filter(exempt).any(|it| !law.asserted.holds(it));
                assert_eq!(proved, !broken && !all.is_empty(), "{}", law.source());
                if broken {
                    seen(&|it| law.outcome(it) == EXEMPT && !law.asserted.holds(it));
                }
            }
            Kind::Sometimes => {
                let met = all.iter().filter(exempt).any(|it| law.asserted.holds(it));
                assert_eq!(proved, met, "{}", law.source());
                if met {
                    seen(&|it| law.outcome(it) == EXEMPT && law.asserted.holds(it));
                }
            }
            Kind::Distinction => {
                let reached_that = some(&|it| law.reaches(it) && law.that.holds(it));
                let tolerated = some(&|it| law.outcome(it) == EXEMPT && only_this(it));
                let so = match one.status {
                    Status::Proved => !breach && reached_that && tolerated,
                    Status::Refuted(Reason::ThatTolerated) => breach,
                    Status::Refuted(Reason::ThatImpossible) => !reached_that,
                    Status::Refuted(Reason::ThisImpossible) => {
                        !some(&|it| law.reaches(it) && only_this(it))
                    }
                    Status::Refuted(Reason::ThisNeverTolerated) => !tolerated,
                    Status::Refuted(Reason::NoCase) => all.is_empty(),
                    _ => !breach,
                };
                assert!(so, "{:?}\n{}", one.status, law.source());
                if one.status == Status::Refuted(Reason::ThatTolerated) {
                    seen(&|it| law.outcome(it) == EXEMPT && law.that.holds(it));
                }
            }
        }
    }
}

/// Two versions are told to be equivalent exactly when they are, and the outcomes that change under the
/// default readings are the ones that do.
fn compares((old, before): (&Law, &Model), (new, after): (&Law, &Model)) {
    let clauses = before
        .clauses
        .iter()
        .enumerate()
        .filter_map(|(index, clause)| {
            let same = |other: &qufen_semantics::model::Clause| other.citation == clause.citation;
            let other = after.clauses.iter().position(same)?;
            Some((ClauseId(index as u32), ClauseId(other as u32)))
        });
    let same = Correspondence {
        clauses: clauses.collect(),
        renamed: Vec::new(),
    };
    let difference = diff(before, after, &same, Budget::default());
    let lawful: Vec<Situation> = situations().filter(|it| old.is_lawful(it)).collect();
    let moved = lawful
        .iter()
        .filter(|it| old.outcome(it) != new.outcome(it));
    let told = |comparison: &qufen_analysis::diff::Comparison| -> BTreeSet<(String, String)> {
        let pairs = comparison.transitions.iter().map(|it| &it.pair);
        pairs
            .map(|it| {
                (
                    before.outcomes[it.from.index()].clone(),
                    after.outcomes[it.to.index()].clone(),
                )
            })
            .collect()
    };
    let by_default = moved.clone().filter(|it| !it.second);
    let meant: BTreeSet<(String, String)> = by_default
        .map(|it| (old.outcome(it).into(), new.outcome(it).into()))
        .collect();
    let sources = || format!("{}\n\n{}", old.source(), new.source());
    match &difference.outcomes {
        Outcomes::Equivalent(_) => assert_eq!(moved.count(), 0, "{}", sources()),
        Outcomes::Different(comparison) => {
            assert!(moved.count() > 0, "{}", sources());
            assert_eq!(told(comparison), meant, "{}", sources());
        }
        other => panic!("nothing is established: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_laws_mean_what_their_words_say(rolls in vec(any::<u16>(), 400)) {
        let mut dice = Dice::new(rolls);
        let law = Law::drawn(&mut dice);
        let revised = law.revised(&mut dice);
        let (before, after) = (compiled(&law), compiled(&revised));
        decides(&law, &before);
        proves(&law, &before);
        compares((&law, &before), (&revised, &after));
    }
}
