//! What is divided, and what several clauses become at once, in the wordings of published decisions.

use crate::support::{refusals, text};

const LAW: &str = "示例法
第一章　总则
第一条　为了示例,制定本法。
第二条　有下列情形之一的,可以减轻:
（一）主动交代、主动退赔的;
（二）有立功表现的。
减轻的,应当说明理由并记录。
第三条　再犯的,从重。
数罪的,同。
第四条　情节严重的,从重。
第二章　附则
第五条　本法自公布之日起施行。
";

/// All lines behind the title.
#[track_caller]
fn whole(statements: &str) -> Vec<String> {
    let new = text(LAW, statements);
    new.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_paragraph_becomes_two() {
    let wanted = ["减轻的,应当说明理由。", "减轻的,应当记录。"];
    for statement in [
        "将第二条第二款修改为两款：「减轻的,应当说明理由。」\n款 「减轻的,应当记录。」",
        "第二条第二款分为两款，修改为：「减轻的,应当说明理由。」\n款 「减轻的,应当记录。」",
        "将第二条第二款改为两款，作为第二款、第三款，修改为：「减轻的,应当说明理由。」\n款 「减轻的,应当记录。」",
    ] {
        assert_eq!(whole(statement)[5..7], wanted, "{statement}");
    }
    assert_eq!(
        refusals(LAW, "将第二条第二款修改为三款：「甲。」\n款 「乙。」"),
        ["QF0124"]
    );
}

#[test]
fn an_item_becomes_two() {
    assert_eq!(
        whole("第二条第一款第一项分为两项，修改为：「主动交代的」\n（二）「主动退赔的」")[2..6],
        [
            "第二条　有下列情形之一的,可以减轻:",
            "（一）主动交代的;",
            "（二）主动退赔的;",
            "（三）有立功表现的。"
        ]
    );
}

#[test]
fn an_article_gets_two_paragraphs() {
    assert_eq!(
        whole(
            "将第四条改为第三条，分为两款，修改为：「情节严重的,从重。」\n款 「甲。」\n条文顺序作相应调整"
        )[6..10],
        [
            "第三条　情节严重的,从重。",
            "甲。",
            "第四条　再犯的,从重。",
            "数罪的,同。"
        ]
    );
    assert_eq!(
        refusals(LAW, "将第四条分为两款，修改为：「情节严重的,从重。」"),
        ["QF0124"]
    );
}

#[test]
fn an_article_becomes_two() {
    let wanted = ["第三条　甲。", "第四条　乙。", "第五条　情节严重的,从重。"];
    for statement in [
        "将第三条改为两条，作为第三条、第四条，修改为：「甲。」\n第四条 「乙。」",
        "将第三条分为两条，分别作为第三条、第四条，修改为：「甲。」\n第四条 「乙。」",
        "将第三条改为两条，第一款作为第三条，修改为：「甲。」\n第二款作为第四条，修改为：「乙。」",
    ] {
        let new =
            whole(&format!("{statement}\n条文顺序作相应调整").replace("」\n第二款", "」，第二款"));
        assert_eq!(new[6..9], wanted, "{statement}");
    }
    assert_eq!(
        refusals(
            LAW,
            "将第三条改为三条，第一款作为第三条，第二款作为第四条\n条文顺序作相应调整"
        ),
        ["QF0124"]
    );
}

#[test]
fn several_articles_are_written_anew_one_for_one() {
    for statement in [
        "第三条、第四条分别修改为：「甲。」\n第四条 「乙。」",
        "将第三条、第四条分别改为第三条、第四条，修改为：「甲。」\n第四条 「乙。」",
    ] {
        assert_eq!(
            whole(statement)[6..8],
            ["第三条　甲。", "第四条　乙。"],
            "{statement}"
        );
    }
    assert_eq!(
        whole(
            "将第三条、第四条分别改为第四条、第三条，修改为：「甲。」\n第三条 「乙。」\n条文顺序作相应调整"
        )[6..8],
        ["第三条　乙。", "第四条　甲。"]
    );
    assert_eq!(
        refusals(LAW, "第三条、第四条分别修改为：「甲。」\n第五条 「乙。」"),
        ["QF0708"]
    );
}

#[test]
fn paragraphs_become_one_article() {
    assert_eq!(
        whole("将第三条第一款、第二款改为第四条，修改为：「甲。」\n条文顺序作相应调整")[6..8],
        ["第三条　情节严重的,从重。", "第四条　甲。"]
    );
    assert_eq!(
        whole(
            "将第二条第二款、第三条第二款合并，作为第二章第五条，修改为：「甲。」\n条文顺序作相应调整"
        )[5..10],
        [
            "第三条　再犯的,从重。",
            "第四条　情节严重的,从重。",
            "第二章　附则",
            "第五条　甲。",
            "第六条　本法自公布之日起施行。"
        ]
    );
}

#[test]
fn a_first_paragraph_of_a_new_number_is_an_article_where_a_second_is_added() {
    assert_eq!(
        whole(
            "将第三条第二款改为第四条第一款\n增加一款，作为第四条第二款：「甲。」\n条文顺序作相应调整"
        )[6..10],
        [
            "第三条　再犯的,从重。",
            "第四条　数罪的,同。",
            "甲。",
            "第五条　情节严重的,从重。"
        ]
    );
}

#[test]
fn an_item_goes_to_another_paragraph_of_its_article() {
    assert_eq!(
        whole("第二条增加一款，作为第二款：「有下列情形之一的,从轻:」，原第二项改为第二款第一项")
            [2..7],
        [
            "第二条　有下列情形之一的,可以减轻:",
            "（一）主动交代、主动退赔的。",
            "有下列情形之一的,从轻:",
            "（一）有立功表现的。",
            "减轻的,应当说明理由并记录。"
        ]
    );
}
