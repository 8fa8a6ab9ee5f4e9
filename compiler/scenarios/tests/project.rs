//! A small project from text to green run. Its instrument is an example (示例), not law.

use qufen_diagnostics::Language;
use qufen_scenarios::compare::Change;
use qufen_scenarios::golden::golden_path;
use qufen_scenarios::report::human;
use qufen_scenarios::{Filter, Options, Status, SuiteReport, accept, run};
use qufen_semantics::{InputFile, Project, Settings};
use std::collections::BTreeMap;

const LAW: &str = "\
法规 《示例办法》
  版本 2030
  制定机关 示例市
  发布 2030年1月1日
  原文 「official.txt」
  性质 示例
结论 示例认定
  不予 > 可以容错 > 不符合条件
  缺省 不符合条件
事实
  推进改革 : 是否 「推进改革」
  明令禁止 : 是否 「有明令禁止」
  故意 : 是否 「明知故犯」
第一条 「必须符合以下条件:」
可以容错 须 下列全部
(一)「没有明令禁止;」
  即 非 明令禁止
第二条 「推进改革的,可以:」
当 下列之一 则 可以容错
(一)「推进改革中出现失误的;」
  即 推进改革
第三条 「明知故犯的,不予:」
当 下列之一 则 不予
(一)「明知故犯的。」
  即 故意
第四条 「把推进改革同明知故犯区分开来。」
  区分 改革失误 与 明知故犯
    此方 推进改革 且 非 故意
    彼方 故意
";

const SCENARIOS: &str = "\
场景 「改革中的失误」
  依据 《示例办法》 版本 2030
  案情
    推进改革 是
    其余 否
  期望 可以容错 依 第二条第(一)项
场景 「故意尚未查明」
  依据 《示例办法》 版本 2030
  案情
    推进改革 是  明令禁止 否
  期望 未定 可能 {不予, 可以容错} 待查 第三条第(一)项、故意
";

const OFFICIAL: &str = "示例办法 第一条 必须符合以下条件: (一)没有明令禁止; 第二条 推进改革的,可以: \
(一)推进改革中出现失误的; 第三条 明知故犯的,不予: (一)明知故犯的。 第四条 把推进改革同明知故犯区分开来。";

type Goldens = BTreeMap<String, String>;

fn project(law: &str, scenarios: &str) -> Project {
    let file = |path: &str, text: &str| InputFile {
        path: path.into(),
        text: text.into(),
    };
    let files = vec![
        file("例/law.qf", law),
        file("例/official.txt", OFFICIAL),
        file("例/cases.qf", scenarios),
    ];
    Project::new(files, Settings::default())
}

fn checked(law: &str, scenarios: &str, goldens: &Goldens) -> SuiteReport {
    let options = Options {
        check: true,
        ..Options::default()
    };
    run(&project(law, scenarios), goldens, &options)
}

fn accepted() -> Goldens {
    let report = checked(LAW, SCENARIOS, &Goldens::new());
    let accept = |file| {
        (
            golden_path("例/cases.qf"),
            accept(None, file, &Filter::default()),
        )
    };
    let texts = report.files.iter().map(accept);
    texts
        .map(|(path, text)| (path, text.expect("accepts")))
        .collect()
}

#[test]
fn new_scenarios_are_accepted_and_then_pass() {
    let report = checked(LAW, SCENARIOS, &Goldens::new());
    let shown = human(&report, Language::Chinese, false);
    assert!(
        report.cases().all(|(_, case)| case.status == Status::New),
        "{shown}"
    );
    assert_eq!(report.cases().count(), 2, "{shown}");
    let report = checked(LAW, SCENARIOS, &accepted());
    assert!(
        report.is_green(),
        "{}",
        human(&report, Language::Chinese, false)
    );
}

#[test]
fn an_edit_of_the_law_is_noticed_for_what_it_is() {
    let stricter = LAW.replace("  即 故意\n", "  即 故意 或 推进改革\n");
    let report = checked(&stricter, SCENARIOS, &accepted());
    let (_, case) = report.cases().next().expect("has a case");
    assert_eq!(case.status, Status::Failed);
    assert!(case.changed.contains(&Change::Outcome));
    assert_eq!(case.failures.len(), 2, "{:?}", case.failures);
}

#[test]
fn nothing_is_run_by_what_is_left_of_a_scenario() {
    let broken = SCENARIOS.replace("明令禁止 否", "明令禁止 否 其他 不知道");
    let built = format!(
        "{broken}场景 「同样」\n  依据 《示例办法》 版本 2030\n  案情 同 「故意尚未查明」\n"
    );
    let report = checked(LAW, &built, &accepted());
    let titles: Vec<&str> = report
        .cases()
        .map(|(_, case)| case.title.as_str())
        .collect();
    assert_eq!(titles, ["改革中的失误"]);
    assert_eq!(report.all_problems().count(), 1);
    assert!(!report.is_green());
    let hidden = SCENARIOS.replace("  案情", "  案情 // \u{202e}");
    let report = checked(LAW, &hidden, &accepted());
    assert_eq!(report.cases().count(), 0);
    assert!(!report.is_green());
}

#[test]
fn a_scenario_stands_on_the_side_that_it_claims() {
    let claiming = |title: &str, side: &str| {
        let block = format!("场景 「{title}」\n");
        let claim = format!("{block}  区分 改革失误 与 明知故犯 {side}\n");
        checked(LAW, &SCENARIOS.replace(&block, &claim), &accepted())
    };
    assert!(claiming("改革中的失误", "此方").is_green());
    for (title, side) in [
        ("改革中的失误", "彼方"),
        ("故意尚未查明", "此方"),
        ("故意尚未查明", "彼方"),
    ] {
        let report = claiming(title, side);
        let shown = human(&report, Language::Chinese, false);
        assert!(!report.is_green(), "{shown}");
        assert!(shown.contains("QF0546"), "{shown}");
        assert!(shown.contains("改革失误 与 明知故犯  0/0   0/0"), "{shown}");
    }
}

#[test]
fn a_title_filter_runs_one_and_asks_about_no_other() {
    let options = Options {
        filter: Filter::title("尚未"),
        check: true,
        ..Options::default()
    };
    let report = run(&project(LAW, SCENARIOS), &accepted(), &options);
    assert_eq!(report.cases().count(), 1);
    assert!(report.is_green());
    let options = Options {
        filter: Filter::title("没有这一例"),
        ..options
    };
    assert!(!run(&project(LAW, SCENARIOS), &accepted(), &options).is_green());
}

#[test]
fn a_broken_law_fails_the_run() {
    let broken = LAW.replace("  即 故意\n", "  即 没有声明\n");
    assert!(!checked(&broken, SCENARIOS, &accepted()).is_green());
}

#[test]
fn equal_runs_give_equal_reports() {
    let shown = || {
        let report = checked(
            LAW,
            &SCENARIOS.replace("推进改革 是", "推进改革 否"),
            &accepted(),
        );
        human(&report, Language::Chinese, false)
    };
    assert_eq!(shown(), shown());
}
