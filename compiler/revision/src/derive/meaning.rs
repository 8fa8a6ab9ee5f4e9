//! What a statement says, however it is laid out.

/// A statement without its comments, runs of white space made one blank; quotations stay.
pub fn meaning(text: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut comment, mut before) = (0_usize, false, None);
    for c in text.chars() {
        match c {
            '\n' => comment = false,
            '「' if !comment => depth += 1,
            '」' if !comment => depth = depth.saturating_sub(1),
            '/' if !comment && depth == 0 && before == Some('/') => {
                out.pop();
                comment = true;
            }
            _ => {}
        }
        before = Some(c);
        if comment {
            continue;
        }
        if !c.is_whitespace() {
            out.push(c);
        } else if depth == 0 && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meaning_knows_no_comments_and_no_layout() {
        assert_eq!(meaning("即 甲 // 注「\n   且  乙\n"), "即 甲 且 乙");
        assert_eq!(
            meaning("义务 甲 应当 「乙 // 丙」"),
            "义务 甲 应当 「乙//丙」"
        );
    }
}
