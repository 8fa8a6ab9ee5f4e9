//! The words with which blocks and clauses begin.

mod operation;

use crate::chars;

/// What a block is, by its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// 法规.
    Instrument,
    /// 模块.
    Module,
    /// 使用.
    Use,
    /// 结论.
    Decision,
    /// 枚举.
    Enumeration,
    /// 机构.
    Body,
    /// 事实.
    Facts,
    /// 约束.
    Constraint,
    /// 定义.
    Definition,
    /// 原则.
    Principle,
    /// 第…编, 第…章, 第…节.
    Division,
    /// 第…条.
    Article,
    /// 附件, 题注, 目录, 序言.
    Annex,
    /// 断言.
    Assertion,
    /// 场景 or 基准.
    Scenario,
    /// 修改决定.
    Amendment,
    /// One statement of a 修改决定.
    Operation,
    /// 删去 事实, 删去 定义.
    Withdrawal,
}

/// What the line begins, if it begins a block. White space before it says whether it is indented.
pub(crate) fn block_kind(line: &str) -> Option<BlockKind> {
    let trimmed = line.trim_start();
    let word = chars::first_word(trimmed);
    let rest = trimmed[word.len()..].trim_start();
    if let Some(kind) = keyword(word) {
        return (!rest.starts_with([':', '：', '=', '＝'])).then_some(kind);
    }
    let indented = trimmed.len() < line.len();
    if operation::withdraws(trimmed) {
        return Some(BlockKind::Withdrawal);
    }
    if operation::begins(trimmed, indented) {
        return Some(BlockKind::Operation);
    }
    let kind = numbered(word)?;
    (chars::begins_words(rest) || !indented && !continues_formula(rest)).then_some(kind)
}

/// Whether the line, standing in the middle of a quotation, shows that its 」 was forgotten.
pub(crate) fn breaks_quotation(line: &str) -> bool {
    let indented = line.starts_with(char::is_whitespace);
    !indented && block_kind(line).is_some()
        || label_length(line.trim_start())
            .is_some_and(|length| line.trim_start()[length..].trim_start().starts_with('「'))
}

/// The length of the label `款`, `(一)`, `(一)之一`, `1.` or `1、` that the text begins with.
pub(crate) fn label_length(text: &str) -> Option<usize> {
    if chars::first_word(text) == "款" {
        return Some("款".len());
    }
    item_label(text).or_else(|| subitem_label(text))
}

/// The length of `(一)`, `(一)之一`.
pub(crate) fn item_label(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '（'])?;
    let number = numeral_length(inner)?;
    let after = inner[number..].strip_prefix([')', '）'])?;
    let after = skip_inserted(after).unwrap_or(after);
    Some(text.len() - after.len())
}

/// The length of `1.`; `1、` only before 「, as it may stand in a list.
pub(crate) fn subitem_label(text: &str) -> Option<usize> {
    let after = &text[numeral_length(text)?..];
    if let Some(rest) = after.strip_prefix(['.', '．']) {
        let digit = rest
            .chars()
            .next()
            .is_some_and(|c| chars::digit(c).is_some());
        return (!digit).then_some(text.len() - rest.len());
    }
    let rest = after.strip_prefix('、')?;
    chars::begins_words(rest.trim_start()).then_some(text.len() - rest.len())
}

fn keyword(word: &str) -> Option<BlockKind> {
    Some(match word {
        "法规" => BlockKind::Instrument,
        "模块" => BlockKind::Module,
        "使用" => BlockKind::Use,
        "结论" => BlockKind::Decision,
        "枚举" => BlockKind::Enumeration,
        "机构" => BlockKind::Body,
        "事实" => BlockKind::Facts,
        "约束" => BlockKind::Constraint,
        "定义" => BlockKind::Definition,
        "原则" => BlockKind::Principle,
        "附件" | "题注" | "目录" | "序言" => BlockKind::Annex,
        "断言" => BlockKind::Assertion,
        "场景" | "基准" => BlockKind::Scenario,
        "修改决定" => BlockKind::Amendment,
        _ => return None,
    })
}

/// 第四条, 第九条之一, 第一章; the number need not be well formed.
fn numbered(word: &str) -> Option<BlockKind> {
    let rest = word.strip_prefix('第')?;
    let rest = &rest[numeral_length(rest)?..];
    match rest {
        "编" | "章" | "节" => Some(BlockKind::Division),
        _ => {
            let mut rest = rest.strip_prefix('条')?;
            while let Some(after) = skip_inserted(rest) {
                rest = after;
            }
            rest.is_empty().then_some(BlockKind::Article)
        }
    }
}

fn skip_inserted(text: &str) -> Option<&str> {
    let number = text.strip_prefix('之')?;
    Some(&number[numeral_length(number)?..])
}

/// The length of the number that the text begins with, at least one character.
fn numeral_length(text: &str) -> Option<usize> {
    let length = text.find(|c| !chars::is_numeral(c)).unwrap_or(text.len());
    (length > 0).then_some(length)
}

/// Whether a citation followed by this stands in the middle of a formula or deems something.
fn continues_formula(rest: &str) -> bool {
    matches!(
        chars::first_word(rest),
        "且" | "或" | "蕴含" | "则" | "视为符合" | "否则" | "当"
    ) || rest.starts_with(['、', '，', ',', ')', '）', '}', '｝'])
}
