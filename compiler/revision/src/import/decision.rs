//! From a published 修改决定 to its source: the words as published, the quotations in 「」, a line for
//! each clause. Nothing is read into it; a sentence that the language does not know stays as it is
//! and is refused, underlined, when the source is checked.

mod everywhere;
mod opening;
mod quotes;
mod sentence;
mod statements;

pub use everywhere::{Everywhere, everywhere, with_marks};

use super::written_name_of_version;
use statements::Statement;

/// What a decision is made a source of.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// The whole published text.
    pub text: &'a str,
    /// Title and version of what is amended; of a decision on several laws, which of them.
    pub amends: Option<(&'a str, &'a str)>,
    /// What the new version is called; else the year in which the decision was made, else 未定.
    pub version: Option<&'a str>,
}

/// The source of a decision and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcribed {
    /// The source.
    pub source: String,
    /// The title of the decision.
    pub title: String,
    /// The title of what is amended.
    pub amends: String,
    /// What the amended version is called, as far as was said.
    pub old: String,
    /// What the new version is called.
    pub new: String,
    /// How many statements it has.
    pub statements: usize,
    /// Whether it says that words were changed without saying which: 对个别文字作相应修改.
    pub other_words: bool,
}

/// Why a text is no decision that can be made a source of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTranscribed {
    /// Nothing in it says what is amended.
    NoStatements,
    /// It amends several laws; these.
    Several(Vec<String>),
    /// It does not amend the one that was named; but these.
    Another(Vec<String>),
    /// A quotation is not closed; its beginning.
    Unclosed(String),
    /// Brackets that do not pair; the words.
    Unpaired(String),
}

/// Whether a text is a decision that amends laws, and no law itself.
pub fn is_decision(text: &str) -> bool {
    opening::of(text).is_some_and(|opening| opening.amending)
}

/// Writes the source.
///
/// # Errors
/// See [`NotTranscribed`].
pub fn transcribe(published: &Published<'_>) -> Result<Transcribed, NotTranscribed> {
    let opening = opening::of(published.text).ok_or(NotTranscribed::NoStatements)?;
    let body = statements::read(&opening)?;
    if body.statements.is_empty() {
        return Err(NotTranscribed::NoStatements);
    }
    let law = amended(&body.statements, published.amends.map(|(title, _)| title))?;
    // The law's own spelling of its title, where it is known.
    let amends = (published.amends).map_or_else(|| law.clone(), |(title, _)| title.to_owned());
    let old = published.amends.map_or("未定", |(_, version)| version);
    let year = opening
        .issued
        .as_ref()
        .and_then(|date| date.split_once('年'));
    let year = year.map(|(year, _)| year.to_owned());
    let new = published.version.map(str::to_owned).or(year);
    let new = new.unwrap_or_else(|| "未定".to_owned());
    if !super::pairs(&opening.title, '《', '》') {
        return Err(NotTranscribed::Unpaired(opening.title));
    }
    let mut source = format!("修改决定 《{}》\n", opening.title);
    if let Some(issued) = &opening.issued {
        source += &format!("  发布 {issued}\n");
    }
    if let Some(start) = &body.start {
        source += &format!("  施行 {start}\n");
    }
    source += &format!(
        "  修改 《{amends}》 版本 {} 为 版本 {}\n",
        written_name_of_version(old),
        written_name_of_version(&new)
    );
    if body.in_order {
        source += "  条文顺序作相应调整\n";
    }
    source += "  其余 待编码\n";
    let own: Vec<&Statement> = (body.statements.iter())
        .filter(|statement| statement.law == law)
        .collect();
    let mut before = sentence::Before::default();
    for statement in &own {
        source += "\n";
        source += &sentence::written(statement, &mut before)?;
    }
    for provision in &body.provisions {
        source += &format!("\n// 决定本身的规定，不修改条文：{provision}\n");
    }
    Ok(Transcribed {
        source,
        title: opening.title,
        amends,
        old: old.to_owned(),
        new,
        statements: own.len(),
        other_words: body.other_words,
    })
}

/// The law that is meant, among those that the statements are about.
fn amended(statements: &[Statement], wanted: Option<&str>) -> Result<String, NotTranscribed> {
    let mut laws: Vec<String> = Vec::new();
    for statement in statements {
        if !laws.contains(&statement.law) {
            laws.push(statement.law.clone());
        }
    }
    match (wanted, &laws[..]) {
        (Some(wanted), _) => (laws.iter().find(|law| same_title(law, wanted)).cloned())
            .ok_or(NotTranscribed::Another(laws)),
        (None, [one]) => Ok(one.clone()),
        (None, _) => Err(NotTranscribed::Several(laws)),
    }
}

/// Titles are told apart whatever the width of their brackets, and whether a title in a title stands
/// in 《》 or in 〈〉, as it does once the whole is in 《》.
fn same_title(one: &str, other: &str) -> bool {
    let bracket = |c: char| match c {
        '《' => '〈',
        '》' => '〉',
        other => other,
    };
    let key = |title: &str| -> Vec<char> {
        let folded = qufen_syntax::folded(title);
        folded.map(|(_, c)| bracket(c)).collect()
    };
    key(one) == key(other)
}

#[cfg(test)]
mod tests;
