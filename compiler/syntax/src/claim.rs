//! 关于两个版本的断言: what `diff --assert` claims of an old and a new version.
//!
//! A claim is an 断言 in which `旧版 X` and `新版 X` stand for what X is in that version: an outcome, a
//! clause or a definition. To the grammar of conditions such a pair of words is one name, so the
//! claim is read as any condition is, and errors are found and placed in the same way.

use crate::ast::{Assertion, Block};
use crate::chars::{ends_word, first_word};
use crate::{parse_block, written_name};
use qufen_diagnostics::{Diagnostic, Span, codes};

/// A claim as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The condition, and whether it holds 恒 or 可能; 恒 where neither is said. Its spans are of the
    /// text as it was read: [`Claim::typed`] makes them those of the text that was typed.
    pub assertion: Assertion,
    /// The names in it that speak of one version, by place, with spans of the same kind.
    pub terms: Vec<VersionTerm>,
    offset: u32,
}

impl Claim {
    /// A span of the text that was typed.
    pub fn typed(&self, span: Span) -> Span {
        before(self.offset, span)
    }
}

/// The span without the words that were put before the text.
fn before(offset: u32, span: Span) -> Span {
    Span {
        start: span.start.saturating_sub(offset),
        end: span.end.saturating_sub(offset),
    }
}

/// `旧版 可以容错免责`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionTerm {
    /// Both words; the name of the condition at this place stands for them.
    pub span: Span,
    /// Whether it says 新版.
    pub new: bool,
    /// What stands behind 旧版 or 新版: a name without its marks, or a citation.
    pub what: String,
}

/// Reads a claim; `None` when it is no condition, for which a finding tells why.
pub fn parse_claim(text: &str) -> (Option<Claim>, Vec<Diagnostic<Span>>) {
    let Plain {
        mut terms,
        text: plain,
        unsaid,
    } = plain(text);
    let head = match first_word(text.trim_start()) {
        "恒" | "可能" => "断言 ",
        _ => "断言 恒 ",
    };
    let offset = head.len() as u32;
    for term in &mut terms {
        term.span = term.span.shifted(offset);
    }
    let parsed = parse_block(&format!("{head}{plain}"));
    let claim = match parsed.block {
        Block::Assertion(assertion) => Some(Claim {
            assertion,
            terms,
            offset,
        }),
        _ => None,
    };
    let diagnostics = parsed.diagnostics.into_iter();
    let typed = diagnostics.map(|it| it.map(|span| before(offset, span)));
    (claim, unsaid.into_iter().chain(typed).collect())
}

/// A text with each pair of words as one name of the same length.
struct Plain {
    text: String,
    terms: Vec<VersionTerm>,
    /// Pairs that do not say the version as it must be said.
    unsaid: Vec<Diagnostic<Span>>,
}

fn plain(text: &str) -> Plain {
    let (mut terms, mut unsaid) = (Vec::new(), Vec::new());
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let begins = text[..at].chars().next_back().is_none_or(ends_word);
        let taken = match term(rest).filter(|_| begins) {
            Some((term, length)) => {
                let pair = &rest[..length];
                if !says_version(first_word(rest)) {
                    let finding =
                        Diagnostic::new(codes::VERSION_UNSAID, Span::new(at, at + length));
                    unsaid.push(finding.with("name", &term.what));
                }
                plain.extend(pair.chars().flat_map(joined));
                terms.push(VersionTerm {
                    span: Span::new(at, at + length),
                    ..term
                });
                length
            }
            None => {
                plain.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    Plain {
        text: plain,
        terms,
        unsaid,
    }
}

/// Whether the first of a pair of words says the version as it must be said.
fn says_version(word: &str) -> bool {
    word.ends_with('版')
}

/// The pair of words at the beginning of `text`, and its length.
fn term(text: &str) -> Option<(VersionTerm, usize)> {
    let version = first_word(text);
    let new = match version {
        "旧版" | "旧" | "旧法" | "原" => false,
        "新版" | "新" | "新法" | "现" => true,
        _ => return None,
    };
    let behind = &text[version.len()..];
    let name = behind.trim_start();
    if name.len() == behind.len() {
        return None;
    }
    let length = name_length(name)?;
    // A fact may be called 新, 旧, 原 or 现: then a word of the language stands behind it.
    let behind = first_word(name);
    if !says_version(version) && !behind.is_empty() && written_name(behind) != behind {
        return None;
    }
    let what = name[..length].trim_matches(['`', '『', '』']);
    let term = VersionTerm {
        span: Span::new(0, 0),
        new,
        what: what.to_owned(),
    };
    Some((term, text.len() - name.len() + length))
}

/// The length of a name, or of a citation with its brackets.
fn name_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let close = match first {
        '`' => Some('`'),
        '『' => Some('』'),
        _ => None,
    };
    if let Some(close) = close {
        let inside = &text[first.len_utf8()..];
        let end = inside.find(close)?;
        return Some(first.len_utf8() + end + close.len_utf8());
    }
    let mut length = first_word(text).len();
    while text.starts_with('第') && text[length..].starts_with(['(', '（']) {
        let closed = text[length..].find([')', '）'])?;
        let close = text[length + closed..].chars().next()?;
        length += closed + close.len_utf8();
        length += first_word(&text[length..]).len();
    }
    (length > 0).then_some(length)
}

/// A character of a pair of words, in as many bytes, so that all is one word.
fn joined(c: char) -> Vec<char> {
    if ends_word(c) {
        vec!['_'; c.len_utf8()]
    } else {
        vec![c]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::FormulaKind;

    #[test]
    fn a_version_and_what_it_is_of_are_one_name() {
        let text = "恒 甲 且 非 (旧版 可以容错免责) 蕴含 新版 第九条第(七)项";
        let (claim, findings) = parse_claim(text);
        assert_eq!(findings, []);
        let claim = claim.expect("a claim");
        let said: Vec<(&str, bool, &str)> = claim
            .terms
            .iter()
            .map(|it| {
                (
                    &text[claim.typed(it.span).range()],
                    it.new,
                    it.what.as_str(),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                ("旧版 可以容错免责", false, "可以容错免责"),
                ("新版 第九条第(七)项", true, "第九条第(七)项"),
            ]
        );
        let FormulaKind::Implies(_, then) = &claim.assertion.formula.node else {
            panic!("an implication");
        };
        assert_eq!(&text[claim.typed(then.span).range()], "新版 第九条第(七)项");
    }

    #[test]
    fn what_is_wrong_is_placed_in_the_typed_text() {
        let text = "旧版 可以 且 甲 或 乙";
        let (_, findings) = parse_claim(text);
        let places = findings.iter().filter_map(|it| it.place);
        let places: Vec<&str> = places.map(|it| &text[it.range()]).collect();
        assert_eq!(places, ["或"]);
    }
}
