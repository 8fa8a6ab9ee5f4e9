//! 引导语: the words that a list stands under, without the list.

use crate::support::{amended, decision, refusals, text};
use qufen_revision::apply::{Base, apply};

const LAW: &str = "示例法
第一条　甲可以。
有下列情形之一的,可以减轻:
（一）可以查明的;
（二）可以挽回的:
1．立即的;
2．可以补救的。
第二条　可以免除的情形:
（一）自首可以查明的。
第三条　分两类:
（一）可以的。
也分两类:
（一）不可以的。
";

#[test]
fn words_are_sought_in_the_lead_in_alone() {
    let new = text(LAW, "将第一条引导语中的「可以」修改为「应当」");
    assert!(
        new.contains("甲可以。\n有下列情形之一的,应当减轻:\n（一）可以查明的;"),
        "{new}"
    );
    let new = text(LAW, "删去第一条第二款第（二）项引导语中的「可以」");
    assert!(
        new.contains("（二）挽回的:\n1．立即的;\n2．可以补救的。"),
        "{new}"
    );
    let new = text(LAW, "在第三条第二款的引导语中的「也分」后增加「为」");
    assert!(new.contains("也分为两类:"), "{new}");
}

#[test]
fn it_is_said_of_all_places_before_it() {
    let new = text(
        LAW,
        "第一条第二款、第二条引导语中的「可以」均修改为「应当」",
    );
    for words in [
        "情形之一的,应当减轻:\n（一）可以查明的;",
        "第二条　应当免除的情形:\n（一）自首可以查明的。",
    ] {
        assert!(new.contains(words), "{words}\n{new}");
    }
    let new = text(
        LAW,
        "第一条引导语、第二条第（一）项中的「可以」均修改为「应当」",
    );
    for words in [
        "情形之一的,应当减轻:\n（一）可以查明的;",
        "第二条　可以免除的情形:\n（一）自首应当查明的。",
    ] {
        assert!(new.contains(words), "{words}\n{new}");
    }
}

#[test]
fn all_of_it_may_be_written_anew() {
    let new = text(LAW, "第一条引导语修改为：「有下列情形的,应当减轻:」");
    assert!(
        new.contains("甲可以。\n有下列情形的,应当减轻:\n（一）可以查明的;"),
        "{new}"
    );
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (statement, code) in [
        ("第一条第一款引导语中的「可以」修改为「应当」", "QF0250"),
        ("第一条引导语中的「挽回」修改为「挽救」", "QF0701"),
        ("第三条引导语中的「两类」修改为「三类」", "QF0246"),
        ("删去第一条引导语", "QF0706"),
        ("第一条引导语改为第二条引导语", "QF0706"),
        (
            "第一条引导语修改为：「甲:」\n第一条引导语中的「减轻」修改为「从轻」",
            "QF0703",
        ),
    ] {
        assert_eq!(refusals(LAW, statement), [code], "{statement}");
    }
}

const SOURCE: &str = "法规 《示例法》
  版本 1
  性质 草案
  原文 「示例.txt」
结论 认定
  可以 > 不可以
  缺省 不可以
事实
  甲 : 是否
  乙 : 是否
第一条 「有下列情形之一的,可以:」
当 下列之一 则 可以
(一)「甲的。」
  即 甲
";

#[test]
fn encodings_below_are_those_of_the_lead_in() {
    let official = "示例法\n第一条 有下列情形之一的,可以:\n(一)甲的。\n";
    let base = Base {
        source: SOURCE,
        official,
    };
    for statement in [
        "第一条引导语修改为：「乙的,有下列情形之一的,可以:」",
        "第一条引导语中的「有下列」修改为「乙的,有下列」",
    ] {
        let made = apply(
            base,
            &decision(&format!("{statement}\n当 乙 且 下列之一 则 可以")),
        );
        let new = made.unwrap_or_else(|found| panic!("{found:#?}")).source;
        let wanted = "第一条 「乙的,有下列情形之一的,可以:」\n当 乙 且 下列之一 则 可以\n(一)「甲的。」\n  即 甲\n";
        assert!(new.ends_with(wanted), "{new}");
    }
    let made = apply(
        base,
        &decision("第一条引导语编码修改为\n当 乙 且 下列之一 则 可以"),
    );
    let new = made.unwrap_or_else(|found| panic!("{found:#?}")).source;
    assert!(
        new.contains("可以:」\n当 乙 且 下列之一 则 可以\n(一)"),
        "{new}"
    );
}

#[test]
fn a_change_of_the_lead_in_is_told_of_its_clause() {
    let made = amended(LAW, "将第一条引导语中的「可以」修改为「应当」").expect("it applies");
    let told: Vec<&str> = made
        .changes
        .iter()
        .filter_map(|it| it.new.as_deref())
        .collect();
    assert_eq!(told, ["第一条第二款"]);
}
