//! Passing, failing, new, orphaned: what decided scenarios come to.

use super::*;
use crate::compare::{Change, Failure};
use crate::filter::Filter;
use crate::golden::Golden;
use crate::golden::write;
use crate::report::coverage;
use crate::sample::{self, assess_one, decision, expectation, file, trial};
use crate::suite::Status;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_evaluator::Truth;
use qufen_semantics::InstrumentName;

fn golden(titles: &[&str]) -> String {
    write(&Golden {
        records: titles.iter().map(|title| sample::record(title)).collect(),
    })
}

fn codes_of(report: &SuiteReport) -> Vec<String> {
    report
        .all_problems()
        .map(|finding| finding.code.to_string())
        .collect()
}

#[test]
fn a_scenario_as_its_golden_says_passes() {
    let files = file(vec![trial("甲", decision())]);
    let report = assess_one(files, Some(&golden(&["甲"])), &Options::default());
    assert!(report.is_green());
    assert_eq!(report.tally().passed, 1);
}

#[test]
fn a_new_scenario_fails_only_where_goldens_are_demanded() {
    let files = file(vec![trial("甲", decision())]);
    let lenient = assess_one(files.clone(), None, &Options::default());
    assert_eq!(lenient.files[0].cases[0].status, Status::New);
    assert!(lenient.is_green());
    let strict = Options {
        check: true,
        ..Options::default()
    };
    assert!(!assess_one(files, None, &strict).is_green());
}

#[test]
fn an_unmet_expectation_fails_whatever_the_golden_says() {
    let mut one = trial("甲", decision());
    one.expectation = Some(expectation("不予"));
    let report = assess_one(file(vec![one]), Some(&golden(&["甲"])), &Options::default());
    let case = &report.files[0].cases[0];
    assert_eq!((case.status, case.failures.len()), (Status::Failed, 1));
    assert!(case.changed.is_empty());
}

#[test]
fn a_claimed_side_that_does_not_hold_fails_and_is_not_counted() {
    for worth in [Truth::False, Truth::Unknown] {
        let mut one = trial("甲", decision());
        one.covers[0].worth = worth;
        let files = file(vec![one, trial("乙", decision())]);
        let report = assess_one(files, Some(&golden(&["甲", "乙"])), &Options::default());
        let case = &report.files[0].cases[0];
        assert_eq!((case.status, case.failures.len()), (Status::Failed, 1));
        let [distinction] = coverage(&report).try_into().expect("is one");
        assert_eq!((distinction.this, distinction.that), ((0, 0), (1, 1)));
    }
}

#[test]
fn a_change_far_inside_a_duty_is_seen_and_a_line_break_is_not() {
    let duty = |act: &str| {
        let mut ruling = decision();
        ruling.duties[0].act = act.into();
        trial("甲", ruling)
    };
    let act = "在作出结论之日起的规定期限内以书面形式告知当事人";
    let now = assess_one(file(vec![duty(act)]), None, &Options::default());
    let record = now.files[0].cases[0].record.clone().expect("is decided");
    let golden = write(&Golden {
        records: vec![record],
    });
    let changed = |act: &str| {
        let report = assess_one(file(vec![duty(act)]), Some(&golden), &Options::default());
        report.files[0].cases[0].changed.clone()
    };
    assert!(changed(&act.replace("期限内", "期限内\n  ")).is_empty());
    let other = changed(&act.replace("书面", "口头"));
    assert_eq!(other, [Change::Other].into());
}

#[test]
fn an_orphan_is_found_at_its_title_unless_a_scenario_did_not_resolve() {
    let mut files = file(vec![trial("甲", decision())]);
    let text = golden(&["甲", "丙"]);
    let report = assess_one(files.clone(), Some(&text), &Options::default());
    assert_eq!(codes_of(&report), ["QF0533"]);
    assert!(!report.is_green());
    let place = report.files[0].problems[0].place.expect("has a place");
    assert_eq!(&text[place.span.range()], "场景 「丙」");
    files.diagnostics = vec![Diagnostic::nowhere(codes::SCENARIO_NO_MODEL)];
    let report = assess_one(files, Some(&text), &Options::default());
    assert_eq!(codes_of(&report), ["QF0545"]);
}

#[test]
fn a_broken_instrument_is_told_once_in_a_run_and_no_file_is_forgotten() {
    let broken = |path: &str, version: &str| TrialFile {
        path: path.into(),
        diagnostics: vec![Diagnostic::nowhere(codes::SCENARIO_NO_MODEL).with("version", version)],
        ..file(vec![])
    };
    let files = vec![
        broken("例/x.qf", "甲"),
        broken("例/y.qf", "甲"),
        broken("例/z.qf", "乙"),
    ];
    let goldens = BTreeMap::from([("例/y.golden".to_owned(), golden(&["丁"]))]);
    let report = assess(files, &goldens, &Options::default(), sample::sources());
    assert_eq!(codes_of(&report), ["QF0545", "QF0545"]);
    assert!(report.files.iter().all(|file| file.unresolved));
    assert_eq!(report.files.len(), 3);
    assert!(!report.is_green());
}

#[test]
fn a_golden_without_its_scenario_file_is_a_failure_of_the_whole_run() {
    let goldens = BTreeMap::from([("例/y.golden".to_owned(), golden(&["丁"]))]);
    let report = assess(vec![], &goldens, &Options::default(), sample::sources());
    assert_eq!(codes_of(&report), ["QF0534"]);
    let filter = Filter {
        titles: vec![],
        files: vec!["别处".into()],
    };
    let elsewhere = Options {
        filter,
        ..Options::default()
    };
    let report = assess(vec![], &goldens, &elsewhere, sample::sources());
    assert_eq!(codes_of(&report), ["QF0550"]);
}

#[test]
fn an_unreadable_golden_fails_the_run_and_never_passes_a_case() {
    let files = file(vec![trial("甲", decision())]);
    let report = assess_one(files, Some("?"), &Options::default());
    assert_eq!(codes_of(&report), ["QF0530"]);
    assert_eq!(report.files[0].cases[0].status, Status::Failed);
}

#[test]
fn a_case_that_cannot_be_decided_fails() {
    let mut one = trial("甲", decision());
    one.ruling = Err(Undecidable::Contradictory("甲 蕴含 乙".into()));
    let report = assess_one(file(vec![one]), Some(&golden(&["甲"])), &Options::default());
    let case = &report.files[0].cases[0];
    assert_eq!(case.status, Status::Failed);
    assert!(matches!(
        case.failures.as_slice(),
        [Failure::Contradictory { .. }]
    ));
}

#[test]
fn under_another_version_only_the_expectation_counts_and_flips_are_told() {
    let mut now = decision();
    now.outcome = Some("不予".into());
    now.basis.clear();
    let target = InstrumentName {
        title: "示例办法(试行)".into(),
        version: "2031草案".into(),
        file: "y.qf".into(),
    };
    let options = Options {
        target: Some(target),
        check: true,
        ..Options::default()
    };
    let files = file(vec![trial("甲", now)]);
    let report = assess_one(files, Some(&golden(&["甲", "丙"])), &options);
    assert!(report.is_green());
    let flipped = report.files[0].cases[0].flipped.clone();
    assert_eq!(flipped, Some(("可以".into(), "不予".into())));
    assert!(report.files[0].cases[0].changed.is_empty());
}
