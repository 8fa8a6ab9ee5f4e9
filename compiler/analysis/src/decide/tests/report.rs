//! Golden reports on the made-up law.

use crate::decide::decide;
use qufen_diagnostics::Language;
use qufen_evaluator::DecideError;
use qufen_evaluator::report::{refusal, render};
use qufen_evaluator::testing::example;
use qufen_semantics::model::{Case, Value};

const TRIED_AND_CURED: &[(&str, Value)] = &[
    ("任职单位", Value::Variant(1)),
    ("法律明令禁止", Value::Boolean(false)),
    ("集体决策", Value::Boolean(true)),
    ("先行先试", Value::Boolean(true)),
    ("及时补正", Value::Boolean(true)),
    ("损失金额", Value::Money(0)),
    ("初衷为公", Value::Boolean(true)),
];

fn report(facts: &[(&str, Value)], language: Language) -> String {
    let model = example();
    let mut case = Case::unknown(&model);
    for (name, value) in facts {
        case.set(
            model.fact(name).expect("a fact of the example"),
            Some(*value),
        );
    }
    render(&decide(&model, &case).expect("a lawful case"), language, 56)
}

#[track_caller]
fn check(facts: &[(&str, Value)], language: Language, golden: &str) {
    let report = report(facts, language);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/decide/tests/golden");
    let path = format!("{folder}/{golden}.txt");
    if std::env::var_os("QUFEN_UPDATE").is_some() {
        std::fs::write(&path, &report).expect("the golden can be written");
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        report == held,
        "{golden}; QUFEN_UPDATE=1 records it\n{report}"
    );
}

fn replaced(fact: &'static str, value: Value) -> Vec<(&'static str, Value)> {
    let others = TRIED_AND_CURED
        .iter()
        .copied()
        .filter(|(name, _)| *name != fact);
    others.chain([(fact, value)]).collect()
}

#[test]
fn eligible_by_analogy() {
    check(TRIED_AND_CURED, Language::Chinese, "eligible.zh");
}

#[test]
fn eligible_by_analogy_in_english() {
    check(TRIED_AND_CURED, Language::English, "eligible.en");
}

#[test]
fn a_requirement_fails() {
    let facts = replaced("集体决策", Value::Boolean(false));
    check(&facts, Language::Chinese, "requirement_fails.zh");
}

#[test]
fn what_the_result_hangs_on_stands_directly_under_the_conclusion() {
    let facts = replaced("集体决策", Value::Boolean(false));
    let told = report(&facts, Language::English);
    assert!(
        told.contains(
            "\n  deciding body)\n  reading 紧急处置的程序要求: 甲「不免除」\n    read as 乙「补正即视为符合」"
        ),
        "{told}"
    );
}

#[test]
fn an_exclusion_prevails() {
    let facts = replaced("损失金额", Value::Money(60_000_000));
    check(&facts, Language::Chinese, "exclusion_prevails.zh");
}

#[test]
fn much_is_unknown() {
    let facts = &TRIED_AND_CURED[..2];
    check(facts, Language::Chinese, "unknown.zh");
    check(facts, Language::English, "unknown.en");
}

#[test]
fn outside_the_scope() {
    let facts = [("任职单位", Value::Variant(2))];
    check(&facts, Language::Chinese, "outside.zh");
}

#[test]
fn refusals_say_why() {
    assert_eq!(
        refusal(&DecideError::TextNotHeld, Language::Chinese),
        "原文未收录，无法裁定。"
    );
    let broken = DecideError::Contradictory {
        constraint: "甲 蕴含 乙".into(),
    };
    assert!(refusal(&broken, Language::Chinese).contains("「甲 蕴含 乙」"));
    assert!(refusal(&broken, Language::English).contains("「甲 蕴含 乙」"));
}
