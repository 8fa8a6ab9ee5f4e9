//! Every way in which one character of the real text can go wrong.

use super::check;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span};
use qufen_syntax::ast::{
    Annex, Article, Block, Clause, Division, DivisionKind, Header, InstrumentHeader, Spanned,
};
use qufen_syntax::citation::Ordinal;

const OFFICIAL: &str = include_str!("../../../../policies/fuzhou/2019/official.txt");
const OFFICIAL_FILE: u32 = 7;

/// A source that quotes a text line by line.
#[derive(Clone, Default)]
struct Quoting {
    blocks: Vec<(Block, String)>,
}

fn quote(text: &mut String, words: &str) -> Spanned<String> {
    text.push('「');
    let start = text.len();
    text.push_str(words);
    let span = Span::new(start, text.len());
    text.push_str("」\n");
    Spanned {
        node: words.to_owned(),
        span,
    }
}

fn clause(text: &mut String, label: &str, words: &str) -> Clause {
    let start = text.len();
    text.push_str(label);
    let label = Span::new(start, text.len());
    let words = quote(text, words);
    let span = Span::new(start, text.len());
    Clause {
        number: None,
        label,
        words: Some(words),
        encodings: vec![],
        items: vec![],
        span,
    }
}

impl Quoting {
    fn of(official: &str) -> Quoting {
        let mut source = Quoting::default();
        for line in official
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            source.line(line);
        }
        source
    }

    fn line(&mut self, line: &str) {
        let labelled =
            |marks: &[char]| line.starts_with('第') && line.find(marks).is_some_and(|i| i < 15);
        if self.blocks.is_empty() {
            self.title(line);
        } else if labelled(&['章']) {
            let (label, words) = line.split_once("章").unwrap();
            let mut text = format!("{label}章 ");
            let span = Span::new(0, text.len() - 1);
            let title = quote(&mut text, words.trim());
            let kind = Spanned {
                node: DivisionKind::Chapter,
                span,
            };
            self.blocks.push((
                Block::Division(Division {
                    kind,
                    number: 1,
                    title,
                }),
                text,
            ));
        } else if labelled(&['条']) {
            let (label, words) = line.split_once("条").unwrap();
            let label = format!("{label}条");
            let mut text = String::new();
            let paragraph = clause(&mut text, &label, words.trim());
            let number = Spanned {
                node: Ordinal::new(1),
                span: paragraph.label,
            };
            self.blocks.push((
                Block::Article(Article {
                    number,
                    paragraphs: vec![paragraph],
                }),
                text,
            ));
        } else if line.starts_with("附件") {
            let mut text = "附件 ".to_owned();
            let words = quote(&mut text, line);
            self.blocks.push((
                Block::Annex(Annex {
                    words,
                    reason: None,
                }),
                text,
            ));
        } else if let Some((Block::Article(article), text)) = self.blocks.last_mut() {
            if line.starts_with('(') {
                let (label, words) = line.split_once(')').unwrap();
                let item = clause(text, &format!("{label})"), words);
                article.paragraphs.last_mut().unwrap().items.push(item);
            } else {
                article.paragraphs.push(clause(text, "款 ", line));
            }
        }
    }

    fn title(&mut self, line: &str) {
        let mut text = "法规 ".to_owned();
        let title = quote(&mut text, line);
        let header = InstrumentHeader {
            title,
            version: None,
            nature: None,
            issuers: vec![],
            issued: None,
            text: None,
            standing: vec![],
        };
        self.blocks
            .push((Block::Header(Header::Instrument(header)), text));
    }

    fn check(&self) -> Vec<Diagnostic<Place>> {
        let blocks: Vec<_> = self
            .blocks
            .iter()
            .zip(0..)
            .map(|((block, text), i)| (i, block, text.as_str()))
            .collect();
        check(&blocks, 3, (OFFICIAL_FILE, OFFICIAL))
    }

    /// The words that a place covers.
    fn at(&self, place: Place) -> &str {
        match place {
            Place::Block { block, span, .. } => &self.blocks[block as usize].1[span.range()],
            Place::File { span, .. } => &OFFICIAL[span.range()],
        }
    }
}

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

impl Quoting {
    fn clauses(&self) -> usize {
        let count = |clause: &Clause| 1 + clause.items.len();
        self.blocks
            .iter()
            .map(|(block, _)| match block {
                Block::Article(article) => article.paragraphs.iter().map(count).sum(),
                _ => 1,
            })
            .sum()
    }
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
    for (at, c) in words().into_iter().filter(|(_, c)| *c != '的').step_by(3) {
        let source = Quoting::of(&with(at, c, "的"));
        let found = source.check();
        assert_eq!(source.at(only(&found, at).place.unwrap()), "的");
    }
}

#[test]
fn any_missing_character_is_one_error() {
    for (at, c) in words().into_iter().step_by(3) {
        let source = Quoting::of(&with(at, c, ""));
        let found = source.check();
        let only = only(&found, at);
        assert_eq!(only.code.id(), "QF0302");
        assert_eq!(source.at(only.labels[0].place), c.to_string());
    }
}

#[test]
fn any_extra_character_is_one_error() {
    for (at, c) in words().into_iter().step_by(3) {
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
