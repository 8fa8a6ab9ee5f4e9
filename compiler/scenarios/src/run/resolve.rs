//! From a project to decided scenarios.

use super::bearing::Bearing;
use super::claim::claims;
use super::{Options, Trial, TrialFile, Undecidable};
use crate::compare::Expectation;
use crate::golden::Words;
use qufen_analysis::Decider;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_evaluator::DecideError;
use qufen_semantics::model::{ClauseId, FactId, Model, OutcomeId};
use qufen_semantics::scenario::{Expected, ResolvedScenario};
use qufen_semantics::{InstrumentName, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// Every file of the selection, its selected scenarios decided.
pub(super) fn trial_files(project: &Project, options: &Options) -> Vec<TrialFile> {
    let mut bench = Bench {
        project,
        versions: BTreeMap::new(),
    };
    let mut paths = project.scenario_files();
    paths.sort();
    paths.retain(|path| options.filter.has_file(path));
    paths
        .into_iter()
        .map(|path| bench.file(path, options))
        .collect()
}

/// The versions that scenarios ran under so far.
struct Bench<'p> {
    project: &'p Project,
    versions: BTreeMap<InstrumentName, Option<Version>>,
}

#[derive(Clone)]
struct Version {
    model: Arc<Model>,
    decider: Rc<Decider>,
    words: Rc<Words>,
}

impl Bench<'_> {
    fn file(&mut self, path: String, options: &Options) -> TrialFile {
        let (scenarios, mut diagnostics) = self.project.scenarios(&path, options.target.as_ref());
        let titles = scenarios
            .iter()
            .map(|(_, scenario)| scenario.title.clone())
            .collect();
        let selected = scenarios
            .iter()
            .filter(|(_, s)| options.filter.has(&path, &s.title));
        let mut trials = Vec::new();
        let mut broken = BTreeSet::new();
        for (instrument, scenario) in selected {
            match self.version(instrument) {
                Some(version) => trials.push(trial(instrument, version, scenario)),
                None if broken.insert(instrument) => diagnostics.push(
                    Diagnostic::new(codes::SCENARIO_NO_MODEL, scenario.place)
                        .with("version", shown(instrument)),
                ),
                None => {}
            }
        }
        TrialFile {
            path,
            titles,
            trials,
            diagnostics,
        }
    }

    fn version(&mut self, instrument: &InstrumentName) -> Option<Version> {
        let project = self.project;
        let load = || {
            // Words that are not those of the official text are no law to test under.
            let sound = project.errors(instrument).is_empty();
            let model = project.model(instrument).filter(|_| sound)?;
            Some(Version {
                words: Rc::new(Words::of(&model)),
                decider: Rc::new(Decider::new(Arc::clone(&model))),
                model,
            })
        };
        self.versions
            .entry(instrument.clone())
            .or_insert_with(load)
            .clone()
    }
}

/// Decides one scenario.
fn trial(instrument: &InstrumentName, version: Version, scenario: &ResolvedScenario) -> Trial {
    let model = &*version.model;
    let ruling = version.decider.decide(&scenario.case).map_err(undecidable);
    let expected = scenario.expected.as_ref();
    let open_clauses = match (expected, &ruling) {
        (Some(expected), Ok(decision)) => {
            let bearing = Bearing::of(model, scenario, decision);
            bearing.open_among(&expected.pending_clauses)
        }
        _ => BTreeSet::new(),
    };
    Trial {
        title: scenario.title.clone(),
        place: scenario.place,
        instrument: shown(instrument),
        nature: model.instrument.nature.clone(),
        covers: claims(model, scenario),
        expectation: expected.map(|expected| named(expected, model)),
        words: version.words,
        open_clauses,
        ruling,
    }
}

fn shown(instrument: &InstrumentName) -> String {
    format!("《{}》 版本 {}", instrument.title, instrument.version)
}

fn undecidable(error: DecideError) -> Undecidable {
    match error {
        DecideError::TextNotHeld => Undecidable::TextNotHeld,
        DecideError::Contradictory { constraint } => Undecidable::Contradictory(constraint),
    }
}

