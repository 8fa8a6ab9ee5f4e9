//! `{name}` places in the words of a page.

use crate::{Diagnostic, Entry, Language};

/// A diagnostic's words in one language, every place filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The headline.
    pub title: String,
    /// What was seen.
    pub seen: String,
    /// Why it is a problem.
    pub why: String,
    /// What to do.
    pub action: Option<String>,
}

/// Adds an argument; what would steer a terminal or turn the direction of writing is named instead.
fn push_shown(out: &mut String, value: &str) {
    for c in value.chars() {
        let steers = c.is_control() && c != '\n';
        if steers || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') {
            out.push_str(&format!("<U+{:04X}>", u32::from(c)));
        } else {
            out.push(c);
        }
    }
}

impl<P> Diagnostic<P> {
    /// Its words in one language.
    pub fn message(&self, entry: &Entry, language: Language) -> Message {
        let words = entry.words(language);
        Message {
            title: self.fill(entry.title(language)),
            seen: self.fill(&words.seen),
            why: self.fill(&words.why),
            action: words.action.as_deref().map(|action| self.fill(action)),
        }
    }

    /// The template with its places filled from the arguments; a place without one stays as it is.
    pub fn fill(&self, template: &str) -> String {
        let mut out = String::new();
        let mut done = 0;
        for (start, name) in places(template) {
            let Some((_, value)) = self.arguments.iter().find(|(key, _)| *key == name) else {
                continue;
            };
            out.push_str(&template[done..start]);
            push_shown(&mut out, value);
            done = start + name.len() + 2;
        }
        out + &template[done..]
    }

    /// The places of its page for which it brings no argument: a fault of the pass that made it.
    pub fn missing_arguments(&self) -> Vec<String> {
        let entry = self.code.entry();
        let mut missing: Vec<String> = [&entry.zh, &entry.en]
            .into_iter()
            .flat_map(|words| [&words.seen, &words.why].into_iter().chain(&words.action))
            .flat_map(|template| placeholders(template))
            .filter(|name| !self.arguments.iter().any(|(key, _)| key == name))
            .map(str::to_owned)
            .collect();
        missing.sort();
        missing.dedup();
        missing
    }
}

/// The names of the places of a template.
pub(crate) fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    places(template).map(|(_, name)| name)
}

/// Offset of each `{` that opens a place, and the name. `{甲, 乙}` is no place.
fn places(template: &str) -> impl Iterator<Item = (usize, &str)> {
    template.match_indices('{').filter_map(|(start, _)| {
        let name = template[start + 1..].split_once('}')?.0;
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        is_name.then_some((start, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn places_are_filled_once_and_other_braces_kept() {
        let diagnostic: Diagnostic = Diagnostic::nowhere(codes::NOT_UTF8)
            .with("path", "{offset}")
            .with("offset", 7);
        assert_eq!(
            diagnostic.fill("{path} 属于 {甲, 乙} 第 {offset}，{other}"),
            "{offset} 属于 {甲, 乙} 第 7，{other}"
        );
    }

    #[test]
    fn what_would_steer_a_terminal_is_named() {
        let typed = Diagnostic::<()>::nowhere(codes::NOT_UTF8).with("path", "a\u{1b}[2J\u{202e}b");
        assert_eq!(typed.fill("{path}"), "a<U+001B>[2J<U+202E>b");
    }

    #[test]
    fn a_missing_argument_is_told() {
        let diagnostic: Diagnostic = Diagnostic::nowhere(codes::NOT_UTF8).with("path", "甲");
        assert_eq!(diagnostic.missing_arguments(), ["offset"]);
    }
}
