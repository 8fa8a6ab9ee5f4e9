//! SARIF 2.1.0, for code scanning. Words in Chinese; English in the property bags.

use super::position::Positions;
use crate::{Code, Diagnostic, Language, Location, Severity, Sources};
use serde::Serialize;
use std::collections::BTreeSet;

/// A SARIF log of one run.
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources, version: &str) -> String {
    let positions = Positions::new(sources);
    let codes: BTreeSet<Code> = diagnostics.iter().map(|one| one.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "qufen",
                    version,
                    rules: codes.iter().map(|code| rule(*code)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: diagnostics
                .iter()
                .map(|one| result(one, &codes, &positions))
                .collect(),
        }],
    };
    // Plain structs of strings and numbers: serialising them cannot fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: Code) -> Rule {
    let entry = code.entry();
    Rule {
        id: code.id(),
        short_description: Text {
            text: entry.title_zh,
        },
        help: Help {
            text: entry.explanation.clone(),
            markdown: entry.explanation,
        },
        default_configuration: Configuration {
            level: level(code.severity()),
        },
        properties: English {
            english: entry.title_en,
        },
    }
}

fn result(diagnostic: &Diagnostic, codes: &[Code], positions: &Positions) -> ResultObject {
    let entry = diagnostic.code.entry();
    let sentence = |language| {
        let message = diagnostic.message(&entry, language);
        let gap = if language == Language::English {
            " "
        } else {
            ""
        };
        [Some(message.seen), Some(message.why), message.action]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(gap)
    };
    ResultObject {
        rule_id: diagnostic.code.id(),
        rule_index: codes.binary_search(&diagnostic.code).unwrap_or_default(),
        level: level(diagnostic.severity),
        message: Text {
            text: sentence(Language::Chinese),
        },
        locations: diagnostic
            .place
            .iter()
            .map(|one| place(*one, None, positions))
            .collect(),
        related_locations: diagnostic
            .labels
            .iter()
            .map(|label| {
                let caption = diagnostic.fill(entry.caption(label.caption, Language::Chinese));
                place(label.place, Some(Text { text: caption }), positions)
            })
            .collect(),
        properties: English {
            english: sentence(Language::English),
        },
    }
}

fn place(place: Location, message: Option<Text>, positions: &Positions) -> Place {
    let at = positions.region(place);
    Place {
        physical_location: Physical {
            artifact_location: Artifact {
                uri: percent_encode(&at.file),
            },
            region: Region {
                start_line: at.start.0,
                start_column: at.start.1,
                end_line: at.end.0,
                end_column: at.end.1,
                byte_offset: at.bytes.start,
                byte_length: at.bytes.len(),
            },
        },
        message,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A relative path as a URI reference.
fn percent_encode(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                (byte as char).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<ResultObject>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'static str,
    version: &'a str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: English,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct English {
    english: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place>,
    properties: English,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}
