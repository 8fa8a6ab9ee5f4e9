//! The whole comparison of small laws.

use crate::golden::Golden;
use crate::human::human;
use crate::text::TextChange;
use crate::{Comparison, Request, Side, compare, html};
use qufen_analysis::space::Budget;
use qufen_diagnostics::Language;
use qufen_semantics::{InputFile, InstrumentName, Project, Settings};

const FACTS: &str =
    "模块 示例事实\n事实\n  先行先试 : 是否\n  集体决策 : 是否\n  谋取私利 : 是否\n";

/// A law of these articles, each with its words and encoding.
fn law(version: &str, articles: &[(&str, &str)]) -> (String, String) {
    let mut source = format!(
        "法规 《示例办法》\n  版本 {version}\n  性质 示例\n  发布 2024年1月8日\n  施行 2024年2月1日\n  \
         原文 「{version}.txt」\n使用 示例事实\n结论 认定\n  不予 > 可以 > 不符合\n  缺省 不符合\n  \
         从严到宽 不予 < 不符合 < 可以\n"
    );
    let mut text = "示例办法\n".to_owned();
    for (number, (words, encoding)) in ["第一条", "第二条", "第三条"].iter().zip(articles)
    {
        source += &format!("{number} 「{words}」\n{encoding}\n");
        text += &format!("{number} {words}\n");
    }
    (source, text)
}

const ONE: (&str, &str) = ("先行先试的,可以。", "当 先行先试 则 可以");
const TWO: (&str, &str) = ("谋取私利的,不予。", "当 谋取私利 则 不予");
const BOTH: (&str, &str) = (
    "先行先试并且经过集体决策的,可以。",
    "当 先行先试 且 集体决策 则 可以",
);
const SCENARIO: &str =
    "场景 「没有集体决策」\n  依据 《示例办法》 版本 旧\n  案情\n    先行先试 是\n    其余 否\n";

fn compared(old: &[(&str, &str)], new: &[(&str, &str)], budget: Budget) -> Comparison {
    let mut files = vec![("事实.qf".to_owned(), FACTS.to_owned())];
    files.push(("scenarios/例.qf".into(), SCENARIO.into()));
    for (version, articles) in [("旧", old), ("新", new)] {
        let (source, text) = law(version, articles);
        files.push((format!("{version}.qf"), source));
        files.push((format!("{version}.txt"), text));
    }
    let files = files
        .into_iter()
        .map(|(path, text)| InputFile { path, text });
    let project = Project::new(files.collect(), Settings::default());
    let name = |version: &str| -> InstrumentName {
        let mut all = project.instruments().into_iter();
        all.find(|it| it.version == version).expect("declared")
    };
    let names = [name("旧"), name("新")];
    let models = [&names[0], &names[1]].map(|it| {
        assert_eq!(project.errors(it), []);
        project.model(it).expect("a model")
    });
    let side = |which: usize| Side {
        project: &project,
        name: &names[which],
        model: &models[which],
    };
    let request = Request {
        budget,
        ..Request::default()
    };
    compare(&side(0), &side(1), &request).expect("no claims")
}

#[test]
fn a_condition_that_came_is_told_on_every_level() {
    let found = compared(&[ONE, TWO], &[BOTH, TWO], Budget::default());
    assert_eq!(found.equivalent, Some(false));
    assert!(found.is_complete());
    let changes: Vec<TextChange> = found.text.iter().map(|it| it.change).collect();
    assert_eq!(changes, [TextChange::Reworded]);
    assert_eq!(found.rules.len(), 1);
    // By hand: of the eight cases one is 先行先试 without 集体决策 and without 谋取私利.
    let [transition] = found.outcomes.transitions.as_slice() else {
        panic!("{:?}", found.outcomes.transitions)
    };
    assert_eq!(transition.pair.cases.to_string(), "1");
    assert_eq!(
        found
            .outcomes
            .cases
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("8")
    );
    let flips: Vec<_> = found
        .scenarios
        .iter()
        .map(|it| (&*it.name, it.to.as_deref()))
        .collect();
    assert_eq!(flips, [("没有集体决策", Some("不符合"))]);
}

#[test]
fn clauses_that_change_places_change_nothing() {
    let found = compared(&[ONE, TWO], &[TWO, ONE], Budget::default());
    assert_eq!(found.equivalent, Some(true));
    assert!(
        found.text.iter().all(|it| !it.in_words()),
        "{:?}",
        found.text
    );
    assert_eq!(found.scenario_count.unchanged, 1);
}

#[test]
fn past_the_budget_nothing_is_claimed() {
    let found = compared(&[ONE, TWO], &[BOTH, TWO], Budget { nodes: 2 });
    assert!(!found.is_complete());
    assert_ne!(found.equivalent, Some(true));
    let told = human(&found, Language::Chinese, 80, false);
    assert!(told.contains("没有算完"), "{told}");
    assert!(!told.contains("等效"), "{told}");
    assert!(html(&found, Language::Chinese).contains("没有算完"));
}

#[test]
fn a_report_keeps_to_the_width_of_the_terminal() {
    use unicode_width::UnicodeWidthStr;
    let found = compared(&[ONE, TWO], &[BOTH], Budget::default());
    for language in [Language::Chinese, Language::English] {
        for width in [40, 80] {
            let told = human(&found, language, width, false);
            let long: Vec<&str> = told.lines().filter(|line| line.width() > width).collect();
            assert_eq!(long, Vec::<&str>::new());
        }
    }
}

#[test]
fn a_golden_is_the_same_every_time() {
    let golden = || Golden::of(&compared(&[ONE, TWO], &[BOTH], Budget::default()));
    assert_eq!(golden(), golden());
    assert!(golden().entries.len() > 4);
}
