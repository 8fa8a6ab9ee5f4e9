//! 应当, 必须, and 应 without 当: one duty should be written one way.

use super::LintInput;
use super::clauses::ClauseAt;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};

/// What may follow 应 in words that state no duty: 应急, 应对, 应邀 ….
const AFTER: &str = "当急对变有用邀届付试聘诉答允声验运景力激收征召税纳战援时季接募选许";
/// What may stand before it: 响应, 适应, 相应, 对应, 反应, 供应, 效应 …; and 不, since what 不应 be
/// done, as in 不应追究责任, is no duty.
const BEFORE: &str = "不响适相对反供效呼感照顺因策报理";

/// Bare 应, wherever it stands, and once a file that duties are worded in several ways.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let clauses = input.clauses;
    let places = |find: &dyn Fn(&str) -> Vec<usize>, width: usize| -> Vec<Place> {
        let all = clauses.iter().flat_map(|clause| {
            find(clause.words())
                .into_iter()
                .map(move |at| clause.in_words(at..at + width))
        });
        all.collect()
    };
    let phrase = |phrase: &'static str| {
        move |words: &str| {
            words
                .match_indices(phrase)
                .map(|(at, _)| at)
                .collect::<Vec<_>>()
        }
    };
    let modals = [
        ("应当", places(&phrase("应当"), 6)),
        ("必须", places(&phrase("必须"), 6)),
        ("应", places(&bare, 3)),
    ];
    let mut found: Vec<_> = clauses.iter().flat_map(every_bare).collect();
    found.extend(mixed(&modals));
    found
}

fn every_bare(clause: &ClauseAt<'_>) -> Vec<Diagnostic<Place>> {
    let places = bare(clause.words())
        .into_iter()
        .map(|at| clause.in_words(at..at + '应'.len_utf8()));
    places
        .map(|place| Diagnostic::new(codes::BARE_YING, place).with("citation", &clause.citation))
        .collect()
}

fn mixed(modals: &[(&str, Vec<Place>)]) -> Option<Diagnostic<Place>> {
    let mut used: Vec<(&str, Place)> = modals
        .iter()
        .filter_map(|(modal, places)| places.first().map(|place| (*modal, *place)))
        .collect();
    used.sort_by_key(|(_, place)| *place);
    let (_, second) = *used.get(1)?;
    let list = used
        .iter()
        .map(|(modal, _)| format!("「{modal}」"))
        .collect::<Vec<_>>()
        .join("、");
    let found = Diagnostic::new(codes::MIXED_MODALS, second).with("modals", list);
    Some(
        used.iter()
            .filter(|(_, place)| *place != second)
            .fold(found, |found, (_, place)| found.label(*place, "other")),
    )
}

/// Where 应 stands for 应当.
fn bare(words: &str) -> Vec<usize> {
    let states_a_duty = |at: &usize| {
        let before = words[..*at].chars().next_back().unwrap_or(' ');
        let after = &words[at + '应'.len_utf8()..];
        let next = after.chars().next().unwrap_or(' ');
        !BEFORE.contains(before)
            && !AFTER.contains(next)
            && !after.starts_with("该")
            && !neglected(after)
            && next.is_alphabetic()
    };
    let found = words.match_indices('应').map(|(at, _)| at);
    found.filter(states_a_duty).collect()
}

/// 应履行而未履行 describes a failure, and imposes nothing.
fn neglected(after: &str) -> bool {
    let near: String = after.chars().take(5).collect();
    near.contains("未") && !near.contains([',', '，', '。', '、'])
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn found(words: &[&str]) -> Vec<(&'static str, usize)> {
        let mut sample = Sample::default();
        for (words, number) in words.iter().zip(1..) {
            sample.article(number, words);
        }
        sample
            .run(check)
            .iter()
            .map(|d| (d.code.id(), d.labels.len()))
            .collect()
    }

    #[test]
    fn every_bare_ying_is_reported() {
        let words = [
            "容错免责应遵循以下原则。",
            "应坚持正确导向,应担负主体责任。",
        ];
        assert_eq!(found(&words), [("QF0411", 0), ("QF0411", 0), ("QF0411", 0)]);
    }

    #[test]
    fn words_that_contain_ying_are_no_duty() {
        for word in [
            "应对自然灾害",
            "应急处置",
            "应变能力",
            "及时响应",
            "适应新常态",
            "相应责任",
            "对应措施",
            "社会反应",
            "供应保障",
            "放大效应",
            "应届毕业生",
            "应邀参加",
            "应有的责任",
            "应用新技术",
            "不应追究责任",
            "不应予以处分",
            "不应受到追究",
            "应该",
            "应当",
            "应履行而未履行",
        ] {
            assert_eq!(bare(word), [] as [usize; 0], "{word}");
        }
    }

    #[test]
    fn mixed_modals_are_one_finding() {
        assert_eq!(
            found(&["应当公开。", "必须公开。", "应当公开,必须公开。"]),
            [("QF0412", 1)]
        );
        assert_eq!(found(&["应当公开。", "应当反馈。"]), []);
    }

    #[test]
    fn the_real_text_has_five() {
        let text = include_str!("../../../../policies/fuzhou/2019/official.txt");
        let phrases: Vec<String> = bare(text)
            .into_iter()
            .map(|at| text[at..].chars().take(3).collect())
            .collect();
        assert_eq!(phrases, ["应遵循", "应坚持", "应担负", "应坚持", "应坚持"]);
    }
}
