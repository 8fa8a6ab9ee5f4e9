//! 前项, 前两项, 前条 and the like go on naming the clauses that they named, in words and encodings.

use crate::support::{amended, decision, text};
use qufen_revision::apply::{Base, apply};

const LAW: &str = "示例法
第一条　有下列情形之一的,可以减轻:
（一）主动交代的;
（二）主动退赔的;
（三）有前项情形,并且赔偿的。
第二条　前条第（一）项所称交代,包括书面交代。
";

#[test]
fn an_item_that_comes_between_gives_the_preceding_item_its_number() {
    let new = text(
        LAW,
        "第一条增加一项,作为第（三）项：「有立功表现的;」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("（三）有立功表现的;\n（四）有第二项情形,并且赔偿的。"),
        "{new}"
    );
}

#[test]
fn one_that_comes_before_both_leaves_the_words_alone() {
    let new = text(
        LAW,
        "第一条增加一项,作为第（一）项：「有立功表现的;」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("（四）有前项情形,并且赔偿的。\n第二条　前条第（二）项所称"),
        "{new}"
    );
}

#[test]
fn an_item_that_moves_to_another_article_takes_a_full_citation_with_it() {
    let new = text(
        LAW,
        "第二条修改为：「有下列情形之一的,可以免除:」\n(一)「自首的。」\n第一条第一款第（三）项改为第二条第（二）项\n条文顺序作相应调整",
    );
    assert!(
        new.contains("（二）有第一条第二项情形,并且赔偿的。"),
        "{new}"
    );
}

const SEVERAL: &str = "示例法
第一条　甲。
第二条　乙。
第三条　有前两条情形之一,并且有下列情形之一的:
（一）一的;
（二）二的;
（三）三的;
（四）有前三项情形的。
第二款。
有前两款情形的。
";

fn several(statements: &str) -> String {
    text(SEVERAL, &format!("{statements}\n条文顺序作相应调整"))
}

#[test]
fn several_that_still_stand_right_before_are_left_alone() {
    let new =
        several("增加一条,作为第一条：「零。」\n第三条第一款增加一项,作为第（一）项：「零的;」");
    for words in ["有前两条情形之一", "有前三项情形的。", "有前两款情形的。"]
    {
        assert!(new.contains(words), "{words}\n{new}");
    }
}

#[test]
fn several_with_others_behind_them_become_a_range() {
    let new = several(
        "增加一条,作为第三条：「零。」\n第三条第一款增加一项,作为第（四）项：「零的;」\n第三条增加一款,作为第三款：「零。」",
    );
    for words in [
        "第四条　有第一条至第二条情形之一",
        "（五）有第一项至第三项情形的。",
        "有本条第一款至第二款情形的。",
    ] {
        assert!(new.contains(words), "{words}\n{new}");
    }
}

#[test]
fn several_that_others_come_between_are_told_of() {
    let statements = "第三条第一款增加一项,作为第（二）项：「零的;」\n条文顺序作相应调整";
    let made = amended(SEVERAL, statements).expect("it applies");
    let codes: Vec<&str> = made.findings.iter().map(|it| it.code.id()).collect();
    assert_eq!(codes, ["QF0717"]);
    assert!(made.official.contains("（五）有前三项情形的。"));
}

const ENCODED: &str = "法规 《示例法》
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
  即 前两项
款 「也可以。」
当 甲 且 前款第(三)项 则 可以
款 「不可以。」
当 非 前两款 则 不可以
";

fn encoded(statements: &str) -> String {
    let official = "示例法\n第一条 有下列情形之一的,可以:\n(一)一的;\n(二)二的;\n(三)三的。\n也可以。\n不可以。\n";
    let base = Base {
        source: ENCODED,
        official,
    };
    let made = apply(base, &decision(statements));
    made.unwrap_or_else(|found| panic!("{found:#?}")).source
}

#[test]
fn encodings_name_each_clause_that_others_have_come_between() {
    let new = encoded(
        "第一条第一款增加一项,作为第(二)项：「零的;」\n即 甲\n第一条增加一款,作为第二款：「零。」\n不编码 「示例」",
    );
    assert!(
        new.contains("即 (第一条第(一)项 或 第一条第(三)项)"),
        "{new}"
    );
    assert!(
        new.contains("当 非 (第一条第一款 或 第一条第三款) 则"),
        "{new}"
    );
    let new = encoded("第一条第一款增加一项,作为第(三)项：「零的;」\n即 甲");
    assert!(new.contains("即 第一项至第二项"), "{new}");
    assert!(new.contains("当 非 前两款 则"), "{new}");
}
