//! What becomes of clauses, case by case.

mod random;

use super::*;
use crate::Passage;

/// A version from lines: `第四条 …`, `  (一) …`; a line without a number is a further 款.
pub fn version(text: &str) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let (mut article, mut paragraphs, mut parent) = (String::new(), 0, None);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (label, words) = line.split_once(' ').unwrap_or(("", line));
        let (citation, above) = if label.starts_with('第') {
            (article, paragraphs) = (label.to_owned(), 1);
            parent = Some(passages.len());
            (format!("{article}第{paragraphs}款"), None)
        } else if label.starts_with('(') {
            (format!("{article}第{paragraphs}款第{label}项"), parent)
        } else {
            paragraphs += 1;
            parent = Some(passages.len());
            (format!("{article}第{paragraphs}款"), None)
        };
        passages.push(Passage {
            citation,
            words: words.to_owned(),
            parent: above,
        });
    }
    passages
}

/// `甲条 = 乙条` lines: `=` unaltered, `~` reworded, with 移 or 改号 behind.
fn shown(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (version(old), version(new));
    let names = |side: &[Passage], indices: &[usize]| {
        let names: Vec<&str> = indices.iter().map(|&i| side[i].citation.as_str()).collect();
        names
            .join("+")
            .replace("第1款第", "第")
            .replace("第1款", "")
    };
    let links = align(&old, &new);
    let mut seen = (vec![0; old.len()], vec![0; new.len()]);
    for link in &links {
        link.old.iter().for_each(|&i| seen.0[i] += 1);
        link.new.iter().for_each(|&j| seen.1[j] += 1);
    }
    assert!(seen.0.iter().chain(&seen.1).all(|&times| times == 1));
    links
        .iter()
        .map(|link| {
            let sign = if link.reworded { "~" } else { "=" };
            let placement = match link.placement {
                Placement::Same => "",
                Placement::Renumbered => " 改号",
                Placement::Moved => " 移",
            };
            let (old, new) = (names(&old, &link.old), names(&new, &link.new));
            format!("{old} {sign} {new}{placement}").trim().to_owned()
        })
        .filter(|line| {
            let sides = line.split_once(" = ");
            sides.is_none_or(|(old, new)| old != new)
        })
        .collect()
}

const BASE: &str = "
第1条 为了鼓励创新、宽容失误,制定本办法。
第2条 容错免责必须符合以下条件:
  (1) 法律、法规、纪律没有明令禁止;
  (2) 经过民主决策程序;
  (3) 没有谋取不正当利益。
第3条 在处置重大突发事件过程中,有下列情形之一的,可以容错免责:
  (1) 主动揽责涉险,出现一定失误但可控的;
  (2) 未按正常程序办理但事后及时补正的;
  (3) 其他情形。
第4条 不予容错免责的情形:
  (1) 明知故犯、我行我素的;
  (2) 搞劳民伤财的政绩工程的;
  (3) 其他情形。
第5条 本办法由市纪委监委负责解释。
";

#[test]
fn nothing_changed() {
    assert_eq!(shown(BASE, BASE), [] as [String; 0]);
}

#[test]
fn an_insertion_renumbers_what_follows() {
    let new = BASE.replace(
        "  (2) 经过民主决策程序;\n  (3) 没有",
        "  (2) 有利于改革创新和发展大局;\n  (3) 经过民主决策程序;\n  (4) 没有",
    );
    assert_eq!(
        shown(BASE, &new),
        [
            "= 第2条第(2)项",
            "第2条第(2)项 = 第2条第(3)项 改号",
            "第2条第(3)项 = 第2条第(4)项 改号"
        ]
    );
}

#[test]
fn a_deletion_stands_where_it_stood() {
    let new = BASE
        .replace("  (1) 明知故犯、我行我素的;\n", "")
        .replace("(2) 搞", "(1) 搞");
    let links = shown(
        BASE,
        &new.replace("  (3) 其他情形。\n第5", "  (2) 其他情形。\n第5"),
    );
    assert_eq!(
        links,
        [
            "第4条第(1)项 =",
            "第4条第(2)项 = 第4条第(1)项 改号",
            "第4条第(3)项 = 第4条第(2)项 改号"
        ]
    );
}

