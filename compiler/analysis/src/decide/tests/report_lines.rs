//! Reports of random decisions keep to their width and to the rules of line breaking.

use crate::decide::decide;
use proptest::prelude::*;
use qufen_diagnostics::Language;
use qufen_evaluator::report;
use qufen_evaluator::testing::{Specimen, specimens};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_fit_and_begin_well(specimen in specimens(), width in 24usize..100) {
        let Specimen { model, case } = &specimen;
        let Ok(decision) = decide(model, case) else { return Ok(()) };
        for language in [Language::Chinese, Language::English] {
            let text = report::render(&decision, language, width);
            prop_assert!(text.lines().next().is_some_and(|first| first.starts_with("结论") || first.starts_with("Conclusion")));
            for line in text.lines() {
                prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{line}");
                prop_assert!(!line.trim_start().starts_with(['，', '。', '；', '：', '）', '」', '、']), "{line}");
                prop_assert_eq!(line.trim_end(), line);
            }
        }
    }
}
