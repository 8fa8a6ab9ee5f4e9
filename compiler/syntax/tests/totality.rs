//! Whatever the text: a tree that covers it, and no panic.

use proptest::prelude::*;
use qufen_diagnostics::Span;
use qufen_syntax::{folded, outline, parse_block, parse_literal, text_hazards};

const TOKENS: &[&str] = &[
    "法规",
    "《甲》",
    "模块",
    "使用",
    "结论",
    "枚举",
    "机构",
    "事实",
    "约束",
    "定义",
    "原则",
    "附件",
    "断言",
    "恒",
    "场景",
    "基准",
    "案情",
    "期望",
    "其余",
    "依",
    "第四条",
    "第九条之一",
    "第(一)项",
    "至",
    "第一章",
    "(一)",
    "1.",
    "款",
    "「",
    "」",
    "『",
    "`",
    "即",
    "当",
    "则",
    "须",
    "除外",
    "视为符合",
    "区分",
    "与",
    "此方",
    "彼方",
    "解读",
    "甲",
    "乙",
    "且",
    "或",
    "非",
    "蕴含",
    "(",
    "）",
    "{",
    "}",
    "=",
    "不超过",
    "50万元",
    "2019年2月30日",
    "、",
    ":",
    "//",
    "\n",
    "\n  ",
    " ",
    "\r\n",
    "是",
    "\u{feff}",
    "\u{200b}",
    "修改决定",
    "修改",
    "版本",
    "为",
    "将",
    "修改为",
    "改为",
    "增加一项",
    "作为",
    "删去",
    "中的",
    "合并为",
    "第四条增加两款",
    "编码修改为",
    "条文顺序作相应调整",
    "一、",
];

fn check_total(text: &str) {
    let blocks = outline(text).blocks;
    assert!(blocks.windows(2).all(|pair| pair[0].end == pair[1].start));
    assert!(
        blocks
            .last()
            .is_none_or(|last| last.end as usize == text.len())
    );
    for span in blocks {
        let text = &text[span.range()];
        let inside = |span: Span| text.get(span.range()).is_some();
        for diagnostic in parse_block(text).diagnostics {
            assert!(
                diagnostic.place.is_some_and(inside),
                "{text}: {diagnostic:?}"
            );
            let fix = diagnostic.fix.iter().flat_map(|fix| &fix.edits);
            assert!(
                fix.clone().all(|edit| inside(edit.place)),
                "{text}: {diagnostic:?}"
            );
        }
    }
    text_hazards(text);
    folded(text).for_each(drop);
    parse_literal(text);
}

proptest! {
    #[test]
    fn any_tokens(tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..60), gap in "[ \n]?") {
        check_total(&tokens.join(&gap));
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check_total(&text);
    }
}
