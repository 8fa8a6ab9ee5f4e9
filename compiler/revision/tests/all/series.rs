//! 第（一）、（三）项 and 第（一）至（三）项: several clauses of one unit, in the words of a law, in encodings and
//! in the statements of decisions.

use crate::support::{decision, refusals, text};
use qufen_revision::apply::{Base, apply};

const LAW: &str = "示例法
第一条　有下列情形之一的,可以减轻:
（一）主动交代的;
（二）主动退赔的;
（三）有立功表现的;
（四）情节轻微的。
第二条　有前条第（一）、（三）项情形的,应当说明理由。
有第一条第（一）至（三）项和第（四）项、前款情形的,应当记录。
第三条　第一、二款情形,依照第一至二条办理。刑法第一、三款不适用。
";

#[test]
fn numbers_in_a_series_follow_their_clauses() {
    let new = text(
        LAW,
        "第一条增加一项,作为第（一）项：「自首的;」\n增加一条,作为第一条：「示例。」\n条文顺序作相应调整",
    );
    for words in [
        "第三条　有前条第（二）、（四）项情形的,",
        "有第二条第（二）至（四）项和第（五）项、前款情形的,",
        "依照第二至三条办理。刑法第一、三款不适用。",
    ] {
        assert!(new.contains(words), "{words}\n{new}");
    }
}

#[test]
fn what_no_longer_stands_together_is_written_out() {
    let new = text(
        LAW,
        "第一条第（三）项移至第三条,作为第（一）项\n条文顺序作相应调整",
    );
    assert!(
        new.contains("有前条第（一）项、第三条第（一）项情形的,"),
        "{new}"
    );
}

#[test]
fn places_and_new_numbers_of_a_decision_may_be_series() {
    let new = text(LAW, "删去第一条第（一）、（三）至（四）项");
    assert!(
        new.contains("可以减轻:\n（一）主动退赔的。\n第二条"),
        "{new}"
    );
    let new = text(
        LAW,
        "第一条增加两项,作为第五、六项：「自首的;」\n（六）「赔偿的。」",
    );
    assert!(new.contains("（五）自首的;\n（六）赔偿的。"), "{new}");
    let new = text(LAW, "将第二条第一、二款中的「情形的」修改为「情形之一的」");
    assert!(new.contains("（三）项情形之一的,应当说明"), "{new}");
    assert!(new.contains("（四）项、前款情形之一的,应当记录"), "{new}");
    assert_eq!(refusals(LAW, "删去第一条第（一）、（六）项"), ["QF0245"]);
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
第一条 「有下列情形之一的,可以:」
当 下列之一 则 可以
(一)「一的;」
  即 甲
(二)「二的;」
  即 甲
(三)「三的。」
  即 甲
第二条 「二。」
当 甲 且 非 第一条第(一)、(三)项 则 不可以
第三条 「三。」
不编码 「见第一条第(一)至(三)项」
";

fn encoded(statements: &str) -> String {
    let official = "示例法\n第一条 有下列情形之一的,可以:\n(一)一的;\n(二)二的;\n(三)三的。\n第二条 二。\n第三条 三。\n";
    let base = Base {
        source: SOURCE,
        official,
    };
    let made = apply(base, &decision(statements));
    made.unwrap_or_else(|found| panic!("{found:#?}")).source
}

#[test]
fn encodings_follow_series() {
    let new = encoded("第一条增加一项,作为第(一)项：「零的;」\n即 甲");
    assert!(new.contains("非 第一条第(二)、(四)项 则"), "{new}");
    assert!(new.contains("「见第一条第(二)至(四)项」"), "{new}");
}

#[test]
fn a_condition_names_each_clause_of_a_series_that_is_none_any_more() {
    let new = encoded("第一条第(三)项移至第三条,作为第(一)项");
    assert!(
        new.contains("非 (第一条第(一)项 或 第三条第(一)项) 则"),
        "{new}"
    );
}

#[test]
fn several_places_may_be_rewritten_at_once() {
    for places in [
        "第二条第一款、第二款",
        "第二条第一、二款",
        "第二条第一款至第二款",
    ] {
        let new = text(LAW, &format!("{places}修改为：「一。」\n款 「二。」"));
        assert!(
            new.contains("第二条　一。\n二。\n第三条"),
            "{places}\n{new}"
        );
    }
    let new = text(
        LAW,
        "第一条第（一）、（三）项修改为：「自首的;」\n（三）「赔偿的;」",
    );
    assert!(
        new.contains("（一）自首的;\n（二）主动退赔的;\n（三）赔偿的;\n（四）"),
        "{new}"
    );
    let new = text(
        LAW,
        "将第一条、第三条修改为：「甲。」\n第三条 「乙。」\n款 「丙。」",
    );
    assert!(new.contains("第一条　甲。\n第二条"), "{new}");
    assert!(new.ends_with("第三条　乙。\n丙。\n"), "{new}");
}

#[test]
fn as_many_are_written_out_as_are_named_each_under_its_number() {
    for (statement, code) in [
        ("第二条第一款、第二款修改为：「一。」", "QF0706"),
        (
            "第二条第一款、第二款修改为：「一。」\n款 「二。」\n款 「三。」",
            "QF0706",
        ),
        (
            "第一条第（一）、（三）项修改为：「自首的;」\n（二）「赔偿的;」",
            "QF0708",
        ),
    ] {
        assert_eq!(refusals(LAW, statement), [code], "{statement}");
    }
}

#[test]
fn each_place_keeps_its_encoding_or_gets_its_own() {
    let new = encoded("第一条第(一)、(三)项修改为：「壹的;」\n(三)「叁的。」\n  即 非 甲");
    assert!(new.contains("(一)「壹的;」\n  即 甲\n"), "{new}");
    let own = new
        .split_once("(三)「叁的。」\n")
        .map(|(_, rest)| rest.trim_start());
    assert!(
        own.is_some_and(|rest| rest.starts_with("即 非 甲\n第二条")),
        "{new}"
    );
}