/// 期望 in names. An id of another model would be a defect; it is left out rather than a panic.
fn named(expected: &Expected, model: &Model) -> Expectation {
    let outcome = |id: &OutcomeId| model.outcomes.get(id.index()).cloned();
    let fact = |id: &FactId| model.facts.get(id.index()).map(|fact| fact.name.clone());
    let clauses = |ids: &[ClauseId]| ids.iter().filter_map(|id| citation(model, *id)).collect();
    Expectation {
        outcomes: expected.outcomes.iter().filter_map(outcome).collect(),
        open: expected.open,
        basis: clauses(&expected.basis),
        pending_facts: expected.pending_facts.iter().filter_map(fact).collect(),
        pending_clauses: clauses(&expected.pending_clauses),
        place: expected.place,
    }
}

fn citation(model: &Model, clause: ClauseId) -> Option<String> {
    model
        .clauses
        .get(clause.index())
        .map(|clause| clause.citation.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::unmet;
    use crate::sample::place;
    use qufen_evaluator::testing::example;
    use qufen_semantics::model::{Case, Value};

    fn scenario(model: &Model, findings: &[(&str, Value)], expected: Expected) -> ResolvedScenario {
        let mut case = Case::unknown(model);
        for (fact, value) in findings {
            case.set(model.fact(fact).expect("is a fact"), Some(*value));
        }
        ResolvedScenario {
            title: "甲".into(),
            file: "例/x.qf".into(),
            place: place(0, 1),
            notes: vec![],
            covers: vec![],
            case,
            stated_readings: vec![],
            expected: Some(expected),
        }
    }

    fn decided(findings: &[(&str, Value)], expected: impl Fn(&Model) -> Expected) -> Trial {
        let model = Arc::new(example());
        let words = Rc::new(Words::of(&model));
        let decider = Rc::new(Decider::new(Arc::clone(&model)));
        let scenario = scenario(&model, findings, expected(&model));
        let name = InstrumentName {
            title: model.instrument.title.clone(),
            version: model.instrument.version.clone(),
            file: "例/law.qf".into(),
        };
        trial(
            &name,
            Version {
                model,
                decider,
                words,
            },
            &scenario,
        )
    }

    fn pending(model: &Model, clauses: &[&str], facts: &[&str]) -> Expected {
        Expected {
            outcomes: vec![],
            open: true,
            basis: vec![],
            pending_facts: facts.iter().filter_map(|fact| model.fact(fact)).collect(),
            pending_clauses: clauses
                .iter()
                .filter_map(|cite| model.clause(cite))
                .collect(),
            place: place(0, 1),
        }
    }

    const KNOWN: [(&str, Value); 6] = [
        ("任职单位", Value::Variant(0)),
        ("法律明令禁止", Value::Boolean(false)),
        ("集体决策", Value::Boolean(true)),
        ("先行先试", Value::Boolean(true)),
        ("及时补正", Value::Boolean(false)),
        ("初衷为公", Value::Boolean(true)),
    ];

    #[test]
    fn a_clause_is_pending_while_the_outcome_turns_on_it() {
        let trial = decided(&KNOWN, |model| {
            pending(model, &["第四条第(二)项"], &["损失金额"])
        });
        let decision = trial.ruling.as_ref().expect("decides");
        assert_eq!(trial.nature.as_deref(), Some("示例"));
        let expectation = trial.expectation.as_ref().expect("expects");
        assert_eq!(unmet(expectation, decision, &trial.open_clauses), []);
    }

    #[test]
    fn a_clause_that_fails_already_is_not_pending() {
        let trial = decided(&KNOWN, |model| pending(model, &["第三条第(二)项"], &[]));
        assert!(trial.open_clauses.is_empty());
    }

    #[test]
    fn a_case_that_breaks_a_constraint_is_not_decided() {
        let findings = [
            ("谋取私利", Value::Boolean(true)),
            ("初衷为公", Value::Boolean(true)),
        ];
        let trial = decided(&findings, |model| pending(model, &[], &[]));
        let broken = Undecidable::Contradictory("谋取私利 蕴含 非 初衷为公".into());
        assert_eq!(trial.ruling, Err(broken));
    }
}
