//! `diff` from end to end: what it claims can be replayed, and adds up.

use crate::support::{binary, root, tree};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The small example, and the real measures against a made-up decision.
fn pairs() -> [(tempfile::TempDir, &'static str, &'static str); 2] {
    [
        (copied(&["tests/browser/example"]), "old.qf", "new.qf"),
        (
            measures(),
            "policies/fuzhou/2019",
            "policies/fuzhou/drafts/browser.qf",
        ),
    ]
}

fn measures() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root().join("policies"), &folder.path().join("policies"));
    let decision = tree::text(&root().join("tests/browser/decision.qf"));
    let drafts = folder.path().join("policies/fuzhou/drafts");
    std::fs::create_dir_all(&drafts).expect("a writable folder");
    std::fs::write(drafts.join("browser.qf"), decision).expect("a writable folder");
    folder
}

fn copied(folders: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    folders
        .iter()
        .for_each(|from| copy(&root().join(from), folder.path()));
    folder
}

fn copy(from: &Path, to: &Path) {
    for path in tree::files(from, &|_: &Path| true) {
        let target = to.join(path.strip_prefix(from).expect("below it"));
        std::fs::create_dir_all(target.parent().expect("a parent")).expect("a writable folder");
        std::fs::copy(&path, target).expect("a writable folder");
    }
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
    let output = binary::run(folder, &arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().expect("an exit code"),
        text(output.stdout),
        text(output.stderr),
    )
}

fn compared(folder: &Path, old: &str, new: &str) -> Value {
    let (exit, out, err) = run(folder, &["diff", old, new, "--format", "json"]);
    assert_eq!(exit, 1, "{err}");
    serde_json::from_str(&out).expect("JSON")
}

fn outcome(folder: &Path, policy: &str, case: &Value) -> Value {
    let path: PathBuf = folder.join("case.json");
    std::fs::write(&path, case.to_string()).expect("a writable folder");
    let arguments = ["decide", policy, "--case", "case.json", "--format", "json"];
    let (_, out, err) = run(folder, &arguments);
    let decision: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{case}: {err}"));
    decision["outcome"].clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn every_witness_replays_under_both_versions() {
    for (folder, old, new) in pairs() {
        let report = compared(folder.path(), old, new);
        let mut replayed = 0;
        for transition in list(&report["transitions"]) {
            let causes = list(&transition["causes"]);
            assert!(!causes.is_empty(), "{transition}");
            for shown in causes.iter().chain([transition]) {
                let case = |own: &str| shown.get(own).unwrap_or(&shown["witness"]).clone();
                let before = outcome(folder.path(), old, &case("witness_old"));
                let after = outcome(folder.path(), new, &case("witness_new"));
                assert_eq!([&before, &after], [&transition["from"], &transition["to"]]);
                replayed += 1;
            }
        }
        assert!(replayed > 4, "{replayed}");
    }
}

#[test]
fn the_matrix_adds_up_and_holds_the_transitions() {
    for (folder, old, new) in pairs() {
        let report = compared(folder.path(), old, new);
        let count = |value: &Value| -> u128 {
            value
                .as_str()
                .and_then(|it| it.parse().ok())
                .expect("a decimal string")
        };
        let matrix: BTreeMap<(&str, &str), u128> = list(&report["matrix"])
            .iter()
            .map(|pair| {
                (
                    (name(&pair["from"]), name(&pair["to"])),
                    count(&pair["cases"]),
                )
            })
            .collect();
        assert_eq!(matrix.values().sum::<u128>(), count(&report["cases"]));
        let mut moved = 0;
        for transition in list(&report["transitions"]) {
            let key = (name(&transition["from"]), name(&transition["to"]));
            assert_ne!(key.0, key.1);
            assert_eq!(matrix.get(&key), Some(&count(&transition["cases"])));
            moved += 1;
        }
        assert_eq!(moved, matrix.keys().filter(|(from, to)| from != to).count());
    }
}

fn name(value: &Value) -> &str {
    value.as_str().expect("a name")
}

#[test]
fn nothing_is_approved_in_ci() {
    let folder = copied(&["tests/browser/example"]);
    let arguments = ["diff", "old.qf", "new.qf", "--accept", "a.golden", "--yes"];
    let mut command = binary::command(folder.path());
    let output = command
        .args(arguments)
        .env("CI", "true")
        .output()
        .expect("qufen runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("QF0634"));
    assert!(!folder.path().join("a.golden").exists());
}

#[test]
fn an_approved_difference_is_the_same_from_any_folder() {
    let folder = copied(&["tests/browser/example"]);
    let (exit, ..) = run(
        folder.path(),
        &["diff", "old.qf", "new.qf", "--accept", "a.golden", "--yes"],
    );
    assert_eq!(exit, 0);
    let below = folder.path().join("scenarios");
    let (exit, _, err) = run(
        &below,
        &["diff", "../old.qf", "../new.qf", "--check", "../a.golden"],
    );
    assert_eq!(exit, 0, "{err}");
}

#[test]
fn the_document_holds_nothing_that_a_version_could_have_smuggled_in() {
    let folder = copied(&["tests/browser/example"]);
    for name in ["new.qf", "new.txt"] {
        let path = folder.path().join(name);
        let text = tree::text(&path).replace("保护担当作为", "<script>alert(1)</script>&amp;");
        std::fs::write(&path, text).expect("a writable folder");
    }
    let (_, page, _) = run(
        folder.path(),
        &["diff", "old.qf", "new.qf", "--format", "html"],
    );
    assert!(!page.contains("<script"));
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;&#38;amp;"));
    let linked = ["http://", "https://", "src=", "url(", "@import", "onclick"];
    assert!(linked.iter().all(|word| !page.contains(word)));
}
