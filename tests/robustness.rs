//! No text, however broken, makes the compiler panic or point outside of it.

use crate::policies::{MEASURES, text_of};
use crate::support::{project, tree};
use proptest::prelude::*;
use qufen_diagnostics::{Language, render};
use qufen_semantics::{InputFile, Project};

/// Asks everything of a project and checks every place that it points at.
fn exercise(project: &Project) -> Result<(), TestCaseError> {
    let sources = project.sources();
    let found = project.check();
    let _ = render::terminal(&found, &sources, Language::English, false);
    for found in found {
        let places = found
            .place
            .iter()
            .chain(found.labels.iter().map(|label| &label.place));
        for place in places.copied().chain(
            found
                .fix
                .iter()
                .flat_map(|fix| fix.edits.iter().map(|e| e.place)),
        ) {
            let text = sources.text(place.source);
            prop_assert!(
                text.get(place.span.range()).is_some(),
                "{:?} is off the text",
                found
            );
        }
    }
    for name in project.instruments() {
        let _ = (
            project.model(&name),
            project.errors(&name),
            project.account(&name),
        );
    }
    for file in project.scenario_files() {
        let _ = project.scenarios(&file, None);
    }
    Ok(())
}

/// Words, brackets and marks of the language, and some that are not.
const TOKENS: &str = "法规 《示例》 模块 甲 使用 结论 > 缺省 枚举 有序 { } 机构 又称 事实 : 是否 金额 \
    期间(日) 「 」 『 』 ` ( ） ， 、 = ≠ <= 不低于 以上 且 或 非 蕴含 是 否 未知 属于 下列之一 \
    下列全部 第一章 第四条 第九条之一 第(二)项 第二款 (一) 款 1. 即 除外 再除外 当 则 须 开放 \
    认定 视为符合 适用 于 否则 参照 区分 与 此方 彼方 采用 考量 有利 不利 效果 义务 应当 禁止 \
    解读 取 施行 废止 解释 不编码 附件 断言 恒 场景 基准 依据 版本 案情 同 其余 期望 未定 可能 \
    依 待查 前款 本条 至 50万元 12.5% 2019年2月30日 5个工作日 // \u{202e} \u{200b} ⼀ 😀";

fn token_text() -> impl Strategy<Value = String> {
    let tokens: Vec<&'static str> = TOKENS.split_whitespace().collect();
    let gap = prop_oneof![Just(" "), Just("\n"), Just("\n  "), Just("")];
    proptest::collection::vec((proptest::sample::select(tokens), gap), 0..80).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, gap)| format!("{word}{gap}"))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_tokens_are_survived(text in token_text()) {
        exercise(&project(vec![InputFile { path: "a.qf".into(), text }]))?;
    }

    #[test]
    fn random_characters_are_survived(text in "\\PC{0,200}") {
        exercise(&project(vec![InputFile { path: "a.qf".into(), text }]))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_policy_is_survived(
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<char>(), 0usize..30), 1..6),
    ) {
        let mut files = tree::policies();
        let mut characters: Vec<char> = text_of(&files, MEASURES).chars().collect();
        for (at, new, removed) in damage {
            let start = at.index(characters.len());
            let end = (start + removed).min(characters.len());
            characters.splice(start..end, [new]);
        }
        let text: String = characters.into_iter().collect();
        for file in files.iter_mut().filter(|file| file.path == MEASURES) {
            file.text.clone_from(&text);
        }
        exercise(&project(files))?;
    }
}

#[test]
fn deep_brackets_are_refused_not_overflowed() {
    for depth in [1_000, 10_000, 100_000] {
        let text = format!(
            "模块 甲\n事实\n  乙 : 是否\n定义 丙 = {}乙{}\n",
            "(".repeat(depth),
            ")".repeat(depth)
        );
        let project = project(vec![InputFile {
            path: "a.qf".into(),
            text,
        }]);
        let _ = project.check();
    }
}
