//! Names and quotations as they can stand in source that is written by the tool.

use crate::ast::{Block, Literal};

/// A name, in 『』 or backquotes where it would not be read as a name by itself: because of a
/// space or a sign in it, or because it is a keyword or reads as a value.
pub fn written_name(name: &str) -> String {
    if stands_alone(name) {
        name.to_owned()
    } else if name.contains('』') {
        format!("`{name}`")
    } else {
        format!("『{name}』")
    }
}

/// A version. It may begin with a digit, which no other name may.
pub fn written_version(version: &str) -> String {
    if version.chars().all(char::is_alphanumeric) {
        version.to_owned()
    } else {
        written_name(version)
    }
}

/// Words in 「」. Corner brackets inside that do not pair are left out: they would end the
/// quotation too early.
pub fn written_quote(words: &str) -> String {
    let mut depth = 0_usize;
    let pairs = words.chars().all(|c| match c {
        '「' => {
            depth += 1;
            true
        }
        '」' => {
            let opened = depth > 0;
            depth = depth.saturating_sub(1);
            opened
        }
        _ => true,
    });
    if pairs && depth == 0 {
        format!("「{words}」")
    } else {
        format!("「{}」", words.replace(['「', '」'], ""))
    }
}

/// Whether the grammar reads the word back as this name, as a fact and as a value.
fn stands_alone(name: &str) -> bool {
    if name.contains(['\n', '\r']) {
        return false;
    }
    let parsed = crate::parse_block(&format!("场景 「」\n案情\n{name} 是\n{name} = {name}"));
    let Block::Scenario(scenario) = parsed.block else {
        return false;
    };
    let [fact, value] = scenario.facts.as_slice() else {
        return false;
    };
    parsed.diagnostics.is_empty()
        && fact.fact.node == name
        && value.fact.node == name
        && value.value.node == Literal::Variant(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_quoted_only_where_it_must_be() {
        for (name, written) in [
            ("容缺受理", "容缺受理"),
            ("三个区分开来", "三个区分开来"),
            ("党委(党组)同意", "『党委(党组)同意』"),
            ("或", "『或』"),
            ("期望", "『期望』"),
            ("其余", "『其余』"),
            ("是", "『是』"),
            ("三", "『三』"),
            ("2019", "『2019』"),
            ("甲 乙", "『甲 乙』"),
            ("甲』乙", "`甲』乙`"),
        ] {
            assert_eq!(written_name(name), written);
        }
    }

    #[test]
    fn a_quotation_never_ends_too_early() {
        assert_eq!(written_quote("甲「乙」丙"), "「甲「乙」丙」");
        assert_eq!(written_quote("甲」乙「丙"), "「甲乙丙」");
    }
}
