//! What is made of published decisions: the forms in which national ones are printed, on made-up laws.

use super::*;

fn made(text: &str) -> Transcribed {
    let published = Published {
        text,
        amends: None,
        version: None,
    };
    transcribe(&published).expect("a decision")
}

/// The statements, without the head.
fn statements(text: &str) -> Vec<String> {
    let source = made(text).source;
    let (_, body) = source.split_once("  其余 待编码\n").expect("a head");
    let lines = body.lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn decision(statements: &str) -> String {
    format!(
        "示例市人大常委会关于修改《示例法》的决定\n（2024年6月28日示例会议通过）\n示例会议决定对《示例法》作如下修改：\n{statements}\n本决定自2024年7月1日起施行。\n《示例法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。\n示例法\n第一条　甲。\n"
    )
}

#[test]
fn the_head_says_what_the_decision_says() {
    let made = made(&decision("一、删去第九条。"));
    assert_eq!(
        made.source,
        "修改决定 《示例市人大常委会关于修改《示例法》的决定》\n  发布 2024年6月28日\n  施行 2024年7月1日\n  修改 《示例法》 版本 未定 为 版本 2024\n  条文顺序作相应调整\n  其余 待编码\n\n一、删去第九条。\n"
    );
    assert!(!made.other_words);
    let draft = "关于修改《示例法》的决定（草案）\n对《示例法》作如下修改：\n删去第九条。\n对条文顺序和个别文字作相应调整。";
    assert!(self::made(draft).other_words);
}

#[test]
fn quotations_are_laid_out_clause_by_clause() {
    let text = decision(
        "一、将第二条改为第三条，修改为：“有下列情形之一的：\n“（一）甲；\n“（二）乙。\n“丙称为‘丁’。”\n二、增加二条，作为第五条、第六条：“第五条　甲。\n“第六条　乙。\n“丙。”",
    );
    assert_eq!(
        statements(&text),
        [
            "一、将第二条改为第三条，修改为：「有下列情形之一的：」",
            "（一）「甲；」",
            "（二）「乙。」",
            "款 「丙称为“丁”。」",
            "二、增加二条，作为第五条、第六条：「甲。」",
            "第六条 「乙。」",
            "款 「丙。」",
        ]
    );
}

#[test]
fn a_label_in_the_quotation_goes_only_where_it_is_the_number_said() {
    let text = decision("一、将第二条第二项修改为“（二）甲”，第四项修改为“（五）乙”。");
    assert_eq!(
        statements(&text),
        ["一、将第二条第二项修改为「甲」，第四项修改为「（五）乙」。"]
    );
    let text = decision("一、第三条增加一项，作为第七项：“（七）甲；”原第七项改为第八项。");
    assert_eq!(
        statements(&text),
        ["一、第三条增加一项，作为第七项：「甲；」，原第七项改为第八项。"]
    );
}

#[test]
fn what_goes_on_behind_several_lines_names_its_article_again() {
    let text = decision(
        "一、将第六条改为第七条，第一款修改为：“甲：\n“（一）乙。”\n增加一款，作为第二款：“丙。”\n第三款改为第四款，修改为：“丁。”",
    );
    assert_eq!(
        statements(&text),
        [
            "一、将第六条改为第七条，第一款修改为：「甲：」",
            "（一）「乙。」",
            "第六条增加一款，作为第二款：「丙。」",
            "第六条第三款改为第四款，修改为：「丁。」",
        ]
    );
}

#[test]
fn an_amendment_of_a_code_names_the_code_by_its_title() {
    let text = "中华人民共和国示例法修正案（二）\n（2001年8月31日示例会议通过）\n为了示例，将示例法第三条修改为：\n“甲。”\n本修正案自公布之日起施行。";
    let made = made(text);
    assert_eq!(made.amends, "中华人民共和国示例法");
    assert!(made.source.contains("施行 自发布之日"), "{}", made.source);
    assert_eq!(statements(text), ["将第三条修改为：「甲。」"]);
}

#[test]
fn of_several_laws_one_is_chosen() {
    let text = "关于修改部分法规的决定\n（2022年3月29日）\n决定对下列法规作如下修改：\n一、将《甲办法》第二条修改为：“甲。”\n二、对《乙办法》作出修改\n（一）删去第三条。\n（二）将第五条中的“丙”修改为“丁”。";
    let published = |amends| Published {
        text,
        amends,
        version: None,
    };
    assert_eq!(
        transcribe(&published(None)),
        Err(NotTranscribed::Several(vec![
            "甲办法".into(),
            "乙办法".into()
        ]))
    );
    assert_eq!(
        transcribe(&published(Some(("丙办法", "1")))),
        Err(NotTranscribed::Another(vec![
            "甲办法".into(),
            "乙办法".into()
        ]))
    );
    let made = transcribe(&published(Some(("乙办法", "2019")))).expect("a decision");
    assert_eq!(made.statements, 2);
    assert!(
        made.source.ends_with(
            "修改 《乙办法》 版本 2019 为 版本 2022\n  其余 待编码\n\n（一）删去第三条。\n\n（二）将第五条中的「丙」修改为「丁」。\n"
        ),
        "{}",
        made.source
    );
}

#[test]
fn what_is_no_decision_is_not_made_one() {
    let law =
        "示例法\n（根据2020年《关于修改〈示例法〉的决定》修正）\n第一条　甲。\n附：\n一、乙。\n";
    assert!(!is_decision(law));
    assert!(is_decision(&decision("一、删去第九条。")));
    let open = decision("一、将第二条修改为：“甲。").replace("本决定", "“本决定");
    let published = Published {
        text: &open,
        amends: None,
        version: None,
    };
    assert!(matches!(
        transcribe(&published),
        Err(NotTranscribed::Unclosed(_))
    ));
}

#[test]
fn a_title_in_the_title_of_the_law_may_stand_in_other_brackets() {
    let text = "关于修改《关于适用〈示例法〉若干问题的规定》的决定（草案）\n对《关于适用〈示例法〉若干问题的规定》作如下修改：\n一、删去第九条。";
    let own = "关于适用《示例法》若干问题的规定";
    let published = Published {
        text,
        amends: Some((own, "2024")),
        version: None,
    };
    let made = transcribe(&published).expect("the law that was named");
    assert_eq!(made.amends, own);
    assert!(
        made.source
            .contains(&format!("  修改 《{own}》 版本 2024 为"))
    );
    assert!(made.source.contains("删去第九条"));
}

#[test]
fn an_amendment_whose_statements_are_its_articles() {
    let text = "中华人民共和国示例法修正案（示例）\n2024年6月28日　示例会议通过\n第三条　示例法第七条：“甲。”修改为：“乙。”\n第四条　示例法第八条第一款“丙。”修改为：“丁。”\n第五条　示例法第十四条增加一款，作为第三款：“戊。”第三款相应地改为第四款。\n第六条　示例法第十五条：“己。”“庚。”修改为：“辛。”“壬。”\n第七条　示例法序言修改为：“癸。”示例法第十六条增加一款：“子。”";
    assert!(is_decision(text));
    assert_eq!(made(text).amends, "中华人民共和国示例法");
    assert_eq!(
        statements(text),
        [
            "第七条中的「甲。」修改为：「乙。」",
            "第八条第一款中的「丙。」修改为：「丁。」",
            "第十四条增加一款，作为第三款：「戊。」，第三款改为第四款。",
            // Several 款 at once stay as they are printed: which becomes which is not said.
            "第十五条：「己。」「庚。」修改为：「辛。」「壬。」",
            "序言修改为：「癸。」，第十六条增加一款：「子。」",
        ]
    );
    let law = "中华人民共和国示例法\n第一条　示例法第七条另有规定的，从其规定。\n";
    assert!(!is_decision(law));
}

#[test]
fn a_step_behind_a_quotation_without_a_comma_gets_one() {
    let text = decision(
        "一、将第三条第二款修改为：“甲。”增加一款，作为第四款：“乙。”\n二、将第四条修改为：“丙。”删去第五条。\n三、在第八条“丁”前增加“戊”。",
    );
    assert_eq!(
        statements(&text),
        [
            "一、将第三条第二款修改为：「甲。」，增加一款，作为第四款：「乙。」",
            "二、将第四条修改为：「丙。」，删去第五条。",
            "三、在第八条「丁」前增加「戊」。",
        ]
    );
}
