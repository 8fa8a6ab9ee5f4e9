//! `mutate` on the real policy: no slip of the pen goes unnoticed, and each scenario that it asks
//! for is one that notices.

use crate::policies::MEASURES;
use crate::support::{errors, project, tree};
use qufen_analysis::Decider;
use qufen_analysis::mutate::{Notice, Options, Survey, Verdict, mutate, report};
use qufen_analysis::space::Budget;
use qufen_evaluator::Values;
use qufen_semantics::model::{Case, Model};
use qufen_semantics::scenario::ResolvedScenario;
use qufen_semantics::{InputFile, InstrumentName, Project};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Arc;

#[test]
fn no_slip_in_the_measures_goes_unnoticed() {
    let (model, survey) = surveyed(tree::policies());
    let told = report::human(&model, &survey, qufen_diagnostics::Language::Chinese);
    assert!(survey.mutants.len() > 800, "only {}", survey.mutants.len());
    assert!(survivors(&survey).is_empty(), "{told}");
    let incomplete = survey
        .mutants
        .iter()
        .any(|(_, it)| *it == Verdict::Incomplete);
    assert!(!incomplete, "{told}");
}

#[test]
fn without_some_scenarios_slips_go_unnoticed_until_those_that_are_asked_for_are_added() {
    let mut files = tree::policies();
    files.retain(|file| !file.path.ends_with("2019/scenarios/exclusions.qf"));
    // Scenarios that build on those of the file cannot be resolved either, and are left out.
    let (model, survey) = surveyed(files.clone());
    let survivors = survivors(&survey);
    assert!(survivors.len() > 5, "only {}", survivors.len());
    let report: serde_json::Value =
        serde_json::from_str(&report::json(&model, &survey)).expect("JSON");
    let mutants = report["mutants"].as_array().expect("a list");
    let sources: Vec<&str> = mutants
        .iter()
        .filter_map(|mutant| mutant["killer"]["source"].as_str())
        .collect();
    assert_eq!(sources.len(), survivors.len());
    let mut distinct = sources.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let added = InputFile {
        path: "fuzhou/2019/added/asked-for.qf".into(),
        text: distinct.join("\n"),
    };
    assert_eq!(
        errors(vec_with(tree::policies(), added.clone())),
        Vec::<String>::new()
    );
    let (_, grown) = surveyed(vec_with(files, added));
    assert_eq!(self::survivors(&grown), Vec::<usize>::new());
}

/// The outcomes that remain, told by Kleene's logic where it can.
fn remaining(model: &Arc<Model>, case: &Case, decider: &OnceCell<Decider>) -> BTreeSet<String> {
    if let Some(outcome) = Values::of(model, case).verdict() {
        return BTreeSet::from([model.outcomes[outcome.index()].clone()]);
    }
    let decider = decider.get_or_init(|| Decider::new(Arc::clone(model)));
    let decision = decider.decide(case).expect("a lawful case");
    decision.possible.into_iter().collect()
}

#[test]
fn what_is_said_of_slips_is_what_the_scenarios_say_one_by_one() {
    let (model, scenarios, survey) = asked(tree::policies());
    assert_eq!(survey.scenarios.len(), scenarios.len());
    let whole = OnceCell::new();
    let meant: Vec<BTreeSet<String>> = scenarios
        .iter()
        .map(|it| remaining(&model, &it.case, &whole))
        .collect();
    // Those that no outcome gives away ask every scenario, so that a part of them has to do.
    for (index, (mutant, verdict)) in survey.mutants.iter().enumerate() {
        let by_outcome = match verdict {
            Verdict::Killed {
                scenario,
                by: Notice::Outcome,
            } => Some(*scenario),
            _ if index % 7 == 0 => None,
            _ => continue,
        };
        let slipped = Arc::new(mutant.model(&model).expect("a law"));
        let decider = OnceCell::new();
        let noticed = |at: usize| {
            let it: &ResolvedScenario = &scenarios[at];
            let case = mutant.case(&it.case, &it.stated_readings);
            remaining(&slipped, &case, &decider) != meant[at]
        };
        match by_outcome {
            Some(scenario) => assert!(noticed(scenario), "{mutant:?}"),
            None => assert!(!(0..scenarios.len()).any(noticed), "{mutant:?}"),
        }
    }
}

fn vec_with(mut files: Vec<InputFile>, more: InputFile) -> Vec<InputFile> {
    files.push(more);
    files
}

fn survivors(survey: &Survey) -> Vec<usize> {
    let mutants = survey.mutants.iter().enumerate();
    let survived = mutants.filter(|(_, (_, verdict))| matches!(verdict, Verdict::Survived(_)));
    survived.map(|(index, _)| index).collect()
}

fn surveyed(files: Vec<InputFile>) -> (Arc<Model>, Survey) {
    let (model, _, survey) = asked(files);
    (model, survey)
}

fn asked(files: Vec<InputFile>) -> (Arc<Model>, Vec<ResolvedScenario>, Survey) {
    let project = project(files);
    let instruments = project.instruments();
    let name = instruments.iter().find(|name| name.file == MEASURES);
    let name = name.expect("the measures are an instrument");
    let model = project.model(name).expect("the measures have a model");
    let options = Options {
        operators: vec![],
        budget: Budget::default(),
        threads: NonZeroUsize::new(2).expect("some"),
    };
    let scenarios = resting_on(&project, name);
    let survey = mutate(&model, &scenarios, &options, &|_, _| {}).expect("within budget");
    (model, scenarios, survey)
}

fn resting_on(project: &Project, name: &InstrumentName) -> Vec<ResolvedScenario> {
    let files = project.scenario_files();
    let all = files
        .iter()
        .flat_map(|file| project.scenarios(file, None).0);
    let own = all.filter(|(instrument, _)| instrument == name);
    own.map(|(_, scenario)| scenario).collect()
}