#[test]
fn an_item_moves_to_another_article() {
    let new = BASE
        .replace("  (2) 未按正常程序办理但事后及时补正的;\n  (3)", "  (2)")
        .replace(
            "  (3) 没有谋取不正当利益。",
            "  (3) 没有谋取不正当利益。\n  (4) 未按正常程序办理但事后及时补正的;",
        );
    assert_eq!(
        shown(BASE, &new),
        [
            "第3条第(2)项 = 第2条第(4)项 移",
            "第3条第(3)项 = 第3条第(2)项 改号"
        ]
    );
}

#[test]
fn a_whole_article_moves_with_its_items() {
    let moved = "第4条 不予容错免责的情形:\n  (1) 明知故犯、我行我素的;\n  (2) 搞劳民伤财的政绩工程的;\n  (3) 其他情形。\n";
    let new = BASE
        .replace(moved, "")
        .replace("第3条", "第4条")
        .replace("第2条", "第3条");
    let new = new.replace(
        "第3条 容",
        &format!("{}第3条 容", moved.replace("第4条", "第2条")),
    );
    let links = shown(BASE, &new);
    assert!(links.contains(&"第4条 = 第2条 移".to_owned()), "{links:?}");
    assert!(
        links.contains(&"第4条第(3)项 = 第2条第(3)项 移".to_owned()),
        "{links:?}"
    );
    assert!(
        links.contains(&"第2条 = 第3条 改号".to_owned()),
        "{links:?}"
    );
    assert!(
        links.contains(&"第3条第(3)项 = 第4条第(3)项 改号".to_owned()),
        "{links:?}"
    );
}

#[test]
fn rewording_keeps_identity_and_an_unrelated_replacement_does_not() {
    let new = BASE
        .replace(
            "未按正常程序办理但事后及时补正的",
            "因情况紧急未按正常程序办理,事后及时补正并报告的",
        )
        .replace("搞劳民伤财的政绩工程的", "泄露举报人信息造成恶劣影响的");
    assert_eq!(
        shown(BASE, &new),
        [
            "第3条第(2)项 ~ 第3条第(2)项",
            "= 第4条第(2)项",
            "第4条第(2)项 =",
        ]
    );
}

#[test]
fn a_lead_in_is_known_by_its_items() {
    let new = BASE.replace("不予容错免责的情形:", "下列行为一律依纪依法追究:");
    assert_eq!(shown(BASE, &new), ["第4条 ~ 第4条"]);
}

#[test]
fn a_clause_is_split_and_merged() {
    let old = "
第1条 行政机关应当及时公开有关信息,接受社会监督;泄露国家秘密、商业秘密或者个人隐私的,依法追究责任。
第2条 本办法自发布之日起施行。
";
    let new = "
第1条 行政机关应当及时公开有关信息,接受社会监督。
泄露国家秘密、商业秘密或者个人隐私的,依法追究责任。
第2条 本办法自发布之日起施行。
";
    assert_eq!(shown(old, new), ["第1条 ~ 第1条+第1条第2款"]);
    assert_eq!(shown(new, old), ["第1条+第1条第2款 ~ 第1条"]);
}

#[test]
fn short_clauses_are_told_by_what_stands_around_them() {
    let old = "第1条 处分的种类为:\n(1) 警告;\n(2) 记过;\n(3) 降级;\n(4) 撤职;\n(5) 开除。";
    let new =
        "第1条 处分的种类为:\n(1) 警告;\n(2) 记过;\n(3) 记大过;\n(4) 降级;\n(5) 撤职;\n(6) 开除。";
    assert_eq!(
        shown(old, new),
        [
            "= 第1条第(3)项",
            "第1条第(3)项 = 第1条第(4)项 改号",
            "第1条第(4)项 = 第1条第(5)项 改号",
            "第1条第(5)项 = 第1条第(6)项 改号",
        ]
    );
}
