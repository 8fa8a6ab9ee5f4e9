//! Labels that a decision leaves inside the quotation: 修改为「(二)…」.

use super::super::decision::Stage;
use super::super::label::is_numeral;
use super::super::spot::Finding;
use super::super::tree::Kind;
use qufen_diagnostics::codes;
use qufen_syntax::ast::Clause;

/// The finding where the words of a clause begin with a label of their kind.
pub(super) fn in_words(stage: &Stage<'_>, clause: &Clause, kind: Kind) -> Option<Finding> {
    let words = clause.words.as_ref()?;
    let label = match kind {
        Kind::Item => item(&words.node)?,
        Kind::Paragraph => article(&words.node)?,
        _ => return None,
    };
    let finding = Finding::new(codes::LABEL_IN_WORDS, stage.at(words.span));
    Some(finding.with("label", label))
}

/// `(二)`, `（二）`.
fn item(words: &str) -> Option<&str> {
    let inner = words.strip_prefix(['(', '（'])?;
    let rest = inner.trim_start_matches(is_numeral);
    let after = rest.strip_prefix([')', '）'])?;
    (rest.len() < inner.len()).then(|| &words[..words.len() - after.len()])
}

/// 第二条 with white space behind it: a citation has none.
fn article(words: &str) -> Option<&str> {
    let number = words.strip_prefix('第')?;
    let rest = number.trim_start_matches(is_numeral);
    let after = rest.strip_prefix('条')?;
    let is_label = rest.len() < number.len() && after.starts_with(char::is_whitespace);
    is_label.then(|| &words[..words.len() - after.len()])
}
