//! An edit followed by its undo restores every answer; incremental equals from scratch.

use crate::policies::{MEASURES, text_of};
use crate::support::{project, show, tree};
use proptest::prelude::*;
use qufen_semantics::{InputFile, Project};

/// Everything that a user sees of a project, in words.
fn answers(project: &Project) -> Vec<String> {
    let sources = project.sources();
    let mut out: Vec<String> = project
        .check()
        .iter()
        .map(|found| show(found, &sources))
        .collect();
    for name in project.instruments() {
        out.push(format!("{name:?} {:?}", project.model(&name)));
        out.push(format!("{:?}", project.account(&name)));
    }
    for file in project.scenario_files() {
        let (scenarios, found) = project.scenarios(&file, None);
        let scenarios: Vec<_> = scenarios
            .iter()
            .map(|(_, one)| (&one.title, &one.case))
            .collect();
        out.push(format!("{file} {scenarios:?} {}", found.len()));
    }
    out
}

/// One edit of the measures: a line deleted, doubled, or cut short.
fn edited(text: &str, (line, kind): (usize, u8)) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = line % lines.len();
    let mut out = String::new();
    for (index, content) in lines.iter().enumerate() {
        match kind {
            _ if index != line => out.push_str(content),
            0 => {}
            1 => out.push_str(&content.repeat(2)),
            _ => out.extend(
                content
                    .chars()
                    .take(content.chars().count() / 2)
                    .chain(['\n']),
            ),
        }
    }
    out
}

fn with_text(files: &[InputFile], text: &str) -> Vec<InputFile> {
    let mut files = files.to_vec();
    for file in files.iter_mut().filter(|file| file.path == MEASURES) {
        file.text = text.to_owned();
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_give_the_same_answers_as_a_fresh_start(
        edits in proptest::collection::vec((0usize..2000, 0u8..3), 1..4),
    ) {
        let files = tree::policies();
        let original = text_of(&files, MEASURES).to_owned();
        let mut incremental = project(files.clone());
        let before = answers(&incremental);
        let mut text = original.clone();
        for edit in edits {
            text = edited(&text, edit);
            incremental.set_text(MEASURES, text.clone());
            let _ = incremental.check();
        }
        prop_assert_eq!(answers(&incremental), answers(&project(with_text(&files, &text))));
        incremental.set_text(MEASURES, original);
        prop_assert_eq!(answers(&incremental), before);
    }
}
