//! Wordings of published decisions, on a made-up law: what each makes of the official text, or why it is
//! refused.

use crate::support::{refusals, text};

const LAW: &str = "示例法
第一章　总则
第一条　为了示例,制定本法。
第二条　有下列情形之一的,可以减轻:
（一）主动交代的;
（二）主动退赔的;
（三）有立功表现的。
前款第二项所称退赔,包括赔偿。
第二章　处理
第三条　再犯的,依照本法第四条第一款处理。
数罪的,同。
第四条　情节严重的,从重处理。
情节特别严重的,加重处理。
第五条　违反本法第二章规定的,依照《刑法》第二章处理。
第六条　本法自公布之日起施行。
";

/// The lines that are new.
#[track_caller]
fn come(statements: &str) -> Vec<String> {
    let new = text(LAW, statements);
    let old: Vec<&str> = LAW.lines().collect();
    let come = new.lines().filter(|line| !old.contains(line));
    come.map(str::to_owned).collect()
}

/// All lines from the first heading on.
#[track_caller]
fn whole(statements: &str) -> Vec<String> {
    let new = text(LAW, statements);
    new.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_step_without_a_place_goes_on_with_the_place_before() {
    assert_eq!(
        come(
            "将第四条第一款中的「情节」修改为「后果」，「从重」修改为「加重」，第二款修改为：「甲。」"
        ),
        ["第四条　后果严重的,加重处理。", "甲。"]
    );
    assert_eq!(
        come("将第三条改为第五条，第二款改为第一款，修改为：「甲。」\n条文顺序作相应调整"),
        [
            "第三条　情节严重的,从重处理。",
            "第四条　违反本法第二章规定的,依照《刑法》第二章处理。",
            "第五条　甲。",
            "再犯的,依照本法第三条第一款处理。"
        ]
    );
}

#[test]
fn several_words_change_at_once() {
    assert_eq!(
        come("将第四条第一款中的「情节」、「严重」分别修改为「后果」、「很重」"),
        ["第四条　后果很重的,从重处理。"]
    );
    assert_eq!(
        come("删去第四条第二款中的「特别」、「加重」"),
        ["情节严重的,处理。"]
    );
    assert_eq!(
        come("将名称、第一条中的「示例」修改为「样例」"),
        ["样例法", "第一条　为了样例,制定本法。"]
    );
}

#[test]
fn what_is_added_beside_a_clause_stands_there_and_under_its_heading() {
    assert_eq!(
        whole("在第二条后增加一条，作为第三条：「甲。」\n条文顺序作相应调整")[7..10],
        [
            "第三条　甲。",
            "第二章　处理",
            "第四条　再犯的,依照本法第五条第一款处理。"
        ]
    );
    assert_eq!(
        come("第二条第二项后增加一项，作为第三项：「自首的;」"),
        ["（三）自首的;", "（四）有立功表现的。"]
    );
    assert_eq!(
        refusals(
            LAW,
            "在第二条后增加一条，作为第五条：「甲。」\n条文顺序作相应调整"
        ),
        ["QF0719"]
    );
}

#[test]
fn an_article_dissolves_into_others() {
    assert_eq!(
        whole("将第三条第二款改为第三条，第一款改为第四条。\n条文顺序作相应调整")[7..11],
        [
            "第二章　处理",
            "第三条　数罪的,同。",
            "第四条　再犯的,依照本法第五条第一款处理。",
            "第五条　情节严重的,从重处理。"
        ]
    );
    assert_eq!(
        come(
            "将第四条第二款单列一条，作为第五条，修改为：「甲。」\n款 「乙。」\n条文顺序作相应调整"
        ),
        [
            "第五条　甲。",
            "乙。",
            "第六条　违反本法第二章规定的,依照《刑法》第二章处理。",
            "第七条　本法自公布之日起施行。"
        ]
    );
}

#[test]
fn a_clause_is_written_anew_as_several() {
    assert_eq!(
        whole("第四条第一款修改为：「甲。」\n款 「乙。」")[10..13],
        ["第四条　甲。", "乙。", "情节特别严重的,加重处理。"]
    );
    assert_eq!(
        come("将第二条第二项修改为：「甲;」\n（三）「乙;」"),
        ["（二）甲;", "（三）乙;", "（四）有立功表现的。"]
    );
    assert_eq!(
        refusals(LAW, "第四条修改为：「甲。」\n第五条 「乙。」"),
        ["QF0706"]
    );
    assert_eq!(refusals(LAW, "第二章修改为：「甲」"), ["QF0706"]);
}

#[test]
fn a_stop_that_is_left_out_is_that_of_the_place() {
    assert_eq!(
        come("将第二条第二项修改为「甲」，第三项修改为「乙」"),
        ["（二）甲;", "（三）乙。"]
    );
}

#[test]
fn what_is_announced_must_be_written_out() {
    assert_eq!(
        come(
            "在第四条中增加一款作为第三款，将该条修改为：「情节严重的,从重处理。」\n款 「情节特别严重的,加重处理。」\n款 「甲。」"
        ),
        ["甲。"]
    );
    assert_eq!(
        refusals(LAW, "在第四条中增加一款作为第三款，将该条修改为：「甲。」"),
        ["QF0720"]
    );
}

#[test]
fn another_number_and_other_words_go_together() {
    assert_eq!(
        come("将第三条修改为第四条：「甲。」\n条文顺序作相应调整"),
        ["第三条　情节严重的,从重处理。", "第四条　甲。"]
    );
}

#[test]
fn a_label_in_the_quotation_is_refused() {
    assert_eq!(
        refusals(LAW, "将第二条第二项修改为「（二）甲」"),
        ["QF0718"]
    );
    assert_eq!(refusals(LAW, "将第四条修改为「第四条　甲」"), ["QF0718"]);
}

#[test]
fn cited_chapters_follow_their_headings() {
    let new = "增加一章，作为第二章：「减轻」\n第三条 「甲。」\n条文顺序作相应调整";
    let lines = whole(new);
    assert!(
        lines.contains(&"第六条　违反本法第三章规定的,依照《刑法》第二章处理。".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn words_may_stand_right_behind_their_place() {
    assert_eq!(
        come("在第四条第一款「情节」后增加「、后果」"),
        ["第四条　情节、后果严重的,从重处理。"]
    );
    assert_eq!(
        come("第四条「情节」均修改为「后果」"),
        ["第四条　后果严重的,从重处理。", "后果特别严重的,加重处理。"]
    );
}

#[test]
fn what_is_moved_may_be_said_to_be_adjusted() {
    assert_eq!(
        come("将第二条第（三）项调整为第（四）项，增加一项作为第（三）项：「自首的;」"),
        ["（三）自首的;", "（四）有立功表现的。"]
    );
}
