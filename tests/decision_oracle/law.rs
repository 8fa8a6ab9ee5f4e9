//! A random law in source, with its official text: items of three kinds, 除外, a definition, a reading and 约束.

use crate::source_oracle::condition::{Condition, reading, vocabulary};
use qufen_evaluator::testing::Dice;

/// By article: how its items are led in, and how many there are.
pub const ARTICLES: [(&str, usize); 3] = [
    ("可以宽容必须符合以下条件:", 2),
    ("有下列情形之一的,可以宽容:", 3),
    ("有下列情形之一的,不予宽容:", 2),
];
pub const WORDS: [&str; 7] = [
    "会议研究作出决定的",
    "资金使用公开透明的",
    "抢险救灾先行处置的",
    "试点探索缺少先例的",
    "服务企业简化手续的",
    "隐瞒真相弄虚作假的",
    "收受财物谋求私利的",
];
/// What the law defines, and its second article mentions.
pub const DEFINED: &str = "情节轻微";

pub fn condition(dice: &mut Dice) -> String {
    Condition::drawn(dice, 2, true).words()
}

/// What stands under an item.
pub fn encoding(dice: &mut Dice) -> String {
    let mut lines = format!("  即 {}\n", condition(dice));
    if dice.chance(1, 5) {
        lines += &format!("  除外 当 {}\n", condition(dice));
    }
    lines
}

/// `约束`, with which few cases are lost.
pub fn constraint(dice: &mut Dice) -> String {
    let mut part = || Condition::drawn(dice, 1, false).words();
    format!("约束 ({}) 蕴含 ({})\n", part(), part())
}

pub fn definition(dice: &mut Dice) -> String {
    format!("定义 {DEFINED} = {}\n", condition(dice))
}

/// What stands under the lead-in of an article; `second` makes the second option of the reading the default.
pub fn led(article: usize, second: bool) -> String {
    match article {
        0 => format!("{}可以 须 下列全部\n", reading(second)),
        1 => format!("当 ({DEFINED} 或 民主决策) 且 下列之一 则 可以\n"),
        _ => "当 下列之一 则 不予\n".into(),
    }
}

pub fn numeral(number: usize) -> &'static str {
    ["一", "二", "三", "四"][number]
}

/// The law in source, and its official text.
pub fn law(dice: &mut Dice) -> (String, String) {
    let order = match dice.chance(1, 3) {
        true => "可以 > 不予",
        false => "不予 > 可以",
    };
    let mut source = format!(
        "法规 《示例办法》\n  版本 1\n  性质 草案\n  原文 「1.txt」\n结论 认定\n  {order} > 不符\n  缺省 不符\n"
    );
    source += &vocabulary();
    source += &definition(dice);
    if dice.chance(1, 3) {
        source += &constraint(dice);
    }
    let mut official = "示例办法\n".to_owned();
    let mut words = WORDS.iter();
    for (at, (lead, count)) in ARTICLES.iter().enumerate() {
        source += &format!("第{}条 「{lead}」\n{}", numeral(at), led(at, false));
        official += &format!("第{}条 {lead}\n", numeral(at));
        for item in 0..*count {
            let end = if item + 1 == *count { "。" } else { ";" };
            let words = words.next().expect("as many as items");
            let label = numeral(item);
            source += &format!("({label})「{words}{end}」\n{}", encoding(dice));
            official += &format!("({label}){words}{end}\n");
        }
    }
    (source, official)
}
