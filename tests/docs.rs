//! Every example of `docs/language.md` compiles, and README prints what the tool prints.
//!
//! A ```` ```qf ```` block is a whole file; ```` ```qf 前置 ```` one that the fragments of its section
//! build on; ```` ```qf 片段 ```` is read below that; ```` ```qf 错误 QF0105 ```` must give that code.

use crate::support::{check, errors, fixture, markdown, root, tree};
use std::path::Path;

#[test]
fn every_example_of_the_reference_compiles() {
    let page = tree::text(&root().join("docs/language.md"));
    let mut wrong = Vec::new();
    let (mut section, mut prelude) = (String::new(), None);
    let mut examples = 0;
    for fence in markdown::fences(&page) {
        if fence.section != section {
            section = fence.section.clone();
            prelude = None;
        }
        let whole = match (fence.info.as_str(), &prelude) {
            ("qf" | "qf 前置", _) => fence.body.clone(),
            (info, Some(prelude)) if info.starts_with("qf ") => format!("{prelude}{}", fence.body),
            (info, None) if info.starts_with("qf 错误 ") => fence.body.clone(),
            ("qf 片段", None) => panic!(
                "line {}: a fragment needs ```qf 前置 in its section",
                fence.line
            ),
            _ => continue,
        };
        examples += 1;
        if fence.info == "qf 前置" {
            prelude = Some(fence.body.clone());
        }
        let files = fixture::read(&whole).files;
        match fence.info.strip_prefix("qf 错误 ") {
            Some(code) => {
                let found = check(files).0;
                if !found.iter().any(|one| one.code.id() == code) {
                    wrong.push(format!(
                        "line {}: {code} is not given, but {found:?}",
                        fence.line
                    ));
                }
            }
            None => wrong.extend(
                errors(files)
                    .into_iter()
                    .map(|error| format!("line {}: {error}", fence.line)),
            ),
        }
    }
    assert!(examples > 20, "the reference lost its examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_statement_keyword_is_in_the_reference() {
    let page = tree::text(&root().join("docs/language.md"));
    let examples: String = markdown::fences(&page)
        .into_iter()
        .filter(|fence| fence.info.starts_with("qf"))
        .map(|fence| fence.body)
        .collect();
    for keyword in KEYWORDS.split_whitespace() {
        assert!(examples.contains(keyword), "no example shows {keyword}");
    }
}

/// The words with which blocks and statements begin.
const KEYWORDS: &str = "法规 版本 制定机关 发布 原文 性质 模块 使用 结论 缺省 枚举 有序 机构 又称 \
    事实 问 认定 证据 推定 约束 理由 定义 原则 此方 彼方 章 条 款 附件 断言 恒 可能 场景 基准 \
    即 除外 再除外 当 则 须 下列之一 下列全部 开放 视为符合 适用 否则 参照 区分 采用 考量 有利 \
    不利 效果 义务 应当 禁止 不得 权利 可以 解读 取 施行 废止 解释 不编码 依据 案情 同 其余 期望 \
    依 未定 待查 说明 且 或 非 蕴含 属于 不属于 不低于 不超过 超过 不满 低于 以上 以下 以内 以外 \
    前款 本条 至 未收录 未知 修改决定 修改 增加 作为 改为 修改为 删去 移至 章名 编码修改为 条文顺序作相应调整";

#[test]
fn the_readme_prints_what_the_tool_prints() {
    let page = tree::text(&root().join("README.md"));
    assert!(
        !page.contains("待填"),
        "README has parts that are not filled in"
    );
    let mut shown = 0;
    for fence in markdown::fences(&page)
        .iter()
        .filter(|fence| fence.info == "console")
    {
        let block = fence
            .body
            .replace("cargo run -q --release -p qufen-cli --", "qufen");
        assert_eq!(
            crate::cli::transcript(&root(), &block),
            block,
            "README, line {}",
            fence.line
        );
        shown += 1;
    }
    assert!(shown > 0, "README shows no command");
    let case = tree::text(&root().join("docs/example-case.qf"));
    assert!(
        page.contains(&case),
        "README shows another case than it decides"
    );
}

#[test]
fn the_readme_names_the_two_commands_that_ci_runs() {
    let page = tree::text(&root().join("README.md"));
    let script = tree::text(&root().join(".ci/run"));
    for command in [
        "cargo run -q --release -p qufen-cli -- test policies/",
        "cargo test --workspace",
    ] {
        assert!(page.contains(command), "README lacks `{command}`");
        assert!(script.contains(command), ".ci/run lacks `{command}`");
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    for page in ["README.md", "docs/language.md", "docs/decisions.md"] {
        let path = root().join(page);
        let text = tree::text(&path);
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let file = target.split('#').next().unwrap_or("");
            let external = target.starts_with("http");
            let exists = path
                .parent()
                .is_some_and(|folder: &Path| folder.join(file).exists());
            assert!(
                external || file.is_empty() || exists,
                "{page} links to {target}"
            );
        }
    }
}
