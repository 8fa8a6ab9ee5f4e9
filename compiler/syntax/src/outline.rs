//! Where blocks begin: a line-level scan that never fails.

use crate::head::{self, BlockKind};
use crate::scan::{Line, Scan, scan};
use qufen_diagnostics::Span;

/// A file, split into blocks that cover everything but what stands before the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// In file order. Spans are of the file; comment lines directly above belong to the block.
    pub blocks: Vec<Span>,
}

/// `// qufen: allow(QF0407) 理由`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Allow {
    /// As written; may be no code at all.
    pub code: String,
    /// May be empty, which is itself a finding.
    pub reason: String,
    /// The comment, relative to the block.
    pub span: Span,
}

pub(crate) fn outline(text: &str) -> Outline {
    let scan = scan(text);
    let mut starts = Vec::new();
    let (mut in_article, mut in_operation) = (false, false);
    for (index, line) in scan.lines.iter().enumerate() {
        let Some(kind) = head::block_kind(&scan.code[line.start..line.end]) else {
            if starts.is_empty() && !scan.words(line).is_empty() {
                starts.push(first_words(&scan, index));
            }
            continue;
        };
        let indented = line.first > line.start;
        if kind == BlockKind::Assertion && in_article && indented {
            continue;
        }
        // What an operation adds stands below it.
        if in_operation && matches!(kind, BlockKind::Article | BlockKind::Division) {
            continue;
        }
        in_article = matches!(kind, BlockKind::Article | BlockKind::Operation);
        in_operation = kind == BlockKind::Operation;
        starts.push(scan.lines[comments_above(&scan, index)].start);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let blocks = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Span::new(start, end))
        .collect();
    Outline { blocks }
}

/// Words before any block keyword are a block of their own, which cannot be read.
fn first_words(scan: &Scan, index: usize) -> usize {
    scan.lines[comments_above(scan, index)].start
}

/// The first of the comment lines that stand directly above line `index`.
fn comments_above(scan: &Scan, index: usize) -> usize {
    let mut first = index;
    while first > 0 && is_comment(scan, &scan.lines[first - 1]) {
        first -= 1;
    }
    first
}

fn is_comment(scan: &Scan, line: &Line) -> bool {
    let at = scan
        .comments
        .partition_point(|comment| (comment.start as usize) < line.start);
    let holds = scan
        .comments
        .get(at)
        .is_some_and(|comment| (comment.start as usize) < line.end);
    holds && scan.words(line).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(text: &str) -> Vec<&str> {
        outline(text)
            .blocks
            .iter()
            .map(|span| text[span.range()].lines().next().unwrap_or(""))
            .collect()
    }

    #[test]
    fn one_block_per_article_and_declaration() {
        let text = "// 头\n法规 《甲》\n  版本 2019\n\n第一章 「总则」\n// 注\n第一条 「乙」\n  不编码 「丙」\n事实\n  甲 : 是否\n";
        assert_eq!(heads(text), ["// 头", "第一章 「总则」", "// 注", "事实"]);
    }

    #[test]
    fn what_only_looks_like_an_article() {
        let text = "第四条 「甲」\n当 乙 或\n第四条第(四)项\n第五条 且 丙\n第七条 视为符合 第四条\n  断言 恒 丁\n  第六条\n";
        assert_eq!(heads(text).len(), 1);
        assert_eq!(heads("第四条 「甲」\n断言 恒 丁\n").len(), 2);
        assert_eq!(
            heads("第四条 「甲」\n  第五条 「乙」\n第六条 忘了引号\n").len(),
            3
        );
        assert_eq!(heads("事实\n  机构 : 是否\n  第一责任人 : 是否\n").len(), 1);
    }

    #[test]
    fn one_block_per_operation() {
        let text = "修改决定 《甲》\n  修改 《乙》 版本 1 为 版本 2\n  条文顺序作相应调整\n\n一、将第二条改为第三条，修改为：「丙」\n增加两条，作为第四条、第五条：「丁」\n第五条 「戊」\n  即 己\n  第六条第(一)项 删去「庚」\n条文顺序作相应调整\n";
        let heads: Vec<&str> = heads(text).into_iter().map(str::trim).collect();
        assert_eq!(
            heads,
            [
                "修改决定 《甲》",
                "一、将第二条改为第三条，修改为：「丙」",
                "增加两条，作为第四条、第五条：「丁」",
                "第六条第(一)项 删去「庚」",
                "条文顺序作相应调整",
            ]
        );
    }

    #[test]
    fn blocks_cover_the_text() {
        let text = "\n// 注\n\n说不清\n第四条 「甲\n第五条 「乙」\n  即 甲";
        let blocks = outline(text).blocks;
        assert_eq!(blocks.len(), 3);
        assert!(blocks.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(blocks[2].end as usize, text.len());
    }
}
