//! What the name of an instrument looks like.

use super::lines::ends_sentence;

/// What instruments are.
const KINDS: [&str; 14] = [
    "法", "法典", "条例", "办法", "规定", "细则", "规则", "规程", "章程", "准则", "解释", "意见",
    "通则", "决定",
];
/// How the lines of a letter end that are no sentence.
const LETTERS: [&str; 6] = ["通知", "公告", "令", "号", "函", "文件"];

/// 示例市容错办法(试行).
pub fn names_instrument(line: &str) -> bool {
    let bare = match line.find(['(', '（']) {
        Some(at) if at > 0 => line[..at].trim_end(),
        _ => line,
    };
    let sentence = line.contains(['。', '；', ';', '，', ',', '：', ':']);
    let numbered =
        line.starts_with(['(', '（']) || line.contains('、') && line.chars().count() < 24;
    !sentence && !numbered && KINDS.iter().any(|kind| bare.ends_with(kind))
}

/// Whether a line belongs to the letter with which a text was sent out.
pub fn is_letter(line: &str) -> bool {
    ends_sentence(line) || LETTERS.iter().any(|end| line.ends_with(end))
}

/// Whether a line goes on with a title that does not name an instrument yet.
pub fn goes_on(title: &str, line: &str) -> bool {
    let dated = line.contains(|c: char| c.is_ascii_digit()) || line.starts_with(['(', '（']);
    !names_instrument(title) && !dated && !is_letter(line) && line.chars().count() <= 40
}
