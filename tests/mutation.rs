//! Would the scenarios notice? Every operator of the policy is flipped, one at a time; each flip
//! must change the decision of some scenario, or be refused by the compiler.

mod flips;

use crate::policies::{MEASURES, clauses, text_of};
use crate::support::{project, tree};
use flips::Mutant;
use qufen_evaluator::{Decision, Truth, Values};
use qufen_semantics::scenario::ResolvedScenario;
use qufen_semantics::{InputFile, InstrumentName, Project};
use qufen_syntax::ast::Block;

/// Sources whose operators are flipped: the encoding and the vocabulary that it stands on.
fn sources(files: &[InputFile]) -> Vec<InputFile> {
    files
        .iter()
        .filter(|file| file.path.ends_with(".qf") && !file.path.contains("/scenarios/"))
        .cloned()
        .collect()
}

#[test]
fn every_flipped_operator_is_noticed() {
    assert_noticed(flips::operators, 100);
}

#[test]
fn every_clause_that_decides_nothing_any_more_is_noticed() {
    assert_noticed(flips::meanings, 30);
}

/// There are more than `least` such mutants, and some scenario notices each.
fn assert_noticed(mutants: fn(&InputFile) -> Vec<Mutant>, least: usize) {
    let files = tree::policies();
    let mutants: Vec<Mutant> = sources(&files).iter().flat_map(mutants).collect();
    assert!(mutants.len() > least, "only {} mutants", mutants.len());
    let survivors = survivors(&files, mutants);
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
    let decided: Vec<Option<Answer>> = cases
        .iter()
        .map(|(name, case)| answer(&project, name, case))
        .collect();
    let mut survivors = Vec::new();
    for mutant in mutants {
        project.set_text(&mutant.file, mutant.text.clone());
        let noticed = project
            .instruments()
            .iter()
            .any(|name| !project.errors(name).is_empty())
            || cases
                .iter()
                .zip(&decided)
                .any(|((name, case), before)| answer(&project, name, case) != *before);
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

fn answer(project: &Project, name: &InstrumentName, scenario: &ResolvedScenario) -> Option<Answer> {
    let model = project.model(name)?;
    let values = Values::of(&model, &scenario.case);
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
    let claimed = claimed.collect();
    Some((
        qufen_evaluator::decide(&model, &scenario.case).ok()?,
        claimed,
    ))
}

fn measures(project: &Project) -> InstrumentName {
    project
        .instruments()
        .into_iter()
        .find(|name| name.file == MEASURES)
        .expect("the measures are an instrument")
}
