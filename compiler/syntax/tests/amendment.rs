//! 修改决定: what each form of statement means.

use qufen_syntax::ast::{Anchor, Block, Operation, StepKind, WordEdit};
use qufen_syntax::parse_block;

fn operation(text: &str) -> Operation {
    let parsed = parse_block(text);
    assert_eq!(parsed.diagnostics, [], "{text}");
    match parsed.block {
        Block::Operation(operation) => operation,
        other => panic!("{text}: {other:?}"),
    }
}

/// One line a step: places, verb, targets, how many new clauses or encodings.
fn told(text: &str) -> Vec<String> {
    operation(text)
        .steps
        .iter()
        .map(|step| {
            let span = |it: &qufen_syntax::ast::Spanned<Anchor>| text[it.span.range()].to_owned();
            let places: Vec<String> = step.places.iter().map(span).collect();
            let targets = |targets: &[qufen_syntax::ast::Spanned<Anchor>]| {
                targets.iter().map(span).collect::<Vec<_>>().join("+")
            };
            let what = match &step.kind {
                StepKind::Replace { content } => format!("replace {}", content.parts.len()),
                StepKind::Announce { unit, targets: new } => {
                    format!("announce {:?} {}", unit.node, targets(new))
                }
                StepKind::Insert {
                    unit,
                    targets: new,
                    content,
                    ..
                } => format!(
                    "insert {:?} {} {}",
                    unit.node,
                    targets(new),
                    content.parts.len()
                ),
                StepKind::Delete => "delete".into(),
                StepKind::DeleteHeading => "delete heading".into(),
                StepKind::Divided => "divided".into(),
                StepKind::Merge {
                    target, content, ..
                } => {
                    format!("merge {} {}", span(target), content.is_some())
                }
                StepKind::Split {
                    targets: new,
                    content,
                } => format!("split {} {}", targets(new), content.parts.len()),
                StepKind::Move { into, targets: new } => {
                    format!(
                        "move {}{}",
                        into.iter().map(span).collect::<String>(),
                        targets(new)
                    )
                }
                StepKind::Reword(words) => {
                    let edit = match &words.edit {
                        WordEdit::Replace(new) => format!("={}", new.node),
                        WordEdit::Before(new) => format!("<{}", new.node),
                        WordEdit::After(new) => format!(">{}", new.node),
                        WordEdit::Delete => "-".into(),
                    };
                    format!(
                        "words {}{edit} {} {}",
                        words.old.as_ref().map_or("", |old| &old.node),
                        words.all,
                        words.encodings.len()
                    )
                }
                StepKind::Preamble { words } => format!("preamble {}", words.node),
                StepKind::Rename { words } => format!("rename {}", words.node),
                StepKind::Reencode { encodings } => format!("encode {}", encodings.len()),
                StepKind::InOrder => "in order".into(),
            };
            format!("{}: {what}", places.join("+"))
        })
        .collect()
}

