//! Small laws whose difference was worked out by hand.

use super::super::{
    Cause, ChangeKind, Comparison, Correspondence, Difference, Direction, Effect, Grain, Outcomes,
    diff,
};
use crate::space::Budget;
use qufen_semantics::model::{ClauseId, Model};
use qufen_semantics::{InputFile, Project, Settings};
use std::sync::Arc;

const HEAD: &str = "法规 《示例办法》\n  版本 1\n  性质 示例\n  发布 2024年1月8日\n  施行 自发布之日\n\
结论 认定\n  不予 > 可以 > 不符合\n  缺省 不符合\n  从严到宽 不予 < 不符合 < 可以\n\
枚举 程度类 有序 { 无, 一般, 严重, 重大 }\n";

/// The model of a law of which `articles` is the body.
fn law(facts: &str, articles: &str) -> Arc<Model> {
    let text = format!("{HEAD}事实\n{facts}{articles}");
    let files = vec![InputFile {
        path: "法.qf".into(),
        text,
    }];
    let project = Project::new(files, Settings::default());
    let name = project.instruments().remove(0);
    let model = project.model(&name);
    model.unwrap_or_else(|| panic!("{:?}", project.errors(&name)))
}

/// Clauses with the same words are one.
fn by_words(old: &Model, new: &Model) -> Correspondence {
    let pairs = old
        .clauses
        .iter()
        .enumerate()
        .filter_map(|(index, clause)| {
            let other = new.clauses.iter().position(|it| it.text == clause.text)?;
            Some((ClauseId(index as u32), ClauseId(other as u32)))
        });
    Correspondence {
        clauses: pairs.collect(),
        renamed: Vec::new(),
    }
}

fn compared(old: &Model, new: &Model) -> (Difference, Comparison) {
    let difference = diff(old, new, &by_words(old, new), Budget::default());
    match difference.outcomes.clone() {
        Outcomes::Different(comparison) | Outcomes::Equivalent(comparison) => {
            (difference, comparison)
        }
        other => panic!("{other:?}"),
    }
}

/// `可以→不予 2 Stricter`, by pair that differs.
fn transitions(old: &Model, new: &Model, comparison: &Comparison) -> Vec<String> {
    let all = comparison.transitions.iter().map(|it| {
        format!(
            "{}→{} {} {:?}",
            old.outcomes[it.pair.from.index()],
            new.outcomes[it.pair.to.index()],
            it.pair.cases,
            it.direction
        )
    });
    all.collect()
}

/// `Inserted+Condition 2: 程度 不低于 重大`.
fn told(difference: &Difference, cause: &Cause) -> String {
    let kinds = cause.changes.iter().map(|at| {
        let change = &difference.changes[*at];
        format!("{:?}", change.kind)
    });
    let when = cause.when.iter().map(|it| it.words(&difference.joint));
    format!(
        "{} {}: {}",
        kinds.collect::<Vec<_>>().join("+"),
        cause.cases,
        when.collect::<Vec<_>>().join("；")
    )
}

const GRADES: &str = "  甲 : 是否\n  乙 : 是否\n  丙 : 是否\n  程度 : 程度类\n";

