//! What a decision says, on the made-up law.

use crate::decide::decide;
use qufen_evaluator::testing::example;
use qufen_evaluator::{Cited, DecideError, Decision, OtherReading, decision_schema};
use qufen_semantics::model::{
    Case, ClauseId, Comparison, Deeming, Formula, Model, OutcomeId, ReadingId, Rule, Test, Value,
};
use serde_json::json;

pub(super) const YES: Value = Value::Boolean(true);
pub(super) const NO: Value = Value::Boolean(false);

/// A case that comes out as 可以容错免责, with changes.
pub(super) fn eligible(model: &Model, changes: &[(&str, Option<Value>)]) -> Case {
    let mut case = Case::unknown(model);
    let given = [
        ("任职单位", Value::Variant(0)),
        ("法律明令禁止", NO),
        ("集体决策", YES),
        ("先行先试", YES),
        ("及时补正", NO),
        ("损失金额", Value::Money(0)),
    ];
    let given = given.map(|(name, value)| (name, Some(value)));
    for (name, value) in given.iter().chain(changes) {
        case.set(model.fact(name).expect("a fact of the example"), *value);
    }
    case
}

fn decided(changes: &[(&str, Option<Value>)]) -> Decision {
    let model = example();
    decide(&model, &eligible(&model, changes)).expect("a lawful case")
}

fn cites(list: &[Cited]) -> Vec<&str> {
    list.iter().map(|cited| cited.cite.as_str()).collect()
}

#[test]
fn the_items_that_hold_are_the_basis() {
    let decision = decided(&[]);
    assert_eq!(decision.outcome.as_deref(), Some("可以容错免责"));
    assert_eq!(cites(&decision.basis), ["第三条第(一)项"]);
    assert_eq!(
        cites(&decision.requirements.met),
        ["第二条第(一)项", "第二条第(二)项"]
    );
    assert_eq!(cites(&decision.effects), ["第五条"]);
    let scope = decision.scope.expect("inside the scope");
    assert_eq!(
        (scope.cite.as_str(), scope.mode.as_str()),
        ("第七条", "适用")
    );
}

#[test]
fn a_rule_without_items_is_cited_at_its_clause() {
    let mut model = example();
    let condition = Formula::Clause(ClauseId(3));
    model.rules.clear();
    model.rules.push(Rule {
        clause: ClauseId(3),
        outcome: OutcomeId(2),
        condition,
        items: vec![],
    });
    let decision = decide(&model, &eligible(&model, &[])).expect("a lawful case");
    assert_eq!(cites(&decision.basis), ["第三条第(一)项"]);
}

#[test]
fn a_fiction_is_cited() {
    let mut model = example();
    let cured = model.clauses[4].formula.clone().expect("a condition");
    let own = model.clauses[2].own.clone().expect("a condition");
    model.clauses[2].formula = Some(Formula::Or(vec![own, cured.clone()]));
    model.clauses[2].deemings.push(Deeming {
        by: ClauseId(4),
        when: cured,
    });
    model.rules[0].items.truncate(1);
    let basis = |procedure| {
        let case = eligible(
            &model,
            &[("集体决策", Some(procedure)), ("及时补正", Some(YES))],
        );
        let decision = decide(&model, &case).expect("a lawful case");
        assert_eq!(decision.outcome.as_deref(), Some("可以容错免责"));
        decision
            .basis
            .into_iter()
            .map(|cited| cited.cite)
            .collect::<Vec<_>>()
    };
    assert_eq!(basis(NO), ["第三条第(一)项", "第三条第(二)项"]);
    assert_eq!(basis(YES), ["第三条第(一)项"]);
}

#[test]
fn an_exclusion_defeats_the_circumstance() {
    let decision = decided(&[("谋取私利", Some(YES))]);
    assert_eq!(decision.outcome.as_deref(), Some("不予容错免责"));
    let defeated = &decision.defeated[0];
    assert_eq!(
        (
            defeated.cite.as_str(),
            defeated.outcome.as_str(),
            defeated.by.as_str()
        ),
        ("第三条第(一)项", "可以容错免责", "第四条第(一)项")
    );
    assert!(decision.presumed.is_empty() && decision.effects.is_empty());
}

#[test]
fn a_failed_requirement_leaves_the_default_without_basis() {
    let decision = decided(&[("集体决策", Some(NO))]);
    assert_eq!(decision.outcome.as_deref(), Some("不符合条件"));
    assert!(decision.basis.is_empty());
    assert_eq!(cites(&decision.requirements.failed), ["第二条第(二)项"]);
    assert_eq!(decision.defeated[0].by, "第二条第(二)项");
}

#[test]
fn a_requirement_that_fails_is_a_ground_though_no_rule_fires() {
    let decision = decided(&[("先行先试", Some(NO)), ("集体决策", Some(NO))]);
    assert_eq!(decision.outcome.as_deref(), Some("不符合条件"));
    assert!(decision.basis.is_empty() && decision.defeated.is_empty());
    assert_eq!(cites(&decision.requirements.failed), ["第二条第(二)项"]);
    assert_eq!(cites(&decision.requirements.met), ["第二条第(一)项"]);
}

#[test]
fn outside_the_scope_nothing_is_required() {
    let decision = decided(&[
        ("任职单位", Some(Value::Variant(2))),
        ("集体决策", Some(NO)),
    ]);
    assert_eq!(decision.requirements, Default::default());
}

