//! The pest grammar of statements: one entry rule per statement, `SOI ~ … ~ EOI`.

/// The parser that pest derives from `grammar/`.
#[derive(pest_derive::Parser)]
#[grammar = "../../grammar/tokens.pest"]
#[grammar = "../../grammar/citation.pest"]
#[grammar = "../../grammar/formula.pest"]
#[grammar = "../../grammar/header.pest"]
#[grammar = "../../grammar/declaration.pest"]
#[grammar = "../../grammar/article.pest"]
#[grammar = "../../grammar/scenario.pest"]
#[grammar = "../../grammar/amendment.pest"]
pub(crate) struct Grammar;

#[cfg(test)]
mod tests {
    use super::*;
    use pest::Parser as _;

    /// The words that the rule `reserved` of the grammar lists.
    fn reserved() -> Vec<&'static str> {
        let tokens = include_str!("../../../grammar/tokens.pest");
        let rule = tokens.split("reserved = _{").nth(1).expect("the rule");
        let rule = rule.split('}').next().expect("its end");
        rule.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn no_reserved_word_is_a_name() {
        assert_eq!(reserved().len(), 33);
        for word in reserved() {
            assert!(Grammar::parse(Rule::plain_name, word).is_err(), "{word}");
            assert!(
                Grammar::parse(Rule::unreserved_start, word).is_err(),
                "{word}"
            );
            let longer = format!("{word}甲");
            let name = Grammar::parse(Rule::plain_name, &longer).expect(&longer);
            assert_eq!(name.as_str(), longer);
        }
    }
}