#[test]
fn an_inserted_item_and_a_grade_are_counted_apart() {
    let old = law(
        GRADES,
        "第一条 「可以的:」\n当 下列之一 则 可以\n(一)「甲;」 即 甲\n(二)「乙。」 即 乙 且 程度 低于 重大\n\
第二条 「不予的:」\n当 下列之一 则 不予\n(一)「丙。」 即 丙\n",
    );
    let new = law(
        GRADES,
        "第一条 「可以的:」\n当 下列之一 则 可以\n(一)「甲;」 即 甲\n(二)「乙。」 即 乙 且 程度 低于 严重\n\
第二条 「不予的:」\n当 下列之一 则 不予\n(一)「损失重大;」 即 程度 不低于 重大\n(二)「丙。」 即 丙\n",
    );
    let (difference, comparison) = compared(&old, &new);
    // 2 × 2 × 2 × 4 cases; 不予 stays 16, 可以 8, 不符合 3.
    assert_eq!(comparison.cases, 32u32.into());
    let kept: Vec<String> = comparison
        .matrix
        .iter()
        .filter(|it| it.from == it.to)
        .map(|it| format!("{} {}", old.outcomes[it.from.index()], it.cases))
        .collect();
    assert_eq!(kept, ["不予 16", "可以 8", "不符合 3"]);
    assert_eq!(
        transitions(&old, &new, &comparison),
        [
            "可以→不予 2 Stricter",
            "可以→不符合 1 Stricter",
            "不符合→不予 2 Stricter"
        ]
    );
    let causes = comparison.transitions.iter();
    let causes = causes.flat_map(|it| it.causes.iter().flatten());
    let causes: Vec<String> = causes.map(|it| told(&difference, it)).collect();
    // 甲 否, 乙 是, 重大: 不予 by the new item, whether or not 乙 is narrowed.
    assert_eq!(
        causes,
        [
            "Inserted 2: 程度 = 重大",
            "Condition 1: 程度 = 严重",
            "Inserted 2: 程度 = 重大"
        ]
    );
    // The lead-in of the inserted item is not itself changed.
    let kinds: Vec<ChangeKind> = difference.changes.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [ChangeKind::Condition, ChangeKind::Inserted]);
    let inserted = &difference.changes[1];
    assert_eq!(
        new.clauses[inserted.new[0].index()].citation,
        "第二条第(一)项"
    );
    assert_eq!(comparison.grain, Grain::Change);
}

const FLAGS: &str = "  甲 : 是否\n  乙 : 是否\n  戊 : 是否\n  己 : 是否\n";

#[test]
fn some_cases_take_two_changes_together() {
    let body = |rule: &str, demand: &str| {
        format!("第一条 「可以的。」\n当 {rule} 则 可以\n第二条 「必须符合。」\n可以 须 {demand}\n")
    };
    let old = law(FLAGS, &body("甲", "乙"));
    let new = law(FLAGS, &body("甲 或 戊", "乙 或 己"));
    let (difference, comparison) = compared(&old, &new);
    assert_eq!(
        transitions(&old, &new, &comparison),
        ["不符合→可以 5 Lighter"]
    );
    let causes = comparison.transitions[0].causes.as_ref().expect("causes");
    let causes: Vec<String> = causes.iter().map(|it| told(&difference, it)).collect();
    assert_eq!(
        causes,
        [
            "Condition 2: 戊",
            "Condition 2: 己",
            "Condition+Condition 1: 戊 且 己"
        ]
    );
    let words: Vec<(Option<&str>, Option<&str>)> = difference
        .changes
        .iter()
        .map(|it| (it.before.as_deref(), it.after.as_deref()))
        .collect();
    assert_eq!(
        words,
        [
            (Some("当 甲 则 可以"), Some("当 甲 或 戊 则 可以")),
            (Some("可以 须 乙"), Some("可以 须 乙 或 己"))
        ]
    );
}

#[test]
fn renumbering_and_other_words_are_proved_to_change_nothing() {
    let old = law(
        FLAGS,
        "定义 两者 = 甲 且 乙\n第一条 「可以的:」\n当 下列之一 则 可以\n(一)「一;」 即 两者\n(二)「二。」 即 非 (甲 或 戊)\n\
第二条 「不予的。」\n当 己 则 不予\n",
    );
    let new = law(
        FLAGS,
        "定义 兼有 = 乙 且 甲\n第一条 「不予的。」\n当 己 则 不予\n\
第二条 「可以的:」\n当 下列之一 则 可以\n(一)「二。」 即 非 甲 且 非 戊\n(二)「一;」 即 兼有\n",
    );
    let (difference, _) = compared(&old, &new);
    assert!(matches!(difference.outcomes, Outcomes::Equivalent(_)));
    for change in &difference.changes {
        assert_eq!(change.effect, Effect::Equivalent, "{change:?}");
    }
}

