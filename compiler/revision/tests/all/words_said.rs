//! Words as published decisions say them: how many characters they are, which sentence they stand in,
//! at which end they are added.

use crate::support::{refusals, text};

const LAW: &str = "示例法
第一章　总则
第一条　本法由主管部门实施。主管部门可以委托其他机构。必要时,报告上级。
第二条　申请应当书面提出。
主管部门应当在三十日内答复。
第三条　有下列情形之一的,可以减轻:
（一）主动交代;
（二）主动退赔。
";

/// The lines that are new.
#[track_caller]
fn come(statements: &str) -> Vec<String> {
    let new = text(LAW, statements);
    let come = new
        .lines()
        .filter(|line| !LAW.lines().any(|old| old == *line));
    come.map(str::to_owned).collect()
}

#[test]
fn what_is_quoted_may_be_counted() {
    for statement in [
        "在第二条第一款中的「申请」二字之后增加「、备案」二字",
        "在第二条第一款「申请」一词后增加「、备案」等字样",
        "将第二条第一款中的「申请」二字修改为「申请、备案」五个字",
        "将第二条第一款中的「申请」的表述修改为「申请、备案」",
    ] {
        assert_eq!(
            come(statement),
            ["第二条　申请、备案应当书面提出。"],
            "{statement}"
        );
    }
    for statement in [
        "删去第三条第二项中的「主动」二字",
        "将第三条第二项中的「主动」二字删去",
        "第三条第二项删去「主动」字样",
    ] {
        assert_eq!(come(statement), ["（二）退赔。"], "{statement}");
    }
}

#[test]
fn quotations_in_a_row_change_one_for_one() {
    assert_eq!(
        come("将第二条第二款中的「主管部门」「三十日」分别修改为「受理机关」「二十日」"),
        ["受理机关应当在二十日内答复。"]
    );
    assert_eq!(
        refusals(
            LAW,
            "将第二条第二款中的「主管部门」「三十日」分别修改为「受理机关」"
        ),
        ["QF0707"]
    );
}

#[test]
fn words_are_added_at_an_end() {
    assert_eq!(
        come("在第二条第二款最后增加「答复应当说明理由。」"),
        ["主管部门应当在三十日内答复。答复应当说明理由。"]
    );
    assert_eq!(
        come("第二条第二款末尾增加「,法律另有规定的除外」"),
        ["主管部门应当在三十日内答复,法律另有规定的除外。"]
    );
    assert_eq!(
        come("在第二条第一款开头增加「减轻的」"),
        ["第二条　减轻的申请应当书面提出。"]
    );
    // Behind a list nobody can tell which end is meant.
    assert_eq!(refusals(LAW, "在第三条最后增加「甲。」"), ["QF0706"]);
}

#[test]
fn a_sentence_is_a_place() {
    assert_eq!(
        come("将第一条第二句中的「主管部门」修改为「实施机关」"),
        ["第一条　本法由主管部门实施。实施机关可以委托其他机构。必要时,报告上级。"]
    );
    assert_eq!(
        come("删去第一条最后一句"),
        ["第一条　本法由主管部门实施。主管部门可以委托其他机构。"]
    );
    assert_eq!(come("将第二条第二款第一句修改为：「甲。」"), ["甲。"]);
    assert_eq!(refusals(LAW, "删去第一条第四句"), ["QF0245"]);
    assert_eq!(refusals(LAW, "删去第二条第二句"), ["QF0246"]);
    assert_eq!(
        refusals(LAW, "将第一条第一句中的「委托」修改为「甲」"),
        ["QF0701"]
    );
}

#[test]
fn the_first_lines_of_a_list_are_its_lead_in() {
    assert_eq!(
        come("将第三条第一款第一自然段修改为：「有下列情形的,减轻:」"),
        ["第三条　有下列情形的,减轻:"]
    );
}

#[test]
fn articles_that_are_not_counted_are_all() {
    assert_eq!(
        come("将相关条文中的「主管部门」修改为「实施机关」"),
        [
            "第一条　本法由实施机关实施。实施机关可以委托其他机构。必要时,报告上级。",
            "实施机关应当在三十日内答复。"
        ]
    );
    assert_eq!(
        come("均删去第三条中的「主动」"),
        ["（一）交代;", "（二）退赔。"]
    );
    assert_eq!(refusals(LAW, "删去第三条中的「主动」"), ["QF0702"]);
}
