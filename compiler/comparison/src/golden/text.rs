//! Golden → text → golden.

use super::{Entry, FORMAT, Golden, KINDS};
use qufen_diagnostics::{Diagnostic, Span, codes};

/// What a golden text begins with, before the format's number and the versions.
const HEADER: &str = "版本比较样本 格式";
/// Stands below the header, for whoever opens the file in a review.
const NOTE: &str = "// 本文件由 qufen diff --accept 写入：逐条看过、认可这一差异以后再提交。qufen diff --check 据此核对。";

/// What was read, or the finding that ended it.
pub type Read<T> = Result<T, Box<Diagnostic<Span>>>;

/// The text of a golden file.
pub fn write(golden: &Golden) -> String {
    let mut out = format!("{HEADER} {FORMAT} {}\n{NOTE}\n", golden.versions);
    for entry in &golden.entries {
        out += &format!("\n{}\n", entry.heading);
        for line in &entry.lines {
            out += &format!("  {line}\n");
        }
    }
    out
}

/// Reads a golden text. The first finding ends it: what follows a damaged line cannot be trusted.
/// Line ends may be `\n` or `\r\n`.
///
/// # Errors
/// What does not look like a golden, or is one of another format, with its place.
pub fn parse(text: &str) -> Read<Golden> {
    let mut lines = lines(text);
    let mut golden = Golden {
        versions: versions(lines.next().unwrap_or((0, "")))?,
        entries: Vec::new(),
    };
    for (at, line) in lines {
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if let Some(inner) = line.strip_prefix("  ") {
            let entry = golden.entries.last_mut();
            let entry = entry.ok_or_else(|| malformed(at, line))?;
            entry.lines.push(inner.to_owned());
        } else if KINDS.contains(&line.split(' ').next().unwrap_or_default()) {
            golden.entries.push(Entry {
                heading: line.to_owned(),
                lines: Vec::new(),
            });
        } else {
            return Err(malformed(at, line));
        }
    }
    Ok(golden)
}

fn versions((at, line): (usize, &str)) -> Read<String> {
    let rest = line
        .strip_prefix(HEADER)
        .and_then(|it| it.strip_prefix(' '));
    let Some((format, versions)) = rest.and_then(|it| it.split_once(' ')) else {
        return Err(malformed(at, line));
    };
    if format == FORMAT {
        return Ok(versions.to_owned());
    }
    let finding = Diagnostic::new(codes::DIFF_GOLDEN_FORMAT, place(at, line))
        .with("found", format)
        .with("known", FORMAT);
    Err(finding.into())
}

/// Every line with the byte where it begins, line ends taken off.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

fn malformed(at: usize, line: &str) -> Box<Diagnostic<Span>> {
    Diagnostic::new(codes::DIFF_GOLDEN_MALFORMED, place(at, line)).into()
}

fn place(at: usize, line: &str) -> Span {
    Span::new(at, at + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn golden() -> Golden {
        let entry = |heading: &str, lines: &[&str]| Entry {
            heading: heading.into(),
            lines: lines.iter().map(|line| (*line).into()).collect(),
        };
        Golden {
            versions: "《甲》 版本 1 → 《甲》 版本 2（草案）".into(),
            entries: vec![
                entry("总述", &["文字改 1 处。"]),
                entry(
                    "结论 甲 → 乙（变严）",
                    &["3 种", "起因 第一条：3 种", "  当 丙"],
                ),
                entry("事实 新增事实「丁」", &[]),
            ],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = write(&golden());
        assert_eq!(parse(&text).expect("readable"), golden());
        let foreign_ends = text.replace('\n', "\r\n");
        assert_eq!(parse(&foreign_ends).expect("readable"), golden());
    }

    #[test]
    fn what_would_not_be_written_is_found_with_its_place() {
        let text = write(&golden());
        let code = |text: &str| parse(text).expect_err("a finding").code;
        assert_eq!(code(""), codes::DIFF_GOLDEN_MALFORMED);
        assert_eq!(code("裁定样本 格式 1\n"), codes::DIFF_GOLDEN_MALFORMED);
        assert_eq!(
            code(&text.replace("格式 1", "格式 2")),
            codes::DIFF_GOLDEN_FORMAT
        );
        let finding = parse(&text.replace("总述", "<<<<<<< HEAD")).expect_err("a finding");
        let place = finding.place.expect("a place");
        assert!(text.replace("总述", "<<<<<<< HEAD")[place.range()].starts_with("<<<"));
        assert_eq!(
            code(&text.replace("\n总述\n", "\n")),
            codes::DIFF_GOLDEN_MALFORMED
        );
    }
}
