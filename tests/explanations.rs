//! Explanation pages: an example gives its code, the corrected form (under `改为：`) does not.

use crate::support::{check, fixture, markdown, root, tree};
use qufen_diagnostics::codes;

/// Stands before an example that shows only a part of a law.
const PRELUDE: &str = "法规 《示例办法》\n  版本 1\n  性质 示例\n  发布 2024年1月1日\n  施行 2024年2月1日\n  原文 「official.txt」\n结论 示例认定\n  不可以 > 可以容错 > 不符合\n  缺省 不符合\n";

#[test]
fn every_example_gives_its_code_and_its_correction_does_not() {
    let mut wrong = Vec::new();
    for code in codes::ALL {
        let page = tree::text(&root().join(format!("compiler/diagnostics/catalogue/{code}.md")));
        for example in markdown::fences(&page)
            .iter()
            .filter(|fence| fence.info == "qf")
        {
            let corrected = example.above.starts_with("改为");
            let given = gives(&example.body, code.id());
            if given == corrected {
                wrong.push(format!("{code}, line {}: given: {given}", example.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_speaks_both_languages() {
    for code in codes::ALL {
        let page = tree::text(&root().join(format!("compiler/diagnostics/catalogue/{code}.md")));
        for part in [
            "# ",
            " | ",
            "## zh",
            "见：",
            "因：",
            "## en",
            "seen:",
            "why:",
            "## 说明",
        ] {
            assert!(page.contains(part), "{code} lacks {part:?}");
        }
    }
}

/// Whether the example gives the code, by itself or as a part of a law.
fn gives(example: &str, code: &str) -> bool {
    let is_whole = ["法规", "模块", "//- "]
        .iter()
        .any(|head| example.lines().any(|line| line.starts_with(head)));
    let with_prelude = format!("{PRELUDE}{example}");
    let sources: &[&str] = if is_whole {
        &[example]
    } else {
        &[example, &with_prelude]
    };
    sources.iter().any(|source| {
        let (found, _) = check(fixture::read(source).files);
        found.iter().any(|found| found.code.id() == code)
    })
}