#[test]
fn values_and_facts_of_one_version_are_counted_apart() {
    let body = "第一条 「可以的。」\n当 甲 则 可以\n";
    let old = law("  甲 : 是否\n  程度 : 程度类\n", body);
    let mut new = (*law("  甲 : 是否\n  程度 : 程度类\n  新事 : 是否\n", body)).clone();
    if let qufen_semantics::model::Domain::Enumeration { variants, .. } = &mut new.facts[1].domain {
        variants.push("特别重大".into());
    }
    let (difference, comparison) = compared(&old, &new);
    // 甲, four grades that both know, and 新事, which the old version ignores.
    assert_eq!(comparison.cases, 16u32.into());
    assert_eq!(comparison.apart.unknown_to_old, 4u32.into());
    assert!(comparison.transitions.is_empty());
    assert!(matches!(difference.outcomes, Outcomes::Different(_)));
    assert_eq!(difference.facts.len(), 2);
}

#[test]
fn a_text_that_is_not_held_is_not_compared() {
    let law = law("  甲 : 是否\n", "第一条 「可以的。」\n当 甲 则 可以\n");
    let mut stub = (*law).clone();
    stub.instrument.text_held = false;
    let difference = diff(&stub, &law, &by_words(&stub, &law), Budget::default());
    let not_held = Outcomes::NotHeld {
        old: true,
        new: false,
    };
    assert_eq!(difference.outcomes, not_held);
}

#[test]
fn opposite_orders_are_disputed() {
    let old = law("  甲 : 是否\n", "第一条 「可以的。」\n当 甲 则 可以\n");
    let mut new = (*law("  甲 : 是否\n", "第一条 「可以的。」\n当 非 甲 则 可以\n")).clone();
    for pair in &mut new.leniency {
        *pair = (pair.1, pair.0);
    }
    let (_, comparison) = compared(&old, &new);
    let directions: Vec<Direction> = comparison
        .transitions
        .iter()
        .map(|it| it.direction)
        .collect();
    assert_eq!(directions, [Direction::Disputed, Direction::Disputed]);
}

#[test]
fn one_node_is_too_few() {
    let old = law(FLAGS, "第一条 「可以的。」\n当 甲 且 乙 则 可以\n");
    let new = law(FLAGS, "第一条 「可以的。」\n当 甲 且 乙 且 非 戊 则 可以\n");
    let difference = diff(&old, &new, &by_words(&old, &new), Budget { nodes: 1 });
    let Outcomes::Incomplete(searched) = &difference.outcomes else {
        panic!("{:?}", difference.outcomes);
    };
    assert_eq!(searched.found.len(), 1);
    assert!(searched.open.is_empty() && !searched.equivalent);
    assert_eq!(difference.changes[0].effect, Effect::Unknown);
}

#[test]
fn what_would_take_too_many_conditions_says_that_more_is_needed() {
    let facts = ["甲", "乙", "丙", "丁", "戊"];
    let declared: String = facts.iter().map(|it| format!("  {it} : 是否\n")).collect();
    let declared = format!("{declared}  己 : 是否\n");
    let of = |count: usize| {
        // Each two of the first few.
        let few = facts[..count].iter().enumerate();
        let two =
            few.flat_map(|(at, one)| facts[..at].iter().map(move |it| format!("({it} 且 {one})")));
        let two: Vec<String> = two.collect();
        law(
            &declared,
            &format!(
                "第一条 「不予的:」\n当 下列之一 则 不予\n(一)「两种。」 即 己 且 ({})\n",
                two.join(" 或 ")
            ),
        )
    };
    let none = law(
        &declared,
        "第一条 「不予的:」\n当 下列之一 则 不予\n(一)「两种。」 即 己 且 非 己\n",
    );
    let causes = |new: &Model| -> Vec<(usize, bool)> {
        let (_, comparison) = compared(&none, new);
        let causes = comparison.transitions.iter();
        let causes = causes.flat_map(|it| it.causes.iter().flatten());
        causes.map(|it| (it.when.len(), it.wider)).collect()
    };
    assert_eq!(causes(&of(4)), [(6, false)]);
    assert_eq!(causes(&of(5)), [(1, true)]);
}
