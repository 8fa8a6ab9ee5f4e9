//! The renderers on one small text.

use super::*;
use crate::{Diagnostic, Language, Location, Sources, Span, codes};

fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add("政策/甲.qf", "第一条 「甲𠀀乙」\n  即 某事实 且 另一\n");
    sources
}

fn at(start: usize, end: usize) -> Location {
    let source = sources().ids().next().expect("one source");
    Location {
        source,
        span: Span::new(start, end),
    }
}

fn sample(place: Location) -> Diagnostic {
    Diagnostic::new(codes::NOT_UTF8, place)
        .with("path", "甲.qf")
        .with("offset", 7)
}

#[test]
fn the_terminal_shows_title_place_reason_and_remedy() {
    let fact = "第一条 「甲𠀀乙」\n  即 ".len();
    let text = terminal(
        &[sample(at(fact, fact + 9))],
        &sources(),
        Language::Chinese,
        false,
    );
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "错误[QF0001]: 文件不是 UTF-8");
    assert!(lines[1].ends_with("政策/甲.qf:2:5"), "{text}");
    assert!(
        lines[4].contains("^^^^^^ 甲.qf 不是 UTF-8 文本，第 7 个字节无法解读。"),
        "{text}"
    );
    assert!(text.contains("= 因：") && text.contains("= 办："), "{text}");
    assert!(lines.iter().all(|line| line.trim_end() == *line), "{text}");
    assert!(!text.contains('\x1b'));
}

#[test]
fn without_a_place_the_terminal_still_says_what_was_seen() {
    let diagnostic = Diagnostic::nowhere(codes::NOT_UTF8)
        .with("path", "甲.qf")
        .with("offset", 7);
    let text = terminal(&[diagnostic], &sources(), Language::English, false);
    assert!(
        text.starts_with("error[QF0001]: file is not UTF-8\n"),
        "{text}"
    );
    assert!(text.contains("seen: 甲.qf is not UTF-8"), "{text}");
}

#[test]
fn colours_only_when_asked() {
    assert!(
        terminal(&[sample(at(0, 9))], &sources(), Language::Chinese, true)
            .contains("\x1b[1;31m错误")
    );
}

#[test]
fn no_span_makes_a_renderer_fail() {
    let len = sources().text(at(0, 0).source).len();
    let mut places: Vec<Location> = (0..len + 3)
        .flat_map(|a| [at(a, a), at(a, a + 1), at(a, len + 9)])
        .collect();
    places.push(Location {
        source: crate::SourceId(9),
        span: Span::new(3, 5),
    });
    places.push(Location {
        source: crate::SourceId(0),
        span: Span { start: 9, end: 2 },
    });
    for place in places {
        let all = [sample(place).label(place, "none").replace(place, "x", true)];
        terminal(&all, &sources(), Language::Chinese, true);
        json(&all, &sources());
        sarif(&all, &sources(), "0");
        github(&all, &sources());
    }
}

#[test]
fn json_counts_columns_in_characters_and_spans_in_bytes() {
    let start = "第一条 「甲𠀀".len();
    let value = json(&[sample(at(start, start + 3))], &sources());
    assert_eq!(value[0]["place"]["line"], 1);
    assert_eq!(value[0]["place"]["column"], 8);
    assert_eq!(value[0]["place"]["end_column"], 9);
    assert_eq!(value[0]["place"]["span"]["start"], start);
    assert_eq!(value[0]["zh"]["title"], "文件不是 UTF-8");
    assert_eq!(value[0]["en"]["title"], "file is not UTF-8");
}

#[test]
fn sarif_encodes_paths_and_names_its_columns() {
    let text = sarif(&[sample(at(0, 9))], &sources(), "0.1.0");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let uri = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "%E6%94%BF%E7%AD%96/%E7%94%B2.qf");
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "QF0001");
}

#[test]
fn github_shows_ten_of_a_level_worst_first_then_counts() {
    let mut all: Vec<Diagnostic> = (0..3).map(|_| sample(at(0, 9))).collect();
    for one in &mut all {
        one.severity = crate::Severity::Warning;
    }
    all.extend((0..12).map(|_| sample(at(0, 9))));
    let text = github(&all, &sources());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 14);
    assert!(
        lines[0].starts_with(
            "::error file=政策/甲.qf,line=1,endLine=1,col=1,endColumn=4,title=QF0001 "
        )
    );
    assert!(lines[9].starts_with("::error") && lines[10].starts_with("::warning"));
    assert!(lines[13].contains('2'));
}

#[test]
fn the_summary_counts_by_weight() {
    let mut all = vec![sample(at(0, 0)), sample(at(0, 0)), sample(at(0, 0))];
    all[1].severity = crate::Severity::Warning;
    assert_eq!(summary(&all, Language::Chinese), "2 个错误，1 个警告");
    assert_eq!(summary(&all, Language::English), "2 errors, 1 warning");
    assert_eq!(summary(&[], Language::Chinese), "");
}

#[test]
fn characters_that_cannot_be_seen_are_shown_as_marks() {
    let mut sources = Sources::default();
    let source = sources.add("a.qf", "甲\u{202e}乙\x1b[2J");
    let place = Location {
        source,
        span: Span::new(3, 6),
    };
    let text = terminal(&[sample(place)], &sources, Language::Chinese, false);
    assert!(text.contains("甲\u{fffd}乙?[2J"), "{text}");
}

#[test]
fn a_very_long_line_is_cut_but_its_column_is_told() {
    let mut sources = Sources::default();
    let text = format!("{}甲{}", "字".repeat(400), "字".repeat(400));
    let source = sources.add("a.qf", text);
    let place = Location {
        source,
        span: Span::new(1200, 1203),
    };
    let shown = terminal(&[sample(place)], &sources, Language::Chinese, false);
    assert!(shown.contains("a.qf:1:401"), "{shown}");
    let line = shown
        .lines()
        .find(|line| line.starts_with("1 │"))
        .expect("the line");
    assert!(
        line.contains("字甲字") && line.chars().count() < 100,
        "{line}"
    );
}
