//! Applying suggested edits to a text.

use crate::Span;

/// The text with every edit made. `None` when edits overlap or do not fit the text.
pub fn apply(text: &str, edits: &[(Span, &str)]) -> Option<String> {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|(span, _)| *span);
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (span, replacement) in edits {
        out.push_str(text.get(done..span.start as usize)?);
        out.push_str(replacement);
        text.get(span.range())?;
        done = span.end as usize;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_order_of_place() {
        let edits = [
            (Span::new(6, 9), "丙丙"),
            (Span::new(0, 3), ""),
            (Span::new(9, 9), "。"),
        ];
        assert_eq!(apply("甲乙丙", &edits).as_deref(), Some("乙丙丙。"));
    }

    #[test]
    fn edits_that_overlap_or_cut_a_character_are_refused() {
        assert_eq!(
            apply("甲乙", &[(Span::new(0, 6), "x"), (Span::new(3, 6), "y")]),
            None
        );
        assert_eq!(apply("甲乙", &[(Span::new(0, 2), "x")]), None);
        assert_eq!(apply("甲", &[(Span::new(3, 9), "x")]), None);
    }
}
