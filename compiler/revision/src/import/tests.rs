//! What is imported passes the check beside its text.

use super::*;
use qufen_diagnostics::Severity;
use qufen_semantics::{InputFile, Project, Settings};

const FUZHOU: &str = include_str!("../../../../policies/fuzhou/2019/official.txt");

fn imported(text: &str) -> Result<Skeleton, NotImported> {
    import(&Imported {
        text,
        beside: "official.txt",
        version: None,
    })
}

/// The errors of the source beside its text, and its clauses.
fn checked(text: &str) -> (Vec<String>, usize) {
    let skeleton = imported(text).expect("importable");
    let file = |path: &str, text: &str| InputFile {
        path: path.into(),
        text: text.into(),
    };
    let files = vec![file("甲.qf", &skeleton.source), file("official.txt", text)];
    let project = Project::new(files, Settings::default());
    let found = project.check();
    let errors = found.iter().filter(|it| it.severity == Severity::Error);
    let errors = errors.map(|it| format!("{} {:?}", it.code, it.arguments));
    let names = project.instruments();
    let clauses = names.first().map_or(0, |name| project.account(name).len());
    (errors.collect(), clauses)
}

#[test]
fn the_real_text_is_held_word_for_word() {
    let (errors, clauses) = checked(FUZHOU);
    assert_eq!(errors, [] as [String; 0]);
    let skeleton = imported(FUZHOU).expect("importable");
    assert_eq!(skeleton.counts, [18, 19, 48, 0]);
    assert_eq!(clauses, 67);
    assert_eq!(skeleton.title, "抚州市容错免责办法(试行)");
}

#[test]
fn every_kind_of_part_is_held() {
    let text = "关于适用《示例法》的办法\n(2018年3月1日通过　2020年5月6日修正)\n目　录\n第一章　总则\n第二章　附则\n为了示例,制定本办法。\n第一章　总则\n第一条　甲称为「乙」的:\n(一)丙:\n1.丁;\n2.戊。\n(二)己\u{a0}。\n又一款。\n第一条之一　庚。\n第二章　附则\n第二条　辛。\n附件:\n第一条 表\n";
    assert_eq!(checked(text), (vec![], 8));
    let skeleton = imported(text).expect("importable");
    assert_eq!(skeleton.version, "2020");
    assert_eq!(skeleton.counts, [3, 4, 2, 2]);
    for line in [
        "目录 「目　录\n  第一章　总则\n  第二章　附则」",
        "序言 「为了示例,制定本办法。」",
        "1. 「丁;」",
        "款 「又一款。」",
        "第一条之一 「庚。」",
        "附件 「附件:\n  第一条 表」",
    ] {
        assert!(
            skeleton.source.contains(line),
            "{line}\n{}",
            skeleton.source
        );
    }
}

#[test]
fn what_cannot_be_held_is_said() {
    assert_eq!(
        imported("示例意见\n一、甲。\n"),
        Err(NotImported::NoArticles)
    );
    let unpaired = imported("示例办法\n第一条 甲。\n第二条 乙」丙。\n");
    assert_eq!(
        unpaired,
        Err(NotImported::Unpaired {
            citation: "第二条".into(),
            words: "乙」丙。".into()
        })
    );
}

#[test]
fn hazards_of_real_files_do_no_harm() {
    for text in [
        "示例办法\r\n\r\n\u{3000}\u{3000}第一条\u{3000}甲。\r\n\u{200b}\r\n第二条\u{a0}\u{a0}乙。\r\n",
        "示例办法\n第一条 // 甲「乙」『丙`\n丁。\n事实\n第二条 当 戊\n第三条 「己」\n",
        "示例办法\n第一条 甲：\n（一） 乙；\n（一）之一 丙；\n（二） 丁。\n",
        "示例办法\n第一条\n第二条 乙。\n",
    ] {
        let (errors, clauses) = checked(text);
        assert_eq!(errors, [] as [String; 0], "{text}");
        assert!(clauses > 1);
    }
}
