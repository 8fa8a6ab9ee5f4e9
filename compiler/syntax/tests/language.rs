//! The language as agreed: every form parses, errors stay in their statement, nothing panics.

use qufen_syntax::ast::{Block, EncodingKind, FormulaKind};
use qufen_syntax::{outline, parse_block};

fn blocks(text: &str) -> Vec<qufen_syntax::ParsedBlock> {
    outline(text)
        .blocks
        .iter()
        .map(|span| parse_block(&text[span.range()]))
        .collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    blocks(text)
        .iter()
        .flat_map(|b| b.diagnostics.iter().map(|d| d.code.id()))
        .collect()
}

fn check_clean(text: &str) {
    for span in outline(text).blocks {
        let text = &text[span.range()];
        let parsed = parse_block(text);
        let seen: Vec<_> = parsed
            .diagnostics
            .iter()
            .map(|d| (d.code, d.place.map(|p| &text[p.range()]), &d.arguments))
            .collect();
        assert!(seen.is_empty(), "{text}\n{seen:#?}");
    }
}

#[test]
fn every_agreed_form_parses() {
    check_clean(include_str!("fixtures/instrument.qf"));
    check_clean(include_str!("fixtures/scenarios.qf"));
    check_clean(&include_str!("fixtures/instrument.qf").replace('\n', "\r\n"));
    check_clean("模块 抚州事实\n");
    check_clean("法规 《甲》\n  原文 未收录\n  施行 2019年3月1日\n");
}

#[test]
fn an_article_is_its_clauses() {
    let parsed = blocks(include_str!("fixtures/instrument.qf"));
    assert_eq!(parsed[0].allows[0].code, "QF0407");
    let articles: Vec<_> = parsed
        .iter()
        .filter_map(|b| {
            if let Block::Article(a) = &b.block {
                Some(a)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(articles.len(), 5);
    let fourth = articles[0];
    assert_eq!(fourth.paragraphs.len(), 2);
    assert_eq!(fourth.paragraphs[0].items.len(), 2);
    assert_eq!(fourth.paragraphs[0].items[0].items.len(), 2);
    assert_eq!(fourth.paragraphs[0].items[0].encodings.len(), 3);
    let deemings = &articles[2].paragraphs[0].items[0].encodings;
    assert!(matches!(
        &deemings[2].kind,
        EncodingKind::Deeming {
            by: None,
            condition: Some(_),
            ..
        }
    ));
    let last = &articles[4].paragraphs[0].encodings;
    assert!(!last.iter().any(|e| e.kind == EncodingKind::Error));
    assert_eq!(last.len(), 14);
}

#[test]
fn an_error_stays_in_its_statement() {
    let text = "第四条 「甲」\n可以 须 下列全部\n(一)「乙」\n  即 非\n(二)「丙」\n  即 丁\n";
    let parsed = blocks(text);
    let Block::Article(article) = &parsed[0].block else {
        panic!("{parsed:?}")
    };
    let items = &article.paragraphs[0].items;
    assert_eq!(items[0].encodings[0].kind, EncodingKind::Error);
    assert!(matches!(
        &items[1].encodings[0].kind,
        EncodingKind::Meaning(_)
    ));
}

#[test]
fn precise_codes() {
    for (text, code) in [
        ("定义 甲 = 乙 且 丙 或 丁", "QF0108"),
        ("定义 甲 = 乙 蕴含 丙 蕴含 丁", "QF0109"),
        ("定义 甲 = (乙 且 丙", "QF0106"),
        ("定义 甲 = (乙 且 丙）", "QF0450"),
        ("定义 甲 = 第一百三条", "QF0110"),
        ("定义 甲 = 乙 > 5.5555元", "QF0113"),
        ("定义 甲 = 乙 > 2019年2月30日", "QF0112"),
        ("定义 甲 = 乙 > 3月", "QF0111"),
        ("定义 甲 = 乙 > 99999999999999999999元", "QF0114"),
        ("定义 甲 = 第八条至第五条", "QF0115"),
        ("定义 甲 = 乙 丙", "QF0101"),
        ("定义 甲 = 乙 且", "QF0102"),
        ("定义 甲 = `乙", "QF0105"),
        ("模块 甲 乙", "QF0103"),
        ("第四条 「甲", "QF0104"),
        ("第四条 「甲」\n  乱写", "QF0121"),
        ("第四条 「甲」\n  此方 乙", "QF0119"),
        ("第四条 「甲」\n1. 「乙」", "QF0120"),
        ("第四条 「甲」\n区分 乙 与 丙\n  此方 丁", "QF0117"),
        ("第四条 「甲」\n解读 乙\n  甲 「丙」", "QF0118"),
        ("结论 甲\n  乙 > 丙\n  缺省 乙\n  缺省 丙", "QF0116"),
        ("法规 《甲》\n版本 1\n版本 2", "QF0116"),
        ("胡言乱语", "QF0122"),
        ("第四条 忘了引号", "QF0101"),
    ] {
        assert_eq!(codes(text), [code], "{text}");
    }
}

#[test]
fn mixed_connectives_are_mended_by_the_fix() {
    let text = "定义 甲 = 乙 且 丙 或 丁 且 非 戊";
    let mut fixed = text.to_owned();
    let found = blocks(text);
    let fix = found[0].diagnostics[0].fix.clone().expect("a fix");
    for edit in fix.edits.iter().rev() {
        fixed.replace_range(edit.place.range(), &edit.text);
    }
    assert_eq!(fixed, "定义 甲 = (乙 且 丙) 或 (丁 且 非 戊)");
    check_clean(&fixed);
}

#[test]
fn depth_is_limited_before_the_stack_is() {
    for deep in [
        format!("定义 甲 = {}乙{}", "(".repeat(10_000), ")".repeat(10_000)),
        format!("定义 甲 = {} 乙", "非 ".repeat(10_000)),
        format!("第四条 {}乙{}", "「".repeat(10_000), "」".repeat(10_000)),
    ] {
        assert_eq!(codes(&deep), ["QF0107"]);
    }
    let fine = format!("定义 甲 = {}乙{}", "(".repeat(100), ")".repeat(100));
    check_clean(&fine);
}

#[test]
fn bounds_follow_the_civil_code() {
    use qufen_syntax::ast::CompareOp::*;
    for (words, op) in [
        ("乙 5元 以上", AtLeast),
        ("乙 5元 以内", AtMost),
        ("乙 5元 以外", Greater),
        ("乙 不满 5元", Less),
        ("乙 ＞＝ 5元", AtLeast),
        ("乙 != 5元", NotEqual),
    ] {
        let parsed = blocks(&format!("约束 {words}"));
        let Block::Constraint(constraint) = &parsed[0].block else {
            panic!()
        };
        let FormulaKind::Compare { op: found, .. } = &constraint.formula.node else {
            panic!("{words}: {parsed:?}")
        };
        assert_eq!(found.node, op, "{words}");
    }
}
