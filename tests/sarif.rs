//! `check --format sarif` is SARIF 2.1.0: it reads as the types made from the published schema, and
//! nothing of it is lost by reading, so it has every required key, no unknown one, and no value of
//! another type or outside an enumeration.

use crate::support::{fixture, project, root, tree};
use qufen_diagnostics::{Diagnostic, codes, render};
use serde_json::Value;
use serde_sarif::sarif::Sarif;
use std::path::Path;

#[test]
fn every_finding_of_the_fixtures_is_written_as_sarif() {
    let fixtures = tree::files(&root().join("tests/diagnostics"), &|path: &Path| {
        path.extension().is_some_and(|ext| ext == "qf")
    });
    let mut results = 0;
    for path in fixtures {
        let project = project(fixture::read(&tree::text(&path)).files);
        let text = render::sarif(&project.check(), &project.sources(), "0");
        results += assert_sarif(&text, &path.display().to_string());
    }
    assert!(
        results >= codes::ALL.len() / 2,
        "only {results} findings were written"
    );
}

#[test]
#[should_panic(expected = "columnKinds is not in the schema")]
fn a_key_that_the_schema_does_not_have_is_noticed() {
    let text = render::sarif(&[], &Default::default(), "0");
    assert_sarif(&text.replace("columnKind", "columnKinds"), "log");
}

#[test]
#[should_panic(expected = "log is not SARIF")]
fn a_level_that_the_schema_does_not_have_is_noticed() {
    let finding = Diagnostic::nowhere(codes::NOT_UTF8);
    let text = render::sarif(&[finding], &Default::default(), "0");
    assert_sarif(&text.replace("\"error\"", "\"errors\""), "log");
}

/// How many results the log holds.
fn assert_sarif(text: &str, name: &str) -> usize {
    let written: Value = serde_json::from_str(text).expect("JSON");
    let read: Sarif =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{name} is not SARIF: {error}"));
    let again = serde_json::to_value(&read).expect("JSON");
    assert_kept(&written, &again, name);
    read.runs
        .iter()
        .filter_map(|run| run.results.as_ref())
        .map(Vec::len)
        .sum()
}

/// Everything that was written is there after reading.
fn assert_kept(written: &Value, read: &Value, at: &str) {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            for (key, value) in written {
                let at = format!("{at}.{key}");
                let kept = read.get(key);
                let kept = kept.unwrap_or_else(|| panic!("{at} is not in the schema"));
                assert_kept(value, kept, &at);
            }
        }
        (Value::Array(written), Value::Array(read)) => {
            assert_eq!(written.len(), read.len(), "{at}");
            for (index, (written, read)) in written.iter().zip(read).enumerate() {
                assert_kept(written, read, &format!("{at}[{index}]"));
            }
        }
        _ => assert_eq!(written, read, "{at}"),
    }
}
