//! Every format on one run: 甲 changed and unmet, 乙 new, an orphan in the golden.

use super::*;
use crate::golden::{Golden, write};
use crate::run::Options;
use crate::sample::{self, assess_one, decision, expectation, trial};
use crate::suite::SuiteReport;
use qufen_diagnostics::Language;
use qufen_evaluator::Truth;

fn run() -> SuiteReport {
    let mut now = decision();
    now.outcome = Some("不予".into());
    now.basis = vec![sample::cited(2)];
    let mut first = trial("甲", now);
    first.covers[0].worth = Truth::False;
    first.expectation = Some(expectation("可以"));
    let file = sample::file(vec![first, trial("乙", decision())]);
    let records = vec![sample::record("甲"), sample::record("丙")];
    let options = Options {
        check: true,
        ..Options::default()
    };
    assess_one(file, Some(&write(&Golden { records })), &options)
}

#[test]
fn people_are_told_what_was_expected_and_what_came() {
    let text = human(&run(), Language::Chinese, false);
    for words in [
        "✗ 甲  例/x.qf:1  《示例办法(试行)》 版本 2030草案（草案）",
        "QF0540 「甲」期望「可以」，得出「不予」",
        "结论变了；理由变了",
        "- 可以\n",
        "+ 不予\n",
        "+ 乙",
        "QF0533",
        "QF0546 「甲」称属于 区分 改革失误 与 明知故犯 的此方（改革失误），而这一方的条件对其案情的值为「否」",
        "改革失误 与 明知故犯  0/0   0/1",
        "示例",
        "通过 0，不通过 1，新 1，样本与文件的问题 1",
    ] {
        assert!(text.contains(words), "{words} in:\n{text}");
    }
    assert!(!text.contains('\x1b'));
    assert!(human(&run(), Language::Chinese, true).contains('\x1b'));
}

#[test]
fn english_is_spoken_where_asked() {
    let text = human(&run(), Language::English, false);
    assert!(text.contains("outcome changed; reason changed"), "{text}");
    assert!(
        text.ends_with("0 passed, 1 failed, 1 new, 1 problems with goldens or files\n"),
        "{text}"
    );
}

#[test]
fn json_has_the_documented_shape() {
    let text = json(&run()).expect("serialises");
    let value: serde_json::Value = serde_json::from_str(&text).expect("is JSON");
    assert_eq!((&value["passed"], &value["failed"]), (&0.into(), &3.into()));
    assert_eq!(value["cases"][0]["name"], "甲");
    assert_eq!(value["cases"][0]["file"], "例/x.qf");
    assert_eq!(value["cases"][0]["status"], "failed");
    assert_eq!(
        value["cases"][0]["changed"],
        serde_json::json!(["outcome", "basis"])
    );
    assert_eq!(value["cases"][0]["failures"][1]["code"], "QF0546");
    assert_eq!(value["cases"][1]["status"], "new");
    assert_eq!(value["problems"][0]["code"], "QF0533");
    assert_eq!(value["problems"][0]["file"], "例/x.golden");
    let schema = json_schema();
    assert!(schema.as_value()["properties"]["cases"].is_object());
}

#[test]
fn junit_counts_and_names_each_test_once() {
    let xml = junit(&run()).expect("serialises");
    assert!(
        xml.contains(r#"tests="3" skipped="0" failures="2" errors="1""#),
        "{xml}"
    );
    assert!(
        xml.contains(r#"<testcase name="甲" classname="例/x.qf">"#),
        "{xml}"
    );
    assert!(xml.contains("QF0546"), "{xml}");
    assert!(!xml.contains("time"), "{xml}");
}

#[test]
fn github_points_at_lines_with_everything_escaped() {
    let text = github(&run());
    let first = text.lines().next().expect("has a line");
    assert!(first.starts_with("::error file="), "{text}");
    assert!(text.contains("file=例/x.qf,line=2"), "{text}");
    assert!(text.contains("QF0546"), "{text}");
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
}

#[test]
fn github_shows_ten_and_counts_the_rest() {
    let trials = (0..13).map(|_| {
        let mut one = trial("甲", decision());
        one.expectation = Some(expectation("不予"));
        one
    });
    let report = assess_one(sample::file(trials.collect()), None, &Options::default());
    let text = github(&report);
    assert_eq!(text.matches("::error").count(), 10);
    assert!(text.contains("另有 3 项"), "{text}");
}

#[test]
fn tap_plans_every_point() {
    let text = tap(&run());
    assert!(
        text.starts_with("TAP version 14\n1..3\nnot ok 1 - 例/x.qf / 甲\n  ---\n"),
        "{text}"
    );
    assert!(text.contains("\nnot ok 2 - 例/x.qf / 乙\n"), "{text}");
    assert!(text.contains("\nnot ok 3 - QF0533"), "{text}");
    assert!(text.contains("QF0546"), "{text}");
}

#[test]
fn no_page_is_left_with_an_empty_place() {
    for finding in findings(&run()) {
        assert_eq!(
            finding.missing_arguments(),
            Vec::<String>::new(),
            "{}",
            finding.code
        );
    }
}
