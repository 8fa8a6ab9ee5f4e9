//! From a project to decided scenarios.

use super::{Options, Trial, TrialFile, Undecidable};
use crate::compare::Expectation;
use crate::golden::Words;
use qufen_evaluator::{DecideError, Decision, decide};
use qufen_semantics::model::{ClauseId, Formula, Model};
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
    words: Rc<Words>,
}

impl Bench<'_> {
    fn file(&mut self, path: String, options: &Options) -> TrialFile {
        let (scenarios, diagnostics) = self.project.scenarios(&path, options.target.as_ref());
        let titles = scenarios
            .iter()
            .map(|(_, scenario)| scenario.title.clone())
            .collect();
        let selected = scenarios
            .iter()
            .filter(|(_, s)| options.filter.has(&path, &s.title));
        let trials = selected
            .map(|(instrument, s)| self.trial(instrument, s))
            .collect();
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
            let model = project.model(instrument)?;
            Some(Version {
                words: Rc::new(Words::of(&model)),
                model,
            })
        };
        self.versions
            .entry(instrument.clone())
            .or_insert_with(load)
            .clone()
    }

    fn trial(&mut self, instrument: &InstrumentName, scenario: &ResolvedScenario) -> Trial {
        let version = self.version(instrument);
        let model = version.as_ref().map(|version| &*version.model);
        let ruling = match model {
            None => Err(Undecidable::NoModel),
            Some(model) => decide(model, &scenario.case).map_err(undecidable),
        };
        let expected = scenario.expected.as_ref().zip(model);
        let open_clauses = match (expected, &ruling) {
            (Some((expected, model)), Ok(decision)) => open_clauses(model, expected, decision),
            _ => BTreeSet::new(),
        };
        Trial {
            title: scenario.title.clone(),
            place: scenario.place,
            instrument: format!("《{}》 版本 {}", instrument.title, instrument.version),
            nature: model.and_then(|model| model.instrument.nature.clone()),
            covers: scenario.covers.clone(),
            expectation: expected.map(|(expected, model)| named(expected, model)),
            words: version.map_or_else(Rc::default, |version| version.words),
            open_clauses,
            ruling,
        }
    }
}

fn undecidable(error: DecideError) -> Undecidable {
    match error {
        DecideError::TextNotHeld => Undecidable::TextNotHeld,
        DecideError::Contradictory { constraint } => Undecidable::Contradictory(constraint),
    }
}

/// 期望 in names. An id of another model would be a defect; it is left out rather than a panic.
fn named(expected: &Expected, model: &Model) -> Expectation {
    let outcome = |id: &qufen_semantics::model::OutcomeId| model.outcomes.get(id.index()).cloned();
    let fact = |id: &qufen_semantics::model::FactId| {
        model.facts.get(id.index()).map(|fact| fact.name.clone())
    };
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

/// Of the clauses that 期望 calls 待查, those open: a requirement that the decision leaves open, or
/// a clause that turns on a fact on which the outcome still depends.
fn open_clauses(model: &Model, expected: &Expected, decision: &Decision) -> BTreeSet<String> {
    let unknown: BTreeSet<&str> = decision.unknown.iter().map(|u| u.fact.as_str()).collect();
    let is_open = |clause: &ClauseId| {
        let open = &decision.requirements.open;
        let cite = citation(model, *clause).unwrap_or_default();
        open.iter().any(|cited| cited.cite == cite) || turns_on(model, *clause, &unknown)
    };
    let open = expected
        .pending_clauses
        .iter()
        .filter(|clause| is_open(clause));
    open.filter_map(|clause| citation(model, *clause)).collect()
}

fn turns_on(model: &Model, clause: ClauseId, facts: &BTreeSet<&str>) -> bool {
    let formula = model
        .clauses
        .get(clause.index())
        .and_then(|clause| clause.formula.as_ref());
    formula.is_some_and(|formula| mentions(model, formula, facts))
}

/// Ends because clauses and definitions are acyclic.
fn mentions(model: &Model, formula: &Formula, facts: &BTreeSet<&str>) -> bool {
    let mut found = false;
    formula.walk(&mut |part| {
        found = found
            || match part {
                Formula::Test(test) => {
                    let fact = model.facts.get(test.fact.index());
                    fact.is_some_and(|fact| facts.contains(fact.name.as_str()))
                }
                Formula::Clause(clause) => turns_on(model, *clause, facts),
                Formula::Definition(id) => {
                    let definition = model.definitions.get(id.index());
                    definition.is_some_and(|inner| mentions(model, &inner.formula, facts))
                }
                _ => false,
            };
    });
    found
}
