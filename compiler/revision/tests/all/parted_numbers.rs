//! A decision that changes a number in the words, and the encoding that goes on with the old one.

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
  天数 : 整数
  罚款 : 金额
  次数 : 整数
  逾期六个月 : 是否
  久拖 : 是否 「超过半年没有答复」

定义 多次 = 次数 不低于 3

第一条 「有下列情形之一的,可以:」
当 下列之一 则 可以
(一)「不满三十日的;」
  即 天数 不满 30
(二)「罚款五千元以上的;」
  即 罚款 不低于 5000元
(三)「违反三次以上的;」
  即 多次
(四)「逾期六个月的;」
  即 逾期六个月
(五)「超过半年没有答复的;」
  即 久拖
(六)「依照第三十条处理的。」
  即 天数 不满 30
第二条 「十日内答复。」
不编码 「十日内答复」
";

const OFFICIAL: &str = "示例法\n第一条 有下列情形之一的,可以:\n(一)不满三十日的;\n(二)罚款五千元以上的;\n(三)违反三次以上的;\n(四)逾期六个月的;\n(五)超过半年没有答复的;\n(六)依照第三十条处理的。\n第二条 十日内答复。\n";

/// The old number, the new one and what the encoding says, of each warning.
fn told(statements: &str) -> Vec<String> {
    let base = Base {
        source: SOURCE,
        official: OFFICIAL,
    };
    let made = apply(base, &decision(statements)).expect("it applies");
    let said = made.findings.iter().filter(|it| it.code.id() == "QF0723");
    said.map(|it| {
        let words = it.arguments[1..].iter().map(|(_, words)| words.as_str());
        words.collect::<Vec<_>>().join(" ")
    })
    .collect()
}

#[test]
fn an_encoding_that_keeps_the_old_number_is_told_of() {
    for (statement, expected) in [
        (
            "第一条第(一)项中的「三十」修改为「六十」",
            "三十日 六十日 30",
        ),
        (
            "第一条第(一)项修改为：「不满六十日的;」",
            "三十日 六十日 30",
        ),
        (
            "第一条第(一)项中的「三十日」修改为「一个月」",
            "三十日 一个月 30",
        ),
        (
            "第一条第(二)项中的「五千元」修改为「一万元」",
            "五千元 一万元 5000元",
        ),
        ("删去第一条第(二)项中的「五千元以上」", "五千元 — 5000元"),
        ("第一条第(三)项中的「三次」修改为「五次」", "三 五 3"),
        (
            "第一条第(四)项中的「六个月」修改为「九个月」",
            "六个月 九个月 六个月",
        ),
        ("第一条第(五)项中的「半年」修改为「一年」", "半年 一年 半年"),
    ] {
        assert_eq!(told(statement), [expected], "{statement}");
    }
}

#[test]
fn other_changes_of_words_are_not() {
    for statement in [
        "第一条第(一)项中的「三十日」修改为「六十日」\n  即 天数 不满 60",
        "第一条第(一)项中的「三十日」修改为「30日」",
        "第一条第(一)项中的「的」修改为「者」",
        "第一条第(二)项中的「以上」修改为「以下」",
        "第一条第(三)项中的「三次」修改为「五次」\n定义 多次 = 次数 不低于 5",
        "第一条第(六)项中的「第三十条」修改为「第三十一条」",
        "第二条中的「十日」修改为「十五日」",
        "// qufen: allow(QF0723) 编码者核对过\n第一条第(一)项中的「三十」修改为「六十」",
    ] {
        assert_eq!(told(statement), [] as [&str; 0], "{statement}");
    }
}