#[test]
fn outside_the_scope_the_scope_clause_is_the_basis() {
    let decision = decided(&[("任职单位", Some(Value::Variant(2)))]);
    assert_eq!(decision.outcome.as_deref(), Some("不适用"));
    assert_eq!(cites(&decision.basis), ["第七条"]);
    assert_eq!(decision.scope, None);
    assert_eq!(decision.defeated[0].by, "第七条");
}

#[test]
fn a_presumption_holds_until_the_contrary_is_found() {
    let presumed = decided(&[]).presumed;
    assert_eq!(
        (presumed[0].fact.as_str(), &presumed[0].value),
        ("谋取私利", &json!(false))
    );
    assert!(decided(&[("谋取私利", Some(NO))]).presumed.is_empty());
}

#[test]
fn the_decision_is_exact_where_kleene_is_not() {
    // Whether 先行先试 or not, 可以容错免责 follows.
    let mut model = example();
    let either = |negated: bool| {
        let fact = model.fact("先行先试").expect("a fact of the example");
        let test = Formula::Test(Test {
            fact,
            comparison: Comparison::Equal(YES),
        });
        if negated { test.negated() } else { test }
    };
    let formulas = [either(false), either(true)];
    for (clause, formula) in [3, 4].into_iter().zip(formulas) {
        model.clauses[clause].formula = Some(formula);
    }
    let decision = decide(&model, &eligible(&model, &[("先行先试", None)])).expect("a lawful case");
    assert_eq!(decision.possible, ["可以容错免责"]);
    assert!(decision.unknown.is_empty());
}

#[test]
fn what_is_open_names_the_question_and_what_settles_it() {
    let decision = decided(&[("集体决策", None)]);
    assert_eq!(decision.outcome, None);
    assert_eq!(decision.possible, ["可以容错免责", "不符合条件"]);
    assert_eq!(
        decision.unknown[0].question.as_deref(),
        Some("是否经过集体决策？")
    );
    assert_eq!(decision.settle, [["集体决策"]]);
    assert_eq!(decision.settle_by.len(), 2);
    assert_eq!(cites(&decision.requirements.open), ["第二条第(二)项"]);
}

#[test]
fn a_reading_that_matters_is_named() {
    let changes = [("集体决策", Some(NO)), ("及时补正", Some(YES))];
    let decision = decided(&changes);
    assert_eq!(decision.reading_sensitive, ["紧急处置的程序要求"]);
    let [reading] = decision.reading_words.as_slice() else {
        panic!("{:?}", decision.reading_words)
    };
    assert_eq!((&*reading.option, &*reading.words), ("甲", "不免除"));
    let other = OtherReading {
        option: "乙".into(),
        words: "补正即视为符合".into(),
        possible: vec!["可以容错免责".into()],
    };
    assert_eq!(reading.others, [other]);
    assert!(decided(&[]).reading_sensitive.is_empty());
    let json = serde_json::to_value(decided(&[])).expect("serialises");
    assert!(json.get("reading_words").is_none());
    let model = example();
    let mut case = eligible(&model, &changes);
    case.choose(ReadingId(0), 1);
    let decision = decide(&model, &case).expect("a lawful case");
    assert_eq!(decision.outcome.as_deref(), Some("可以容错免责"));
    assert_eq!(decision.readings["紧急处置的程序要求"], "乙");
}

#[test]
fn a_contradictory_case_names_the_constraint() {
    let model = example();
    let case = eligible(&model, &[("谋取私利", Some(YES)), ("初衷为公", Some(YES))]);
    let constraint = "谋取私利 蕴含 非 初衷为公".into();
    assert_eq!(
        decide(&model, &case),
        Err(DecideError::Contradictory { constraint })
    );
}

#[test]
fn a_stub_decides_nothing() {
    let mut model = example();
    model.instrument.text_held = false;
    assert_eq!(
        decide(&model, &Case::unknown(&model)),
        Err(DecideError::TextNotHeld)
    );
}

#[test]
fn json_writes_values_as_a_case_file_does() {
    let open = serde_json::to_value(decided(&[("损失金额", None)])).expect("serialisable");
    assert_eq!(open["outcome"], json!(null));
    let found =
        json!({"outcome": "不予容错免责", "findings": [{"fact": "损失金额", "to": "50万元"}]});
    let settling = open["settle_by"].as_array().expect("a list");
    assert!(settling.contains(&found), "{settling:?}");
    assert!(open.get("incomplete").is_none());
    let properties = &decision_schema()["properties"];
    for key in open.as_object().expect("an object").keys() {
        assert!(properties.get(key).is_some(), "{key} is not in the schema");
    }
}

#[test]
fn the_reason_is_as_short_as_can_be() {
    let reason = |changes| {
        let reason = decided(changes).reason.into_iter();
        reason.map(|each| each.fact).collect::<Vec<_>>()
    };
    assert_eq!(
        reason(&[("任职单位", Some(Value::Variant(2)))]),
        ["任职单位"]
    );
    assert_eq!(reason(&[("谋取私利", Some(YES))]), ["任职单位", "谋取私利"]);
    assert!(reason(&[("集体决策", None)]).is_empty());
}
