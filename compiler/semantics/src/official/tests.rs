//! Real shapes of official texts, in made-up words.

use super::{PartKind, parts, title_start};

/// `种类 标签|文字` a part.
fn shown(text: &str) -> Vec<String> {
    let parts = parts(text);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let covered: String = (parts.iter())
        .map(|part| format!("{}{}", &text[part.label.clone()], part.joined(text)))
        .collect();
    assert_eq!(squeezed(&covered), squeezed(text), "nothing is lost");
    parts
        .iter()
        .map(|part| {
            let kind = match part.kind {
                PartKind::Title => "题",
                PartKind::TitleNote => "注",
                PartKind::Contents => "目录",
                PartKind::Preamble => "序",
                PartKind::Division => "章",
                PartKind::Article => "条",
                PartKind::Paragraph => "款",
                PartKind::Item => "项",
                PartKind::Subitem => "目",
                PartKind::Annex => "附",
            };
            let label = &text[part.label.clone()];
            format!("{kind} {label}|{}", squeezed(&part.joined(text)))
        })
        .collect()
}

#[test]
fn the_front_is_told_apart() {
    let text = "示例市容错办法\n(试行)\n\n(2018年3月1日市人大通过　根据2020年5月6日\n《关于修改的决定》修正)\n\n目　录\n第一章　总则\n第二章　附则\n\n第一章　总则\n第一条　为了示例,制定本办法。\n";
    assert_eq!(
        shown(text),
        [
            "题 |示例市容错办法(试行)",
            "注 |(2018年3月1日市人大通过根据2020年5月6日《关于修改的决定》修正)",
            "目录 |目录第一章总则第二章附则",
            "章 第一章|总则",
            "条 第一条|为了示例,制定本办法。",
        ]
    );
}

#[test]
fn a_preamble_is_law_and_a_note_is_not() {
    let text = "关于示例的解释\n2020年5月6日通过\n为正确适用法律,制定本解释。\n第一条 甲。\n";
    assert_eq!(
        shown(text),
        [
            "题 |关于示例的解释",
            "注 |2020年5月6日通过",
            "序 |为正确适用法律,制定本解释。",
            "条 第一条|甲。"
        ]
    );
}

#[test]
fn wrapped_lines_belong_together_and_finished_ones_do_not() {
    let text = "示例办法\n第一条\n为了\n示例,\n制定本办法(以下称“本法。”)\n这是第二款。\n第二条 甲:\n(一)乙\n丙;\n(二)丁。\n又一款。\n";
    assert_eq!(
        shown(text),
        [
            "题 |示例办法",
            "条 第一条|为了示例,制定本办法(以下称“本法。”)",
            "款 |这是第二款。",
            "条 第二条|甲:",
            "项 (一)|乙丙;",
            "项 (二)|丁。",
            "款 |又一款。",
        ]
    );
}

#[test]
fn a_line_that_begins_with_a_citation_is_no_article() {
    let text = "示例办法\n第一条 甲。\n第三条规定的期限不变。\n第二条 乙按照\n第一条规定办理。\n";
    assert_eq!(
        shown(text),
        [
            "题 |示例办法",
            "条 第一条|甲。",
            "款 |第三条规定的期限不变。",
            "条 第二条|乙按照第一条规定办理。",
        ]
    );
    let close = "示例办法\n第一条甲。\n第三条规定的期限不变。\n第二条乙。\n第二条之一丙。\n";
    assert_eq!(
        shown(close),
        [
            "题 |示例办法",
            "条 第一条|甲。",
            "款 |第三条规定的期限不变。",
            "条 第二条|乙。",
            "条 第二条之一|丙。",
        ]
    );
}

#[test]
fn items_and_their_parts_follow_their_numbering() {
    let text = "示例办法\n第一条 甲:\n（一）乙:\n1.丙;\n２．丁;\n1.5倍以上的;\n（二）戊。\n(1)己。\n第二条 庚:\n1.辛。\n";
    assert_eq!(
        shown(text),
        [
            "题 |示例办法",
            "条 第一条|甲:",
            "项 （一）|乙:",
            "目 1.|丙;",
            "目 ２．|丁;1.5倍以上的;",
            "项 （二）|戊。(1)己。",
            "条 第二条|庚:1.辛。",
        ]
    );
}

#[test]
fn what_follows_the_last_article_is_an_annex() {
    let text = "示例办法\n第一条 甲见\n附件一。\n附件所列各项,从其规定。\n第二条 乙。\n附件一\n示例表\n第一条 不是条文。\n";
    assert_eq!(
        shown(text),
        [
            "题 |示例办法",
            "条 第一条|甲见附件一。",
            "款 |附件所列各项,从其规定。",
            "条 第二条|乙。",
            "附 |附件一示例表第一条不是条文。",
        ]
    );
}

#[test]
fn a_letter_before_the_title_is_not_the_text() {
    let text = "示例市人民政府文件\n关于印发示例办法的通知\n各县:\n现印发给你们,请执行。\n示例市容错办法(试行)\n第一章 总则\n";
    assert!(text[title_start(text)..].starts_with("示例市容错办法"));
    assert_eq!(title_start("随便什么\n第一条 甲。"), 0);
    assert_eq!(title_start(""), 0);
}

#[test]
fn a_name_may_be_broken_over_lines() {
    let text = "示例市人民代表大会\n常务委员会\n议事规则\n(2018年通过)\n第一条 甲。\n";
    assert_eq!(title_start(text), 0);
    assert_eq!(
        shown(text),
        [
            "题 |示例市人民代表大会常务委员会议事规则",
            "注 |(2018年通过)",
            "条 第一条|甲。"
        ]
    );
}

#[test]
fn invisible_lines_are_kept() {
    let text = "示例办法\n\u{200b}\n第一条 甲。\n\u{200b}\n第二条 乙。\n";
    assert_eq!(
        shown(text),
        [
            "题 |示例办法\u{200b}",
            "条 第一条|甲。\u{200b}",
            "条 第二条|乙。"
        ]
    );
}
