//! Fixtures: several files in one text, and the findings that they expect.
//!
//! `//- path` begins a file; without it the text is one file, `示例.qf`. An expectation is a comment
//! `//! QF0203 「words」`: at the end of a line, the finding begins on that line; on a line of its
//! own, it may begin anywhere in the file; before the first `//-`, in any file. Of words that span
//! several lines the first line is given. `//- 公布.txt 不存在` keeps an official text from being made.
//! A character that cannot be shown is written `\u{200b}`.

use super::official;
use qufen_diagnostics::{Diagnostic, Sources};
use qufen_semantics::InputFile;

/// The file name of a fixture without `//-`.
pub const SINGLE: &str = "示例.qf";

/// A fixture, read.
pub struct Fixture {
    /// Its files; official texts that are named but not given are made from the quotations.
    pub files: Vec<InputFile>,
    /// What it expects, in order.
    pub expected: Vec<Expected>,
}

/// One expected finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// `None`: any file.
    pub file: Option<String>,
    /// From 1; `None`: any line.
    pub line: Option<usize>,
    /// The code.
    pub code: String,
    /// The words underlined; `None` where the finding has no place.
    pub words: Option<String>,
}

/// Reads a fixture.
pub fn read(text: &str) -> Fixture {
    let mut files: Vec<InputFile> = Vec::new();
    let mut expected = Vec::new();
    if !text.lines().any(|line| line.starts_with("//- ")) {
        files.push(InputFile {
            path: SINGLE.into(),
            text: String::new(),
        });
    }
    let mut absent = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("//- ") {
            if let Some(path) = path.trim().strip_suffix(" 不存在") {
                absent.push(path.to_owned());
                continue;
            }
            files.push(InputFile {
                path: path.trim().into(),
                text: String::new(),
            });
            continue;
        }
        let current = files.last_mut();
        if let Some((code_text, comment)) = line.split_once("//! ") {
            let alone = code_text.trim().is_empty();
            expected.push(Expected {
                file: current.as_ref().map(|file| file.path.clone()),
                line: match (&current, alone) {
                    (Some(file), false) => Some(file.text.matches('\n').count() + 1),
                    _ => None,
                },
                ..expectation(comment.trim())
            });
        }
        if let Some(file) = current {
            file.text.push_str(line);
        }
    }
    official::complete(&mut files);
    files.retain(|file| !absent.contains(&file.path));
    Fixture { files, expected }
}

fn expectation(comment: &str) -> Expected {
    let (code, words) = comment.split_once(' ').unwrap_or((comment, ""));
    let words = words
        .trim()
        .strip_prefix('「')
        .and_then(|words| words.strip_suffix('」'));
    Expected {
        file: None,
        line: None,
        code: code.into(),
        words: words.map(unescaped),
    }
}

/// `\u{200b}` for a character that an expectation cannot show.
fn unescaped(words: &str) -> String {
    let mut parts = words.split("\\u{");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("a closing brace");
        let number = u32::from_str_radix(number, 16).expect("a hexadecimal number");
        out.push(char::from_u32(number).expect("a character"));
        out.push_str(rest);
    }
    out
}

impl Expected {
    /// Whether `found` is the finding that was expected.
    pub fn matches(&self, found: &Diagnostic, sources: &Sources) -> bool {
        if found.code.id() != self.code {
            return false;
        }
        let (Some(place), Some(words)) = (found.place, &self.words) else {
            return found.place.is_none() && self.words.is_none();
        };
        let text = sources.text(place.source);
        let Some(found_words) = text.get(place.span.range()) else {
            return false;
        };
        let line = text[..place.span.start as usize].matches('\n').count() + 1;
        found_words.lines().next().unwrap_or("") == words
            && self.line.is_none_or(|expected| expected == line)
            && self
                .file
                .as_deref()
                .is_none_or(|file| file == sources.name(place.source))
    }
}

#[test]
fn a_fixture_splits_into_files_and_expectations() {
    let fixture =
        read("//! QF0601\n//- a.qf\n模块 甲\n使用 乙 //! QF0201 「乙」\n//- b.qf\n模块 丙\n");
    assert_eq!(fixture.files.len(), 2);
    assert_eq!(fixture.files[1].text, "模块 丙\n");
    let expected = Expected {
        file: Some("a.qf".into()),
        line: Some(2),
        code: "QF0201".into(),
        words: Some("乙".into()),
    };
    assert_eq!(fixture.expected[1], expected);
    assert_eq!(fixture.expected[0].file, None);
}
