//! 第三、四章 and 第三章至第五章: several headings that are said at once, in statements and in words.

use crate::support::{amended, decision, refusals, text};
use qufen_revision::apply::{Base, apply};

const LAW: &str = "示例法
第一章　总则
第一条　甲。
第二章　认定
第二条　乙。
第三章　程序
第三条　丙。
第四章　附则
第四条　依照第二、三章和第一章至第三章办理。刑法第二、三章不适用。第一、二章节目、第一、二级除外。
";

#[test]
fn several_headings_are_a_place() {
    let new = text(LAW, "删去第二、三章");
    assert!(new.contains("第一条　甲。\n第四章　附则\n第四条"), "{new}");
    assert_eq!(new, text(LAW, "删去第二章至第三章"));
    assert_eq!(new, text(LAW, "将第二至三章删去"));
    let new = text(LAW, "删去第一、三至四章");
    assert!(new.contains("示例法\n第二章　认定\n第二条　乙。"), "{new}");
    assert_eq!(text(LAW, "删去第一章、第三章的章名"), {
        text(LAW, "删去第一、三章的章名")
    });
    assert_eq!(refusals(LAW, "删去第三章至第六章"), ["QF0245"]);
    assert_eq!(refusals(LAW, "删去第三、六章"), ["QF0245"]);
}

#[test]
fn several_headings_are_new_numbers() {
    let law = LAW.replace("第四章　附则\n", "");
    let new = text(
        &law,
        "将第二章至第三章改为第三章至第四章\n第一章后增加一章，作为第二章：「原则」",
    );
    assert!(
        new.contains("第二章　原则\n第三章　认定\n第二条　乙。\n第四章　程序"),
        "{new}"
    );
    assert_eq!(refusals(&law, "将第二、三章改为第三至五章"), ["QF0707"]);
}

#[test]
fn a_range_that_does_not_rise_is_refused() {
    for place in ["第三章至第二章", "第三章至第二节", "第三至三章"] {
        assert_eq!(
            refusals(LAW, &format!("删去{place}")),
            ["QF0115"],
            "{place}"
        );
    }
}

#[test]
fn ranges_begin_and_end_under_the_same_part() {
    let law = "示例法\n第一编　甲\n第一章　子\n第一条　一。\n第二编　乙\n第一章　丑\n第二条　二。\n第二章　寅\n第三条　三。\n";
    let new = text(law, "删去第二编第一章至第二章");
    assert!(
        new.trim_end().ends_with("第一条　一。\n第二编　乙"),
        "{new}"
    );
    assert_eq!(new, text(law, "删去第二编第一、二章"));
}

#[test]
fn several_headings_in_words_follow() {
    let new = text(
        LAW,
        "增加一章，作为第一章：「原则」\n第一条 「零。」\n不编码 「示例」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("依照第三、四章和第二章至第四章办理。刑法第二、三章不适用。第二、三章节目、第一、二级除外。"),
        "{new}"
    );
    let made = amended(LAW, "删去第三章").expect("it applies");
    let codes: Vec<&str> = made.findings.iter().map(|it| it.code.id()).collect();
    assert!(codes.contains(&"QF0713"), "{codes:?}");
}

#[test]
fn the_last_of_a_list_are_named_behind_it() {
    let law = "示例法\n第一条　有下列情形之一的,可以减轻:\n（一）一的;\n（二）二的;\n（三）三的。\n有前两项情形的,说明理由。\n";
    let added = |place: &str, number: &str| {
        text(
            law,
            &format!("{place}增加一项,作为第（{number}）项：「零的;」\n条文顺序作相应调整"),
        )
    };
    assert!(added("第一条第一款", "一").contains("\n有前两项情形的"));
    assert!(added("第一条第一款", "四").contains("\n有本条第一款第二项至第三项情形的"));
    let base = Base {
        source: &crate::support::source(law),
        official: law,
    };
    let without_order = decision("第一条第一款增加一项,作为第（四）项：「零的;」");
    let made = apply(base, &without_order).expect("it applies");
    let codes: Vec<&str> = made.findings.iter().map(|it| it.code.id()).collect();
    assert!(codes.contains(&"QF0714"), "{codes:?}");
}
