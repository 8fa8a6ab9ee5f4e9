//! Would the scenarios notice? Every operator of the policy is flipped, one at a time; each flip
//! must change the decision of some scenario, or be refused by the compiler.

mod flips;

use crate::policies::{MEASURES, clauses, text_of};
use crate::support::{project, root, tree};
use flips::Mutant;
use qufen_analysis::Decider;
use qufen_evaluator::{Decision, Truth, Values};
use qufen_semantics::model::Model;
use qufen_semantics::scenario::ResolvedScenario;
use qufen_semantics::{InputFile, InstrumentName, Project};
use qufen_syntax::ast::Block;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Where no scenario can notice a flip, by file, and why.
const BEYOND_SCENARIOS: &[(&str, &str)] = &[(
    "stdlib/conduct_time.qf",
    "its two 定义 say which version governs an act; a decision is under one version, so no \
     instrument here calls them and they are part of no model",
)];

/// The policies, with the standard library's modules in front of the built-in ones, so that they
/// can be flipped too.
fn sources_to_flip() -> Vec<InputFile> {
    let mut files = tree::policies();
    let folder = root().join("stdlib");
    files.extend(
        tree::files(&folder, &|_: &Path| true)
            .iter()
            .map(|path| InputFile {
                path: format!(
                    "stdlib/{}",
                    path.file_name().unwrap_or_default().to_string_lossy()
                ),
                text: tree::text(path),
            }),
    );
    files
}

/// Sources whose operators are flipped: the encoding and the vocabulary that it stands on. Drafts
/// have no scenarios of their own.
fn sources(files: &[InputFile]) -> Vec<InputFile> {
    files
        .iter()
        .filter(|file| file.path.ends_with(".qf"))
        .filter(|file| !file.path.contains("/scenarios/") && !file.path.contains("/drafts/"))
        .cloned()
        .collect()
}

#[test]
fn every_flipped_operator_is_noticed() {
    assert_noticed(flips::operators, 100);
}

fn is_beyond_scenarios(mutant: &str) -> bool {
    BEYOND_SCENARIOS
        .iter()
        .any(|(file, _)| mutant.starts_with(file))
}

#[test]
fn what_is_excused_from_notice_is_noticed_by_nothing() {
    let files = sources_to_flip();
    for (path, why) in BEYOND_SCENARIOS {
        let file = files.iter().find(|file| file.path == *path);
        let mutants = flips::operators(file.expect("an excused file"));
        let all = mutants.len();
        assert!(all > 0, "{path} has nothing to flip");
        let unnoticed = survivors(&files, mutants).len();
        assert_eq!(unnoticed, all, "{path} is noticed, though {why}");
    }
}

#[test]
fn every_clause_that_decides_nothing_any_more_is_noticed() {
    assert_noticed(flips::meanings, 30);
}

/// There are more than `least` such mutants, and some scenario notices each.
fn assert_noticed(mutants: fn(&InputFile) -> Vec<Mutant>, least: usize) {
    let files = sources_to_flip();
    let mutants: Vec<Mutant> = sources(&files).iter().flat_map(mutants).collect();
    assert!(mutants.len() > least, "only {} mutants", mutants.len());
    let mut survivors = survivors(&files, mutants);
    survivors.retain(|what| !is_beyond_scenarios(what));
    assert!(
        survivors.is_empty(),
        "{} unnoticed:\n{}",
        survivors.len(),
        survivors.join("\n")
    );
}

#[test]
fn no_item_of_the_requirements_or_exclusions_can_be_deleted() {
    let files = tree::policies();
    let text = text_of(&files, MEASURES).to_owned();
    let mut project = project(files);
    let mut deleted = 0;
    for span in qufen_syntax::outline(&text).blocks {
        let Block::Article(article) = qufen_syntax::parse_block(&text[span.range()]).block else {
            continue;
        };
        if ![4, 9].contains(&article.number.node.number) {
            continue;
        }
        for item in clauses(&article).filter(|clause| clause.number.is_some()) {
            let mut changed = text.clone();
            changed.replace_range(item.span.shifted(span.start).range(), "");
            project.set_text(MEASURES, changed);
            let name = measures(&project);
            assert!(
                !project.errors(&name).is_empty(),
                "an item of {} could be deleted",
                article.number.node
            );
            deleted += 1;
        }
    }
    assert_eq!(deleted, 6 + 9);
}

/// What the mutants that no scenario notices are.
fn survivors(files: &[InputFile], mutants: Vec<Mutant>) -> Vec<String> {
    let half = mutants.len().div_ceil(2).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = mutants
            .chunks(half)
            .map(|share| scope.spawn(move || share_survivors(files, share)))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("no panic"))
            .collect()
    })
}

fn share_survivors(files: &[InputFile], mutants: &[Mutant]) -> Vec<String> {
    let mut project = project(files.to_vec());
    let cases = cases(&project);
    let mut bench = Bench::of(&project);
    let decided: Vec<Option<Answer>> = cases
        .iter()
        .map(|(name, case)| bench.answer(name, case))
        .collect();
    let mut survivors = Vec::new();
    for mutant in mutants {
        project.set_text(&mutant.file, mutant.text.clone());
        let noticed = project
            .instruments()
            .iter()
            .any(|name| !project.errors(name).is_empty())
            || {
                let mut bench = Bench::of(&project);
                let mut answers = cases.iter().zip(&decided);
                answers.any(|((name, case), before)| bench.answer(name, case) != *before)
            };
        if !noticed {
            survivors.push(mutant.what.clone());
        }
        project.set_text(&mutant.file, text_of(files, &mutant.file).to_owned());
    }
    survivors
}

fn cases(project: &Project) -> Vec<(InstrumentName, ResolvedScenario)> {
    project
        .scenario_files()
        .iter()
        .flat_map(|file| project.scenarios(file, None).0)
        .collect()
}

/// What `qufen test` looks at: the decision, and whether each claimed side of a distinction holds.
type Answer = (Decision, Vec<Truth>);

/// The versions as they stand, each laid out once.
struct Bench<'p> {
    project: &'p Project,
    versions: BTreeMap<InstrumentName, Option<Version>>,
}

struct Version {
    model: Arc<Model>,
    decider: Decider,
}

impl Bench<'_> {
    fn of(project: &Project) -> Bench<'_> {
        Bench {
            project,
            versions: BTreeMap::new(),
        }
    }

    fn answer(&mut self, name: &InstrumentName, scenario: &ResolvedScenario) -> Option<Answer> {
        let project = self.project;
        let version = self.versions.entry(name.clone()).or_insert_with(|| {
            let model = project.model(name)?;
            let decider = Decider::new(Arc::clone(&model));
            Some(Version { model, decider })
        });
        let Version { model, decider } = version.as_ref()?;
        let decision = decider.decide(&scenario.case).ok()?;
        Some((decision, claimed(model, scenario)))
    }
}

fn claimed(model: &Model, scenario: &ResolvedScenario) -> Vec<Truth> {
    let values = Values::of(model, &scenario.case);
    let claimed = scenario.covers.iter().map(|claim| {
        let mut distinctions = model.distinctions.iter();
        let distinction = distinctions
            .find(|one| one.this_name == claim.this_name && one.that_name == claim.that_name);
        distinction.map_or(Truth::Unknown, |one| {
            values.formula(if claim.this_side {
                &one.this
            } else {
                &one.that
            })
        })
    });
    claimed.collect()
}

fn measures(project: &Project) -> InstrumentName {
    project
        .instruments()
        .into_iter()
        .find(|name| name.file == MEASURES)
        .expect("the measures are an instrument")
}
