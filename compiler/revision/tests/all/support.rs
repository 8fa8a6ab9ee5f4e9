//! Small laws for tests: an official text, and the source that quotes it.

use qufen_revision::apply::{Base, Consolidated, Finding, apply};

/// The source of an official text: the title first, a clause or heading on each line; every clause
/// is marked as not operative.
pub fn source(official: &str) -> String {
    let mut out = String::new();
    for line in official
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        if out.is_empty() {
            out = format!(
                "// 示例\n法规 《{line}》\n  版本 1\n  性质 草案\n  原文 「official.txt」\n\n结论 认定\n  可以 > 不可以\n  缺省 不可以\n\n"
            );
            continue;
        }
        let (label, words) = label(line);
        let words = words.trim();
        out.push_str(&match label {
            Some(label) if label.ends_with(['章', '节', '编']) => {
                format!("{label} 「{words}」\n\n")
            }
            Some(label) if label.starts_with('第') => {
                format!("{label} 「{words}」\n不编码 「示例」\n")
            }
            Some(label) => format!("{label}「{words}」\n  不编码 「示例」\n"),
            None => format!("款 「{words}」\n不编码 「示例」\n"),
        });
    }
    out
}

/// The label of a line, and the rest.
fn label(line: &str) -> (Option<&str>, &str) {
    let ends: &[char] = match line.chars().next() {
        Some('第') => &['条', '章', '节', '编'],
        Some('(' | '（') => &[')', '）'],
        Some('0'..='9') => &['.', '．'],
        _ => return (None, line),
    };
    let Some(at) = line.find(ends) else {
        return (None, line);
    };
    let mut end = at + line[at..].chars().next().map_or(0, char::len_utf8);
    while let Some(rest) = line[end..].strip_prefix('之') {
        let Some(number) = rest
            .chars()
            .next()
            .filter(|c| "一二三四五六七八九十".contains(*c))
        else {
            break;
        };
        end += '之'.len_utf8() + number.len_utf8();
    }
    (Some(&line[..end]), &line[end..])
}

/// A decision with these statements.
pub fn decision(statements: &str) -> String {
    format!(
        "修改决定 《关于修改〈示例法〉的决定》\n  性质 草案\n  修改 《示例法》 版本 1 为 版本 2\n\n{statements}\n"
    )
}

/// The decision applied to the law that has this official text.
pub fn amended(official: &str, statements: &str) -> Result<Consolidated, Vec<Finding>> {
    let source = source(official);
    apply(
        Base {
            source: &source,
            official,
        },
        &decision(statements),
    )
}

/// The new official text; the new source must quote it.
#[track_caller]
pub fn text(official: &str, statements: &str) -> String {
    let made =
        amended(official, statements).unwrap_or_else(|found| panic!("{statements}\n{found:#?}"));
    let quoted = quotations(&made.source);
    let plain: String = qufen_syntax::folded(&made.official)
        .map(|(_, c)| c)
        .collect();
    assert_eq!(quoted, plain, "{statements}\n{}", made.source);
    made.official
}

/// The codes of what keeps the decision from being applied.
pub fn refusals(official: &str, statements: &str) -> Vec<&'static str> {
    match amended(official, statements) {
        Ok(made) => panic!("{statements}\n{}", made.official),
        Err(found) => found.iter().map(|one| one.code.id()).collect(),
    }
}

/// The official words that a source quotes, as they are compared.
pub fn quotations(source: &str) -> String {
    use qufen_syntax::ast::{Block, Clause, Header};
    fn clause(this: &Clause, block: &str, out: &mut String) {
        let label = &block[this.label.range()];
        if label != "款" {
            out.push_str(label);
        }
        out.push_str(this.words.as_ref().map_or("", |words| &words.node));
        for item in &this.items {
            clause(item, block, out);
        }
    }
    let mut out = String::new();
    for span in qufen_syntax::outline(source).blocks {
        let block = &source[span.range()];
        let parsed = qufen_syntax::parse_block(block);
        assert_eq!(parsed.diagnostics, [], "{block}");
        match parsed.block {
            Block::Header(Header::Instrument(header)) => out.push_str(&header.title.node),
            Block::Division(division) => {
                let head = &block[..division.kind.span.end as usize];
                out.push_str(&head[head.rfind('第').unwrap_or(0)..]);
                out.push_str(&division.title.node);
            }
            Block::Article(article) => {
                for paragraph in &article.paragraphs {
                    clause(paragraph, block, &mut out);
                }
            }
            Block::Annex(annex) => out.push_str(&annex.words.node),
            _ => {}
        }
    }
    qufen_syntax::folded(&out).map(|(_, c)| c).collect()
}
