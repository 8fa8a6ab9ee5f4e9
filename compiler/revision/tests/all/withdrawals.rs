//! Declarations that a decision replaces or takes out.

use crate::support::decision;
use qufen_revision::apply::{Base, apply};

const SOURCE: &str = "法规 《示例法》
  版本 1
  性质 草案
  原文 「示例.txt」
结论 认定
  可以 > 不可以
  缺省 不可以

事实
  甲 : 是否
  // 乙的说明
  乙 : 是否 「乙」
    问 「是不是乙？」
  丙 : 是否

// 丁的说明
定义 丁 = 甲 且 第一条第(二)项

第一条 「有下列情形之一的,可以:」
当 下列之一 则 可以
(一)「一的;」
  即 甲
(二)「二的。」
  即 乙
第二条 「二。」
当 丁 则 不可以
";

const OFFICIAL: &str =
    "示例法\n第一条 有下列情形之一的,可以:\n(一)一的;\n(二)二的。\n第二条 二。\n";

fn applied(statements: &str) -> Result<String, Vec<&'static str>> {
    let base = Base {
        source: SOURCE,
        official: OFFICIAL,
    };
    let made = apply(base, &decision(statements));
    let codes = |found: Vec<qufen_revision::apply::Finding>| {
        found.iter().map(|one| one.code.id()).collect()
    };
    made.map(|made| made.source).map_err(codes)
}

#[test]
fn what_a_definition_cited_may_go_with_it() {
    assert_eq!(applied("删去第一条第(二)项"), Err(vec!["QF0711"]));
    let new = applied("定义 丁 = 甲\n删去第一条第(二)项").expect("it is replaced");
    assert!(new.contains("定义 丁 = 甲\n"), "{new}");
    let new = applied("删去 定义 丁\n删去第一条第(二)项\n第二条编码修改为\n当 甲 则 不可以")
        .expect("it is taken out");
    assert!(!new.contains('丁'), "{new}");
    assert!(new.contains("  丙 : 是否\n\n第一条 「有下列"), "{new}");
}

#[test]
fn facts_go_with_what_is_said_of_them() {
    let new = applied("一、删去事实 乙、丙。").expect("they are taken out");
    assert!(new.contains("事实\n  甲 : 是否\n\n// 丁"), "{new}");
    let new = applied("删去 事实 甲、乙、丙").expect("they are taken out");
    assert!(new.contains("缺省 不可以\n\n// 丁"), "{new}");
}

#[test]
fn what_is_not_declared_or_declared_anew_is_refused() {
    assert_eq!(applied("删去 定义 甲"), Err(vec!["QF0721"]));
    assert_eq!(applied("删去 事实 戊"), Err(vec!["QF0721"]));
    let both = "删去 定义 丁\n定义 丁 = 甲";
    assert_eq!(applied(both), Err(vec!["QF0703"]));
}
