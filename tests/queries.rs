//! An edit in one article redoes that article and what depends on it, and nothing else.

use crate::policies::{MEASURES, text_of};
use crate::support::tree;
use qufen_semantics::{Project, Settings};

/// How often each query ran, by name.
fn ran(project: &Project, query: &str) -> usize {
    let executed = project.take_executed();
    let count = executed
        .iter()
        .filter(|key| key.split('(').next() == Some(query))
        .count();
    assert!(!executed.is_empty(), "the project records its queries");
    count
}

/// Checks the project after one edit of the measures; counts runs of each of `queries`.
fn after_edit<const N: usize>(from: &str, to: &str, queries: [&str; N]) -> [usize; N] {
    let files = tree::policies();
    let text = text_of(&files, MEASURES).to_owned();
    assert_eq!(text.matches(from).count(), 1, "{from} stands once");
    let mut project = Project::recording(files, Settings::default());
    project.check();
    project.take_executed();
    queries.map(|query| {
        project.set_text(MEASURES, text.replace(from, to));
        project.check();
        let count = ran(&project, query);
        project.set_text(MEASURES, text.clone());
        project.check();
        project.take_executed();
        count
    })
}

const ARTICLE_6_4: &str = "且 维护全局利益 且";

#[test]
fn a_formula_redoes_its_own_article_only() {
    let counts = after_edit(
        ARTICLE_6_4,
        "且 非 维护全局利益 且",
        [
            "parsed_text",
            "article",
            "shape",
            "names",
            "skeleton",
            "facts",
            "definitions",
            "assemble",
        ],
    );
    assert_eq!(counts, [1, 1, 1, 0, 0, 0, 0, 1]);
}

#[test]
fn a_line_above_moves_articles_without_redoing_them() {
    let counts = after_edit(
        "第六条 「",
        "\n\n第六条 「",
        ["parsed_text", "article", "names", "skeleton", "assemble"],
    );
    assert_eq!(counts[1..], [0, 0, 0, 0]);
    assert!(
        counts[0] <= 1,
        "at most the block that ends in the new blank lines"
    );
}

#[test]
fn a_decision_redoes_what_it_changes_only() {
    let mut project = Project::recording(tree::policies(), Settings::default());
    project.check();
    project.take_executed();
    let (found, _) = qufen_revision::check(&mut project, |decision| {
        decision.file.ends_with("exclusions.qf")
    });
    assert_eq!(found, []);
    let executed = project.take_executed();
    let count = |query: &str| {
        let all = executed.iter();
        all.filter(|key| key.split('(').next() == Some(query))
            .count()
    };
    // The header, 第九条, 第十八条 and the new facts are others than those of the old version.
    assert!((1..=6).contains(&count("parsed_text")), "{executed:?}");
    assert_eq!((count("lints_of"), count("names")), (1, 1), "{executed:?}");
}
