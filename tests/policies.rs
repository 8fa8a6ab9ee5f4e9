//! The real policies: they check, every scenario passes, and no word of the law can slip.

use crate::support::{errors, project, tree};
use qufen_diagnostics::{Language, Severity, Span};
use qufen_scenarios::cover::Unmeasured;
use qufen_semantics::{InputFile, InstrumentName, Project};
use qufen_syntax::ast::{Article, Block, Clause, Quote};

/// The encoding of the 2019 measures.
pub const MEASURES: &str = "fuzhou/2019/measures.qf";

/// The policies with the versions of drafts on which scenarios rest.
fn with_drafts() -> Project {
    let mut project = project(tree::policies());
    let refused = qufen_revision::consolidate_awaited(&mut project, |_| true).err();
    assert!(refused.is_none(), "{refused:?}");
    project
}

#[test]
fn the_policies_check_without_errors() {
    let found = errors(tree::policies());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_instrument_whose_text_is_held_has_a_model_and_a_full_account() {
    let project = project(tree::policies());
    assert!(!project.instruments().is_empty());
    for name in project.instruments() {
        let model = project
            .model(&name)
            .unwrap_or_else(|| panic!("{name:?} has no model"));
        for line in project.account(&name) {
            assert!(
                !line.encoded_as.is_empty(),
                "{} is unaccounted for",
                line.citation
            );
        }
        assert_eq!(
            model.instrument.text_held,
            !model.clauses.is_empty(),
            "{name:?}"
        );
    }
}

#[test]
fn every_scenario_decides_as_its_golden_says() {
    let options = qufen_scenarios::Options {
        check: true,
        ..Default::default()
    };
    let report = qufen_scenarios::run(&with_drafts(), &tree::goldens(), &options);
    let told = qufen_scenarios::report::human(&report, Language::Chinese, false);
    assert!(report.is_green(), "{told}");
}

#[test]
fn the_scenarios_exercise_everything_that_a_case_can_exercise() {
    let project = project(tree::policies());
    let filter = qufen_scenarios::Filter::default();
    let mut measured = 0;
    // A draft has no scenarios of its own: the law's are run under it.
    let law = |name: &InstrumentName| !name.file.contains("/drafts/");
    for name in project.instruments().into_iter().filter(law) {
        let budget = qufen_analysis::space::Budget::default();
        let suite = match qufen_scenarios::cover::cover(&project, &filter, &name, budget) {
            Ok(suite) => suite,
            Err(Unmeasured::TextNotHeld) => continue,
            Err(other) => panic!("{name:?}: {other:?}"),
        };
        let told = qufen_scenarios::cover::human(&suite, Language::Chinese);
        assert_eq!(suite.coverage.missing().count(), 0, "{told}");
        assert!(suite.mcdc().met > 500, "{told}");
        measured += 1;
    }
    assert!(measured > 0);
}

#[test]
fn a_diagram_that_outgrows_its_budget_establishes_nothing() {
    let project = project(tree::policies());
    let filter = qufen_scenarios::Filter::default();
    let names = project.instruments();
    let held = names
        .iter()
        .find(|name| name.file == MEASURES)
        .expect("the 2019 measures");
    let budget = qufen_analysis::space::Budget { nodes: 1000 };
    let stopped = qufen_scenarios::cover::cover(&project, &filter, held, budget);
    assert_eq!(stopped.err(), Some(Unmeasured::Overrun));
}

#[test]
fn there_are_at_least_a_hundred_scenarios_and_all_resolve() {
    let project = with_drafts();
    let mut count = 0;
    for file in project.scenario_files() {
        let (scenarios, found) = project.scenarios(&file, None);
        assert!(found.is_empty(), "{file}: {found:?}");
        count += scenarios.len();
    }
    assert!(count >= 100, "only {count} scenarios");
}

#[test]
fn a_changed_character_in_a_quotation_is_pointed_at() {
    let files = tree::policies();
    let text = text_of(&files, MEASURES).to_owned();
    let mut project = project(files);
    for (at, character) in quoted_characters(&text) {
        let wrong = if character == '误' { '口' } else { '误' };
        let mut changed = text.clone();
        changed.replace_range(at..at + character.len_utf8(), &wrong.to_string());
        project.set_text(MEASURES, changed);
        assert!(
            points_at(&project, at, wrong.len_utf8()),
            "no error points at byte {at}, where {character} became {wrong}"
        );
    }
    project.set_text(MEASURES, text);
}

#[test]
fn a_changed_character_in_the_official_text_is_found() {
    let files = tree::policies();
    let path = "fuzhou/2019/official.txt";
    let text = text_of(&files, path).to_owned();
    let mut project = project(files);
    let characters: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    for (at, character) in characters.iter().step_by(37) {
        let mut changed = text.clone();
        changed.remove(*at);
        project.set_text(path, changed);
        let errors = project
            .check()
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count();
        assert!(
            errors > 0,
            "{character} at byte {at} could be removed unnoticed"
        );
    }
}

/// Whether some error underlines the `length` bytes at `at`, and little else.
fn points_at(project: &Project, at: usize, length: usize) -> bool {
    let sources = project.sources();
    project.check().iter().any(|found| {
        found.severity == Severity::Error
            && found
                .place
                .iter()
                .chain(found.labels.iter().map(|label| &label.place))
                .any(|place| {
                    let span: Span = place.span;
                    sources.name(place.source) == MEASURES
                        && span.range().start <= at
                        && at + length <= span.range().end
                        && span.range().len() <= 3 * length
                })
    })
}

/// First, middle and last character of every official quotation, by byte offset.
fn quoted_characters(text: &str) -> Vec<(usize, char)> {
    let mut out = Vec::new();
    for span in qufen_syntax::outline(text).blocks {
        let block = qufen_syntax::parse_block(&text[span.range()]).block;
        for words in official_words(&block) {
            let start = (span.start + words.span.start) as usize;
            let end = (span.start + words.span.end) as usize;
            let characters: Vec<(usize, char)> = text[start..end]
                .char_indices()
                .filter(|(_, c)| c.is_alphanumeric())
                .map(|(i, c)| (start + i, c))
                .collect();
            let picks = [0, characters.len() / 2, characters.len().saturating_sub(1)];
            out.extend(picks.iter().filter_map(|i| characters.get(*i).copied()));
        }
    }
    out.dedup();
    assert!(out.len() > 150, "the quotations were not found");
    out
}

fn official_words(block: &Block) -> Vec<&Quote> {
    match block {
        Block::Division(division) => vec![&division.title],
        Block::Annex(annex) => vec![&annex.words],
        Block::Article(article) => clauses(article)
            .filter_map(|clause| clause.words.as_ref())
            .collect(),
        _ => Vec::new(),
    }
}

/// Every 款, 项 and 目 of an article.
pub fn clauses(article: &Article) -> impl Iterator<Item = &Clause> {
    let mut stack: Vec<&Clause> = article.paragraphs.iter().rev().collect();
    std::iter::from_fn(move || {
        let clause = stack.pop()?;
        stack.extend(clause.items.iter().rev());
        Some(clause)
    })
}

/// The text of one of the files.
pub fn text_of<'a>(files: &'a [InputFile], path: &str) -> &'a str {
    &files
        .iter()
        .find(|file| file.path == path)
        .unwrap_or_else(|| panic!("{path} is gone"))
        .text
}
