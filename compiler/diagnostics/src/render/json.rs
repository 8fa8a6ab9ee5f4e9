//! For programs: everything known, in both languages.

use super::position::{Positions, Region};
use super::words::severity_word;
use crate::{Diagnostic, Entry, Language, Location, Sources};
use serde_json::{Value, json};

/// An array of objects, one a diagnostic. Lines and columns count from 1, columns in Unicode
/// scalars; `span` counts bytes.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
    let positions = Positions::new(sources);
    diagnostics
        .iter()
        .map(|one| object(one, &positions))
        .collect()
}

fn object(diagnostic: &Diagnostic, positions: &Positions) -> Value {
    let entry = diagnostic.code.entry();
    let labels: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let mut value = place(label.place, positions);
            for (key, language) in LANGUAGES {
                value[key] = diagnostic
                    .fill(entry.caption(label.caption, language))
                    .into();
            }
            value
        })
        .collect();
    json!({
        "code": diagnostic.code.id(),
        "severity": severity_word(diagnostic.severity, Language::English),
        "zh": words(diagnostic, &entry, Language::Chinese),
        "en": words(diagnostic, &entry, Language::English),
        "place": diagnostic.place.map(|one| place(one, positions)),
        "labels": labels,
        "fix": diagnostic.fix.as_ref().map(|fix| json!({
            "safe": fix.safe,
            "edits": fix.edits.iter().map(|edit| {
                let mut value = place(edit.place, positions);
                value["text"] = edit.text.as_str().into();
                value
            }).collect::<Vec<_>>(),
        })),
    })
}

const LANGUAGES: [(&str, Language); 2] = [("zh", Language::Chinese), ("en", Language::English)];

fn words(diagnostic: &Diagnostic, entry: &Entry, language: Language) -> Value {
    let message = diagnostic.message(entry, language);
    json!({
        "title": message.title,
        "seen": message.seen,
        "why": message.why,
        "action": message.action,
    })
}

fn place(place: Location, positions: &Positions) -> Value {
    let Region {
        file,
        bytes,
        start,
        end,
    } = positions.region(place);
    json!({
        "file": file,
        "span": {"start": bytes.start, "end": bytes.end},
        "line": start.0, "column": start.1,
        "end_line": end.0, "end_column": end.1,
    })
}
