//! What a decision makes of an official text, in the forms in which national decisions are written.

use crate::support::{refusals, text};

const LAW: &str = "示例法
第一章　总则
第一条　为了示例,制定本法。
第二条　有下列情形之一的,可以减轻:
（一）主动交代的;
（二）主动退赔的;
（三）有立功表现的。
前款第二项所称退赔,包括赔偿。
第三条　再犯的,依照本法第四条第一款处理。
第二章　处理
第四条　情节严重的,从重处理。
情节特别严重的,加重处理。
有前两款情形的,依照第二条第一款第（三）项和《行政处罚法》第四条办理。
第五条　违反第二条至第四条规定的,由主管部门处理。
第六条　本法自公布之日起施行。
";

/// The lines that differ, old with `-`, new with `+`.
#[track_caller]
fn changed(statements: &str) -> Vec<String> {
    let new = text(LAW, statements);
    let old: Vec<&str> = LAW.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let gone = old
        .iter()
        .filter(|line| !new.contains(line))
        .map(|line| format!("-{line}"));
    let come = new
        .iter()
        .filter(|line| !old.contains(line))
        .map(|line| format!("+{line}"));
    gone.chain(come).collect()
}

#[test]
fn words_are_changed_where_they_stand() {
    assert_eq!(
        changed("将第二条第（二）项中的「主动退赔」修改为「积极退赔、赔偿」。"),
        ["-（二）主动退赔的;", "+（二）积极退赔、赔偿的;"]
    );
    assert_eq!(
        changed("第二条中的「主动」均修改为「自愿」"),
        [
            "-（一）主动交代的;",
            "-（二）主动退赔的;",
            "+（一）自愿交代的;",
            "+（二）自愿退赔的;"
        ]
    );
    assert_eq!(
        changed("将第五条中的「主管部门」修改为「主管机关」，「规定」修改为「要求」"),
        [
            "-第五条　违反第二条至第四条规定的,由主管部门处理。",
            "+第五条　违反第二条至第四条要求的,由主管机关处理。"
        ]
    );
    assert_eq!(
        changed("在第一条中的「为了」前增加「经研究，」"),
        [
            "-第一条　为了示例,制定本法。",
            "+第一条　经研究，为了示例,制定本法。"
        ]
    );
    assert_eq!(
        changed("删去第四条第二款中的「特别」"),
        ["-情节特别严重的,加重处理。", "+情节严重的,加重处理。"]
    );
    assert_eq!(
        changed("全文中的「处理」修改为「处置」")[..4],
        [
            "-第三条　再犯的,依照本法第四条第一款处理。",
            "-第二章　处理",
            "-第四条　情节严重的,从重处理。",
            "-情节特别严重的,加重处理。"
        ]
    );
}

#[test]
fn width_and_spacing_of_quoted_words_do_not_matter() {
    assert_eq!(
        changed("第一条中的「示例，制定」修改为「示例，颁布」"),
        [
            "-第一条　为了示例,制定本法。",
            "+第一条　为了示例，颁布本法。"
        ]
    );
}

#[test]
fn items_that_come_push_the_others_on_and_lists_end_with_a_stop() {
    assert_eq!(
        changed("第二条增加一项，作为第（四）项：「认错的。」"),
        [
            "-（三）有立功表现的。",
            "+（三）有立功表现的;",
            "+（四）认错的。"
        ]
    );
    assert_eq!(
        changed(
            "删去第二条第（三）项\n第四条第三款中的「第二条第一款第（三）项」修改为「第二条第一款」"
        )[..2],
        ["-（二）主动退赔的;", "-（三）有立功表现的。"]
    );
    assert_eq!(
        changed("第二条第一款增加一项，作为第（二）项：「认错的；」\n条文顺序作相应调整"),
        [
            "-（二）主动退赔的;",
            "-（三）有立功表现的。",
            "-前款第二项所称退赔,包括赔偿。",
            "-有前两款情形的,依照第二条第一款第（三）项和《行政处罚法》第四条办理。",
            "+（二）认错的；",
            "+（三）主动退赔的;",
            "+（四）有立功表现的。",
            "+前款第三项所称退赔,包括赔偿。",
            "+有前两款情形的,依照第二条第一款第（四）项和《行政处罚法》第四条办理。"
        ]
    );
}

