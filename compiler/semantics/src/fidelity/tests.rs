//! Every way in which one character of the real text can go wrong.

use super::check;
use super::quoting::{OFFICIAL, OFFICIAL_FILE, Quoting};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span};
use qufen_syntax::ast::Block;

/// The official text with the character at `at` replaced.
fn with(at: usize, old: char, new: &str) -> String {
    format!(
        "{}{new}{}",
        &OFFICIAL[..at],
        &OFFICIAL[at + old.len_utf8()..]
    )
}

/// Byte and character of what counts, except in labels, whose change would change the clauses.
fn words() -> Vec<(usize, char)> {
    let mut offset = 0;
    let mut out = Vec::new();
    for line in OFFICIAL.split_inclusive('\n') {
        let trimmed = line.trim();
        let label = match trimmed.chars().next() {
            Some('第') => trimmed.find(['章', '条']).map_or(0, |i| i + 3),
            Some('(') => trimmed.find(')').map_or(0, |i| i + 1),
            Some('附') => 9,
            _ => 0,
        };
        let start = line.len() - line.trim_start().len() + label;
        out.extend(
            line.char_indices()
                .filter(|(i, c)| *i >= start && !c.is_whitespace())
                .map(|(i, c)| (offset + i, c)),
        );
        offset += line.len();
    }
    out
}

fn only(found: &[Diagnostic<Place>], at: usize) -> &Diagnostic<Place> {
    assert_eq!(found.len(), 1, "one change at byte {at}: {found:#?}");
    &found[0]
}

#[test]
fn the_text_itself_is_faithful() {
    assert_eq!(Quoting::of(OFFICIAL).check(), []);
    assert_eq!(
        super::official::units(OFFICIAL, 0).len(),
        Quoting::of(OFFICIAL).clauses()
    );
}

#[test]
fn any_altered_character_is_one_error_at_that_character() {
    for (at, c) in words() {
        let source = Quoting::of(&with(at, c, "龘"));
        let found = source.check();
        let only = only(&found, at);
        assert_eq!(only.code.id(), "QF0301");
        assert_eq!(source.at(only.place.unwrap()), "龘");
        let width = c.len_utf8();
        let span = Span::new(at, at + width);
        assert_eq!(
            only.labels[0].place,
            Place::File {
                file: OFFICIAL_FILE,
                span
            }
        );
    }
}

#[test]
fn any_character_replaced_by_a_common_one_is_one_error() {
    for (at, c) in words().into_iter().filter(|(_, c)| *c != '的').step_by(7) {
        let source = Quoting::of(&with(at, c, "的"));
        let found = source.check();
        assert_eq!(source.at(only(&found, at).place.unwrap()), "的");
    }
}

#[test]
fn any_missing_character_is_one_error() {
    for (at, c) in words().into_iter().step_by(7) {
        let source = Quoting::of(&with(at, c, ""));
        let found = source.check();
        let only = only(&found, at);
        assert_eq!(only.code.id(), "QF0302");
        assert_eq!(source.at(only.labels[0].place), c.to_string());
    }
}

#[test]
fn any_extra_character_is_one_error() {
    for (at, c) in words().into_iter().step_by(7) {
        let source = Quoting::of(&with(at, c, &format!("{c}龘")));
        let found = source.check();
        let only = only(&found, at);
        assert_eq!(only.code.id(), "QF0303");
        assert_eq!(source.at(only.place.unwrap()), "龘");
    }
}

#[test]
fn widths_and_white_space_do_not_matter() {
    let wide = OFFICIAL
        .replace(',', "，")
        .replace(';', "； ")
        .replace("21号", "２１ 号");
    let mut source = Quoting::of(&wide);
    assert_eq!(source.check(), []);
    source = Quoting::of(&OFFICIAL.replace("容错免责", "容错\u{3000}免责"));
    assert_eq!(source.check(), []);
}

#[test]
fn quotation_marks_matter() {
    let source = Quoting::of(&OFFICIAL.replacen('“', "\"", 1));
    let found = source.check();
    let only = only(&found, 0);
    assert_eq!(source.at(only.place.unwrap()), "\"");
    assert!(
        only.arguments
            .contains(&("official", "「“」(U+201C)".into()))
    );
}

#[test]
fn look_alikes_are_told_apart_by_code_point() {
    let source = Quoting::of(&OFFICIAL.replacen('己', "已", 1));
    let found = source.check();
    let only = only(&found, 0);
    assert!(
        only.arguments
            .contains(&("citation", "第三条第(一)项".into()))
    );
    assert!(
        only.arguments
            .contains(&("source", "「已」(U+5DF2)".into()))
    );
    assert!(
        only.arguments
            .contains(&("official", "「己」(U+5DF1)".into()))
    );
}

#[test]
fn an_absent_item_is_one_error() {
    let item = "(三)有利于改革创新和发展大局;";
    let source = Quoting::of(&OFFICIAL.replacen(item, "", 1));
    let found = source.check();
    let only = only(&found, 0);
    assert_eq!(only.code.id(), "QF0305");
    assert!(
        only.arguments
            .contains(&("citation", "第四条第(三)项".into()))
    );
    assert_eq!(source.at(only.labels[0].place), item);
}

