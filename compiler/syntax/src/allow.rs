//! `// qufen: allow(QF0407) 理由`, in comments only.

use crate::outline::Allow;
use qufen_diagnostics::Span;

/// The allowances among the comments of a block.
pub(crate) fn allows(text: &str, comments: &[Span]) -> Vec<Allow> {
    comments
        .iter()
        .flat_map(|&span| in_comment(&text[span.range()], span))
        .collect()
}

/// One comment may allow several codes: `allow(QF0407, QF0408) 理由`.
fn in_comment(comment: &str, span: Span) -> Vec<Allow> {
    let Some(codes_and_reason) = directive(comment) else {
        return Vec::new();
    };
    let (codes, reason) = codes_and_reason
        .split_once([')', '）'])
        .unwrap_or((codes_and_reason, ""));
    let trimmed = comment.trim_end().len();
    let span = Span::new(span.start as usize, span.start as usize + trimmed);
    codes
        .split([',', '，', '、'])
        .map(|code| Allow {
            code: code.trim().into(),
            reason: reason.trim().into(),
            span,
        })
        .collect()
}

fn directive(comment: &str) -> Option<&str> {
    let rest = comment
        .trim_start_matches('/')
        .trim_start()
        .strip_prefix("qufen")?;
    let rest = rest
        .trim_start()
        .strip_prefix([':', '：'])?
        .trim_start()
        .strip_prefix("allow")?;
    rest.trim_start().strip_prefix(['(', '（'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_reasons() {
        let text = "// qufen: allow(QF0407) 条文如此";
        let found = allows(text, &[Span::new(0, text.len())]);
        assert_eq!(
            (found[0].code.as_str(), found[0].reason.as_str()),
            ("QF0407", "条文如此")
        );
        let text = "// qufen：allow（QF0407、QF0408）";
        let found = allows(text, &[Span::new(0, text.len())]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].reason, "");
        assert!(allows("// 说说 qufen", &[Span::new(0, 14)]).is_empty());
    }
}
