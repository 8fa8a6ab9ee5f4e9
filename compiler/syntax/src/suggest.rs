//! What a word was most likely meant to be.

/// Words that stand between conditions.
const BETWEEN: [&str; 3] = ["蕴含", "且", "或"];

/// For an undeclared name that holds a connective between other characters, the same text with
/// white space around it: `分数且民族` gives `分数 且 民族`.
pub fn split_keywords(name: &str) -> Option<String> {
    let mut words: Vec<&str> = vec![name];
    for keyword in BETWEEN {
        words = words
            .into_iter()
            .flat_map(|word| split(word, keyword))
            .collect();
    }
    let words: Vec<String> = words.into_iter().map(negated).collect();
    let text = words.join(" ");
    (text != name).then_some(text)
}

/// `word` around each `keyword` that has something on both sides.
fn split<'a>(word: &'a str, keyword: &'a str) -> Vec<&'a str> {
    if BETWEEN.contains(&word) {
        return vec![word];
    }
    match word
        .find(keyword)
        .map(|at| (&word[..at], &word[at + keyword.len()..]))
    {
        Some((left, right)) if !left.is_empty() && !right.is_empty() => {
            let mut parts = vec![left, keyword];
            parts.extend(split(right, keyword));
            parts
        }
        _ => vec![word],
    }
}

fn negated(word: &str) -> String {
    match word.strip_prefix('非') {
        Some(rest) if !rest.is_empty() => format!("非 {rest}"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_put_back() {
        assert_eq!(
            split_keywords("分数且民族").as_deref(),
            Some("分数 且 民族")
        );
        assert_eq!(
            split_keywords("甲或非乙或丙").as_deref(),
            Some("甲 或 非 乙 或 丙")
        );
        assert_eq!(split_keywords("甲蕴含乙").as_deref(), Some("甲 蕴含 乙"));
        assert_eq!(split_keywords("非法").as_deref(), Some("非 法"));
        assert_eq!(split_keywords("失误"), None);
        assert_eq!(split_keywords("且"), None);
    }
}