#[test]
fn an_absent_item_with_the_rest_renumbered_says_so() {
    let text = OFFICIAL.replacen(
        "(五)没有为自己、他人或单位谋取不正当利益;\n\n(六)积极主动",
        "(五)积极主动",
        1,
    );
    assert_ne!(text, OFFICIAL);
    let found = Quoting::of(&text).check();
    let codes: Vec<_> = found.iter().map(|d| d.code.id()).collect();
    assert_eq!(codes, ["QF0305", "QF0307"], "{found:#?}");
}

#[test]
fn a_wrong_label_is_one_error() {
    let source = Quoting::of(&OFFICIAL.replacen("第八条", "第九条", 1));
    let found = source.check();
    let only = only(&found, 0);
    assert_eq!(only.code.id(), "QF0307");
    assert_eq!(source.at(only.place.unwrap()), "第九条");
}

#[test]
fn exchanged_words_are_out_of_order() {
    let (a, b) = (
        "没有为自己、他人或单位谋取不正当利益;",
        "有利于改革创新和发展大局;",
    );
    let text = OFFICIAL
        .replacen(a, "甲", 1)
        .replacen(b, a, 1)
        .replacen('甲', b, 1);
    let found = Quoting::of(&text).check();
    let codes: Vec<_> = found.iter().map(|d| d.code.id()).collect();
    assert_eq!(codes, ["QF0304", "QF0304"]);
}

#[test]
fn a_moved_article_is_one_error() {
    let mut source = Quoting::of(OFFICIAL);
    let at = source
        .blocks
        .iter()
        .position(|(_, text)| text.contains("第十三条"))
        .unwrap();
    let block = source.blocks.remove(at);
    source.blocks.insert(3, block);
    assert_eq!(only(&source.check(), 0).code.id(), "QF0304");
}

#[test]
fn another_text_altogether_is_summed_up() {
    let mut text = "示例办法\n".to_owned();
    for _ in 0..300 {
        text.push_str("第一条 甲乙丙丁戊己庚辛壬癸。\n");
    }
    let found = Quoting::of(&text).check();
    assert_eq!(found.len(), super::LISTED + 1);
    assert_eq!(found.last().unwrap().code.id(), "QF0308");
}

#[test]
fn unread_words_are_left_to_their_syntax_error() {
    let mut source = Quoting::of(OFFICIAL);
    let article = source.blocks.iter_mut().find_map(|(block, _)| match block {
        Block::Article(article) => Some(article),
        _ => None,
    });
    article.unwrap().paragraphs[0].words = None;
    assert_eq!(source.check(), []);
}

#[test]
fn another_parting_into_lines_is_the_same_text() {
    let source = Quoting::of(OFFICIAL);
    let blocks: Vec<_> = source
        .blocks
        .iter()
        .zip(0..)
        .map(|((block, text), i)| (i, block, text.as_str()))
        .collect();
    let wrapped = OFFICIAL
        .replace("干部", "干\n部")
        .replacen("第二条", "第二 条", 1);
    let altered = wrapped.replacen("科学发展", "科技发展", 1);
    assert_eq!(check(&blocks, 0, (1, &wrapped)), []);
    assert_eq!(check(&blocks, 0, (1, &altered)).len(), 1);
}

#[test]
fn a_clause_rewritten_throughout_is_one_error() {
    let item = "有利于改革创新和发展大局;";
    let source = Quoting::of(&OFFICIAL.replacen(item, "另行规定的其他条件;", 1));
    let found = source.check();
    let only = only(&found, 0);
    assert_eq!(only.code.id(), "QF0301");
    assert_eq!(source.at(only.labels[0].place), item);
}

#[test]
fn a_clause_quoted_twice_is_extra_once() {
    let mut source = Quoting::of(OFFICIAL);
    let block = source.blocks[4].clone();
    source.blocks.insert(5, block);
    let found = source.check();
    assert!(found.iter().all(|d| d.code.id() == "QF0303"), "{found:#?}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]
    #[test]
    fn any_two_texts_can_be_compared(
        said in "(第[一二]条|\\([一二]\\)|1\\.|[甲乙丙，。;\n ]{1,6}){0,12}",
        official in "(第[一二]条|\\([一二]\\)|1\\.|[甲乙丙，。;\n ]{1,6}){0,12}",
    ) {
        let source = Quoting::of(&format!("示例办法\n{said}"));
        let blocks: Vec<_> = source.blocks.iter().zip(0..).map(|((b, t), i)| (i, b, t.as_str())).collect();
        for found in check(&blocks, 0, (1, &official)) {
            let places = found.place.into_iter().chain(found.labels.iter().map(|label| label.place));
            for place in places {
                let words = match place {
                    Place::Block { block, span, .. } => source.blocks[block as usize].1.get(span.range()),
                    Place::File { span, .. } => official.get(span.range()),
                };
                proptest::prop_assert!(words.is_some(), "{place:?}");
            }
        }
    }
}