#[test]
fn articles_in_order_take_their_citations_along() {
    assert_eq!(
        changed("增加一条，作为第三条：「未成年人从轻。」\n条文顺序作相应调整"),
        [
            "-第三条　再犯的,依照本法第四条第一款处理。",
            "-第四条　情节严重的,从重处理。",
            "-第五条　违反第二条至第四条规定的,由主管部门处理。",
            "-第六条　本法自公布之日起施行。",
            "+第三条　未成年人从轻。",
            "+第四条　再犯的,依照本法第五条第一款处理。",
            "+第五条　情节严重的,从重处理。",
            "+第六条　违反第二条至第五条规定的,由主管部门处理。",
            "+第七条　本法自公布之日起施行。"
        ]
    );
}

#[test]
fn inserted_articles_leave_the_numbers_alone() {
    assert_eq!(
        changed(
            "增加两条，作为第三条之一、第三条之二：「未成年人从轻。」\n第三条之二 「老年人从轻。」\n款 「聋哑人从轻。」"
        ),
        [
            "+第三条之一　未成年人从轻。",
            "+第三条之二　老年人从轻。",
            "+聋哑人从轻。"
        ]
    );
    assert_eq!(refusals(LAW, "增加一条，作为第三条：「甲。」"), ["QF0704"]);
}

#[test]
fn moved_and_rewritten_in_one_statement() {
    assert_eq!(
        changed(
            "增加一条，作为第四条：「甲。」\n将第四条改为第五条，第一款修改为：「情节严重的,从重处罚。」，增加一款，作为第三款：「乙。」\n条文顺序作相应调整。"
        )[5..],
        [
            "+第三条　再犯的,依照本法第五条第一款处理。",
            "+第四条　甲。",
            "+第五条　情节严重的,从重处罚。",
            "+乙。",
            "+有本条第一款至第二款情形的,依照第二条第一款第（三）项和《行政处罚法》第四条办理。",
            "+第六条　违反第二条至第五条规定的,由主管部门处理。",
            "+第七条　本法自公布之日起施行。"
        ][..]
    );
}

#[test]
fn paragraphs_become_articles_and_articles_are_joined_and_divided() {
    let new = text(
        LAW,
        "将第四条第二款改为第五条，修改为：「情节特别严重的,加重处罚。」\n第四条第三款中的「前两款」修改为「前款」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("\n第五条　情节特别严重的,加重处罚。\n第六条　违反"),
        "{new}"
    );
    let new = text(
        LAW,
        "将第五条、第六条合并为一条，作为第五条，修改为：「违反规定的,由主管部门处理。」\n款 「本法自公布之日起施行。」\n条文顺序作相应调整",
    );
    assert!(
        new.ends_with("\n第五条　违反规定的,由主管部门处理。\n本法自公布之日起施行。\n"),
        "{new}"
    );
    let new = text(
        LAW,
        "将第五条分为两条，作为第五条、第六条：「违反第二条的,由主管部门处理。」\n第六条 「违反第三条的,由公安机关处理。」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("\n第六条　违反第三条的,由公安机关处理。\n第七条　本法"),
        "{new}"
    );
}

#[test]
fn clauses_move_between_articles() {
    let new = text(
        LAW,
        "第二条第一款第（三）项改为第三条第（一）项\n条文顺序作相应调整",
    );
    assert!(new.contains("（二）主动退赔的。\n前款第二项"), "{new}");
    assert!(
        new.contains("第四条第一款处理。\n（一）有立功表现的。\n"),
        "{new}"
    );
    assert!(
        new.contains("依照第三条第一款第（一）项和《行政处罚法》第四条办理"),
        "{new}"
    );
}

#[test]
fn headings_come_go_and_are_renamed() {
    assert_eq!(
        changed("第二章章名修改为「处置」\n名称修改为「示例条例」"),
        ["-示例法", "-第二章　处理", "+示例条例", "+第二章　处置"]
    );
    let new = text(
        LAW,
        "增加一章，作为第二章：「减轻」\n第四条 「甲。」\n第五条 「乙。」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("第二章　减轻\n第四条　甲。\n第五条　乙。\n第三章　处理\n第六条　情节严重"),
        "{new}"
    );
    let new = text(
        LAW,
        "第二章增加一条，作为第四条：「甲。」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("第二章　处理\n第四条　甲。\n第五条　情节严重"),
        "{new}"
    );
    let new = text(
        LAW,
        "第一章增加一条，作为第四条：「甲。」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("第四条　甲。\n第二章　处理\n第五条　情节严重"),
        "{new}"
    );
    let new = text(
        LAW,
        "删去第一章\n将第四条第三款修改为：「另行规定。」\n第五条中的「第二条至第四条」修改为「第一条」\n条文顺序作相应调整",
    );
    assert!(
        new.starts_with("示例法\n第一章　处理\n第一条　情节严重"),
        "{new}"
    );
}