#[test]
fn every_form_is_read() {
    for (text, steps) in [
        (
            "第九条第(三)项 修改为 「甲」",
            vec!["第九条第(三)项: replace 1"],
        ),
        (
            "一、将第九条第三项修改为：「甲」。",
            vec!["第九条第三项: replace 1"],
        ),
        (
            "第四条增加一项，作为第(七)项：「甲」",
            vec!["第四条: insert Item 第(七)项 1"],
        ),
        (
            "增加一条，作为第九条之一：「甲」\n当 乙 则 丙\n(一)「丁」\n款 「戊」",
            vec![": insert Article 第九条之一 1"],
        ),
        (
            "第三章增加两条，作为第十条、第十一条：「甲」\n第十一条 「乙」\n不编码 「丙」",
            vec!["第三章: insert Article 第十条+第十一条 2"],
        ),
        (
            "第三条第（一）项增加一目,作为第2目「甲」",
            vec!["第三条第（一）项: insert Subitem 第2目 1"],
        ),
        ("删去第六条第(四)项", vec!["第六条第(四)项: delete"]),
        (
            "删去 第六条第(三)项、第(四)项和第七条至第九条",
            vec!["第六条第(三)项+第(四)项+第七条至第九条: delete"],
        ),
        ("将第六条删去", vec!["第六条: delete"]),
        (
            "第五条第(二)项 中的 「大胆作为」 修改为 「担当作为」",
            vec!["第五条第(二)项: words 大胆作为=担当作为 false 0"],
        ),
        (
            "将第五条、第六条中的「甲」均修改为「乙」，「丙」改为「丁」",
            vec!["第五条+第六条: words 甲=乙 true 0", ": words 丙=丁 false 0"],
        ),
        ("第五条删去「甲」 即 乙", vec!["第五条: words 甲- false 1"]),
        (
            "删去第五条第二款中的「甲」",
            vec!["第五条第二款: words 甲- false 0"],
        ),
        (
            "在第五条中的「甲」后增加「乙」",
            vec!["第五条: words 甲>乙 false 0"],
        ),
        (
            "第五条中「甲」之前增加「乙」",
            vec!["第五条: words 甲<乙 false 0"],
        ),
        (
            "全文中的「甲」修改为「乙」",
            vec!["全文: words 甲=乙 false 0"],
        ),
        (
            "第六条第(三)项、第(四)项合并为第(三)项：「甲」\n即 乙",
            vec!["第六条第(三)项+第(四)项: merge 第(三)项 true"],
        ),
        (
            "将第五条、第六条合并为一条，作为第五条，修改为：「甲」",
            vec!["第五条+第六条: merge 第五条 true"],
        ),
        (
            "将第五条分为两条，作为第五条、第六条：「甲」\n第六条 「乙」",
            vec!["第五条: split 第五条+第六条 2"],
        ),
        (
            "第六条第(四)项改为第七条第(三)项，修改为「甲」\n即 乙",
            vec!["第六条第(四)项: move 第七条第(三)项", ": replace 1"],
        ),
        (
            "将第八条改为第九条，第一款修改为：「甲」，增加一款，作为第三款：「乙」",
            vec![
                "第八条: move 第九条",
                "第一款: replace 1",
                ": insert Paragraph 第三款 1",
            ],
        ),
        (
            "将第八条移至第二章，作为第四条",
            vec!["第八条: move 第二章第四条"],
        ),
        ("删去第三章章名", vec!["第三章: delete heading"]),
        (
            "删去第三条第一款中的「甲」，同时增加一款作为第二款：「乙」",
            vec![
                "第三条第一款: words 甲- false 0",
                ": insert Paragraph 第二款 1",
            ],
        ),
        ("第三章章名修改为「甲」", vec!["第三章: rename 甲"]),
        ("名称修改为「甲」", vec![": rename 甲"]),
        (
            "增加一章，作为第三章：「甲」\n第十条 「乙」\n第十一条 「丙」",
            vec![": insert Division(Chapter) 第三章 3"],
        ),
        (
            "第四条第(四)项编码修改为\n即 甲",
            vec!["第四条第(四)项: encode 1"],
        ),
        ("条文顺序作相应调整", vec![": in order"]),
        (
            "删去第五条，并对条文顺序作相应调整。",
            vec!["第五条: delete", ": in order"],
        ),
    ] {
        assert_eq!(told(text), steps, "{text}");
    }
}

#[test]
fn new_clauses_hold_what_stands_below_them() {
    let operation = operation(
        "增加一条，作为第九条之一：「甲:」\n当 下列之一 则 乙\n(一)「丙;」\n  即 丁\n1. 「戊」\n款 「己」 不编码 「庚」",
    );
    let StepKind::Insert { content, .. } = &operation.steps[0].kind else {
        panic!("{operation:?}");
    };
    let paragraphs = &content.parts[0].clauses;
    assert_eq!(paragraphs.len(), 2);
    assert_eq!(paragraphs[0].encodings.len(), 1);
    assert_eq!(paragraphs[0].items[0].encodings.len(), 1);
    assert_eq!(paragraphs[0].items[0].items.len(), 1);
    assert_eq!(paragraphs[1].encodings.len(), 1);
}

#[test]
fn what_does_not_fit_is_said() {
    for (text, code) in [
        ("第四条增加两项：「甲」", "QF0124"),
        ("第四条增加一项，作为第(一)项、第(二)项：「甲」", "QF0124"),
        ("删去第四条\n即 甲", "QF0125"),
        (
            "第四条第(一)项修改为：「甲」\n(二)「乙」\n款 「丙」",
            "QF0125",
        ),
        ("第四条编码修改为", "QF0117"),
        ("第四条修改为", "QF0102"),
        ("第四条增加一项，作为「甲」", "QF0101"),
    ] {
        let found = parse_block(text).diagnostics;
        let codes: Vec<&str> = found.iter().map(|one| one.code.id()).collect();
        assert_eq!(codes, [code], "{text}: {found:?}");
    }
}
