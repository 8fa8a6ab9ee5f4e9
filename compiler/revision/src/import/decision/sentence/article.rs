//! Articles that a statement leaves out, because the one before it named them.

use super::super::super::words::is_numeral;
use super::place::{first_article, place, unit};
use qufen_syntax::ast::Unit;

/// 第四十八条, of 改为第四十八条第一款.
pub(super) fn moved_into(words: &str) -> Option<String> {
    let at = words
        .rfind("改为第")
        .filter(|at| !words[..*at].ends_with('修'))?;
    let target = &words[at + "改为".len()..];
    let article = first_article(target)?;
    let within = place(target.strip_prefix(article.as_str())?)?;
    (within.1 == Unit::Paragraph).then_some(article)
}

/// 增加一款，作为第四十八条第二款: names the article that the 款 before it was moved into.
pub(super) fn added_into(words: &str, article: &str) -> String {
    let at = words.find("增加").and_then(|added| {
        let number = words[added..].find("作为第")? + added + "作为".len();
        let (_, unit) = place(&words[number..])?;
        (unit == Unit::Paragraph).then_some(number)
    });
    match at {
        Some(at) => format!("{}{article}{}", &words[..at], &words[at..]),
        None => words.to_owned(),
    }
}

/// Whether a place begins with its 条.
fn names_article(text: &str) -> bool {
    place(text).is_some_and(|(_, unit)| unit == Unit::Article)
}

/// Words that leave out their article, with it; others as they are.
pub(super) fn with_article(words: &str, article: &str) -> String {
    let lead = words
        .find(|c: char| !"并同时将对在".contains(c))
        .unwrap_or(words.len());
    let rest = &words[lead..];
    let (verb, rest) = ["删去", "删除"]
        .iter()
        .find_map(|verb| rest.strip_prefix(verb).map(|rest| (*verb, rest)))
        .unwrap_or(("", rest));
    let below = |unit| matches!(unit, Unit::Paragraph | Unit::Item | Unit::Subitem);
    let counted = rest
        .strip_prefix("增加")
        .map(|rest| rest.trim_start_matches(is_numeral));
    let added = counted.and_then(|rest| rest.chars().next()).and_then(unit);
    let goes_on = rest.starts_with("修改为") || rest.starts_with("其中");
    if added.is_some_and(below)
        && rest
            .split_once("作为")
            .is_some_and(|(_, it)| names_article(it))
    {
        return words.to_owned();
    }
    if added.is_some_and(below) || place(rest).is_some_and(|(_, unit)| below(unit)) || goes_on {
        format!("{verb}{article}{rest}")
    } else {
        words.to_owned()
    }
}