#[test]
fn layout_is_kept_and_copied() {
    let law = "示例法(试行)\r\n\r\n\u{a0}\r\n第一条\u{a0} 甲,有下列情形之一的:\r\n\r\n  (一)乙;\r\n\r\n  (二)丙。\r\n\r\n第二条  丁。\r\n\r\n\r\n附件: 表\r\n";
    let source = crate::support::source(law).replace('\n', "\r\n");
    let source = source.replace(
        "款 「附件: 表」\r\n不编码 「示例」\r\n",
        "附件 「附件: 表」 不编码 「表格」\r\n",
    );
    let base = qufen_revision::apply::Base {
        source: &source,
        official: law,
    };
    let decision = crate::support::decision(
        "第一条增加一项，作为第(一)项：「戊；」\n  不编码 「示例」\n增加一条，作为第一条之一：「己。」\n不编码 「示例」",
    );
    let made =
        qufen_revision::apply::apply(base, &decision).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(
        made.official,
        "示例法(试行)\r\n\r\n\u{a0}\r\n第一条\u{a0} 甲,有下列情形之一的:\r\n\r\n  (一)戊；\r\n\r\n  (二)乙;\r\n\r\n  (三)丙。\r\n\r\n第一条之一  己。\r\n\r\n第二条  丁。\r\n\r\n\r\n附件: 表\r\n"
    );
    assert!(
        !made.source.replace("\r\n", "").contains('\n'),
        "{}",
        made.source
    );
}

#[test]
fn subitems_are_numbered_like_items() {
    let law = "示例法\n第一条 甲:\n(一)乙:\n1.丙;\n2.丁。\n";
    assert_eq!(
        text(law, "第一条第(一)项增加一目，作为第1目：「戊;」"),
        "示例法\n第一条 甲:\n(一)乙:\n1.戊;\n2.丙;\n3.丁。\n"
    );
    assert_eq!(
        text(law, "第一条第（一）项第2目修改为：「己。」"),
        "示例法\n第一条 甲:\n(一)乙:\n1.丙;\n2.己。\n"
    );
}

#[test]
fn all_items_of_a_list_may_go() {
    let law = "示例法\n第一条 有下列情形的:\n(一)甲;\n(二)乙。\n第二条 丙。\n";
    assert_eq!(
        text(
            law,
            "删去第一条第(一)项至第(二)项\n第一条中的「有下列情形的:」修改为「有情形的。」"
        ),
        "示例法\n第一条 有情形的。\n第二条 丙。\n"
    );
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_comes_of_it() {
    for (statements, codes) in [
        ("第九条修改为：「甲。」", vec!["QF0245"]),
        ("第二条中的「主动」修改为「自愿」", vec!["QF0702"]),
        ("第二条中的「被动」修改为「自愿」", vec!["QF0701"]),
        ("删去第二条\n第二条增加一款：「甲。」", vec!["QF0703"]),
        (
            "第二条增加一款：「甲。」\n第二条增加一款：「乙。」",
            vec!["QF0703"],
        ),
        (
            "第二条第一款增加一项，作为第（六）项：「甲。」",
            vec!["QF0705"],
        ),
        ("将第三条改为第三条第二款", vec!["QF0245"]),
        ("增加一条：「甲。」", vec!["QF0706"]),
        (
            "第五条修改为：「甲。」\n第五条修改为：「乙。」",
            vec!["QF0703"],
        ),
        ("第五条第三款中的「甲」修改为「乙」", vec!["QF0245"]),
    ] {
        assert_eq!(refusals(LAW, statements), codes, "{statements}");
    }
}

#[test]
fn the_order_of_statements_does_not_matter() {
    let statements = [
        "增加一条，作为第三条：「甲。」",
        "第二条第一款增加一项，作为第（一）项：「认错的；」",
        "将第五条中的「主管部门」修改为「主管机关」",
        "第四条第二款修改为：「情节特别严重的,加重处罚。」",
        "第二条第一款第（三）项改为第四条第一款第（一）项",
        "条文顺序作相应调整",
    ];
    let forwards = text(LAW, &statements.join("\n"));
    let mut backwards = statements.to_vec();
    backwards.reverse();
    assert_eq!(forwards, text(LAW, &backwards.join("\n")));
}

#[test]
fn a_range_names_what_its_clauses_have_become_in_whatever_order() {
    let swapped = changed("将第三条改为第四条\n将第四条改为第三条\n条文顺序作相应调整");
    assert!(!swapped.is_empty());
    assert!(
        !swapped.iter().any(|line| line.contains("违反")),
        "第二条至第四条 still names the same three articles: {swapped:#?}"
    );
}
