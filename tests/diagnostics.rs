//! `diagnostics/<pass>/<code>-<name>.qf`: what must be said about a source, and how it looks.

use crate::support::{check, fixture, root, tree};
use qufen_diagnostics::{Language, codes, render};
use std::collections::BTreeSet;
use std::path::Path;

/// Codes, or beginnings of codes, that come from commands and not from compiling a text, and why.
/// Transcripts in `cli/*.md` or tests in `bad_input.rs` hold them.
const RAISED_BY_COMMANDS: &[(&str, &str)] = &[
    ("QF0001", "reading files is up to commands"),
    ("QF0002", "reading files is up to commands"),
    ("QF0003", "reading files is up to commands"),
    ("QF0004", "reading files is up to commands"),
    ("QF0005", "reading files is up to commands"),
    ("QF0006", "reading files is up to commands"),
    (
        "QF0248",
        "which file is the decision is said to `qufen amend`",
    ),
    ("QF0505", "values typed at the command line"),
    ("QF053", "goldens are read and written by `qufen test`"),
    ("QF054", "goldens are read and written by `qufen test`"),
    ("QF055", "goldens are read and written by `qufen test`"),
    ("QF0741", "texts are imported by `qufen import`"),
    ("QF0742", "texts are imported by `qufen import`"),
    ("QF0743", "texts are imported by `qufen import`"),
    ("QF0744", "decisions are imported by `qufen import`"),
    ("QF0745", "decisions are imported by `qufen import`"),
    ("QF0746", "decisions are imported by `qufen import`"),
    ("QF0747", "decisions are imported by `qufen import`"),
    ("QF0748", "decisions are imported by `qufen import`"),
    ("QF0749", "decisions are imported by `qufen import`"),
    ("QF075", "decisions are drafted by `qufen amend --derive`"),
    (
        "QF06",
        "settings, projects and arguments are up to commands",
    ),
    (
        "QF079",
        "claims about two versions are typed at the command line",
    ),
    ("QF076", "versions are compared by `qufen diff`"),
    ("QF0425", "an order stands in a file beside the instrument"),
];

/// Of those, what no transcript can bring about. Tests beside the code hold them.
const HELD_ELSEWHERE: &[(&str, &str)] = &[
    (
        "QF0532",
        "a golden with an entry twice must be written by hand",
    ),
    (
        "QF0545",
        "a scenario without a model is left out before it is run",
    ),
    (
        "QF0551",
        "the command line refuses the two options together",
    ),
    (
        "QF0553",
        "no law that a transcript could hold outgrows the default budget",
    ),
    (
        "QF0765",
        "no law that a transcript could hold outgrows the default budget",
    ),
];

fn raised_by_commands(code: &str) -> bool {
    RAISED_BY_COMMANDS
        .iter()
        .any(|(start, _)| code.starts_with(start))
}

#[test]
fn every_fixture_gives_exactly_what_it_expects() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let fixture = fixture::read(&tree::text(&path));
        let (all, sources) = check(fixture.files);
        let mut expected = fixture.expected;
        for found in all {
            match expected
                .iter()
                .position(|one| one.matches(&found, &sources))
            {
                Some(index) => drop(expected.remove(index)),
                None => wrong.push(format!(
                    "{}: not expected: {}",
                    name(&path),
                    crate::support::show(&found, &sources)
                )),
            }
        }
        wrong.extend(
            expected
                .iter()
                .map(|missing| format!("{}: not found: {missing:?}", name(&path))),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rendering_is_as_recorded() {
    insta::glob!("diagnostics/*/*.qf", |path| {
        let fixture = fixture::read(&tree::text(path));
        let (found, sources) = check(fixture.files);
        let out = render::terminal(&found, &sources, Language::Chinese, false);
        let trimmed: Vec<&str> = out.lines().map(str::trim_end).collect();
        // Beside its fixture, under the fixture's name.
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().expect("a folder"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        settings.bind(|| insta::assert_snapshot!(stem.as_ref(), trimmed.join("\n")));
    });
}

#[test]
fn every_code_has_a_fixture_of_its_name() {
    let named: BTreeSet<String> = fixtures()
        .iter()
        .map(|path| name(path).chars().take(6).collect())
        .collect();
    let missing: Vec<&str> = codes::ALL
        .iter()
        .map(|code| code.id())
        .filter(|id| !named.contains(*id) && !raised_by_commands(id))
        .collect();
    assert!(missing.is_empty(), "no fixture for {missing:?}");
}

#[test]
fn every_fixture_expects_the_code_that_it_is_named_after() {
    for path in fixtures() {
        let code: String = name(&path).chars().take(6).collect();
        let fixture = fixture::read(&tree::text(&path));
        // A fixture without expectations shows a neighbour of the finding that must stay silent.
        let named = fixture.expected.iter().any(|one| one.code == code);
        assert!(
            named || fixture.expected.is_empty(),
            "{} does not expect {code}",
            name(&path)
        );
    }
}

#[test]
fn every_code_of_a_command_is_shown_by_a_transcript() {
    let pages = tree::files(&root().join("tests/cli"), &|_: &Path| true);
    let shown: String = pages.iter().map(|path| tree::text(path)).collect();
    let shown = shown + include_str!("bad_input.rs");
    let missing: Vec<&str> = codes::ALL
        .iter()
        .map(|code| code.id())
        .filter(|id| raised_by_commands(id) && !shown.contains(id))
        .filter(|id| !HELD_ELSEWHERE.iter().any(|(code, _)| code == id))
        .collect();
    assert!(missing.is_empty(), "no transcript shows {missing:?}");
}

fn fixtures() -> Vec<std::path::PathBuf> {
    tree::files(&root().join("tests/diagnostics"), &|path: &Path| {
        path.extension().is_some_and(|ext| ext == "qf")
    })
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
