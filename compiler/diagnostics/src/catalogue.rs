//! Catalogue pages: the words of each code, read from `catalogue/<code>.md` when they are needed.

mod page;

use crate::{Code, Language};
pub(crate) use page::read_page;

/// One page: everything that can be said about a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The Chinese headline.
    pub title_zh: String,
    /// The English headline.
    pub title_en: String,
    /// The message in Chinese.
    pub zh: Words,
    /// The message in English.
    pub en: Words,
    /// The long explanation: Chinese Markdown, examples included.
    pub explanation: String,
    /// The examples of the explanation.
    pub examples: Vec<Example>,
    /// Captions of further places.
    pub labels: Vec<LabelWords>,
}

/// The message in one language: templates with `{name}` places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What was seen.
    pub seen: String,
    /// Why it is a problem, in the law's terms.
    pub why: String,
    /// What to do, where there is something to do.
    pub action: Option<String>,
}

/// A source that triggers the code, and how it reads when put right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Triggers the code.
    pub text: String,
    /// Does not.
    pub corrected: Option<String>,
}

/// The caption of a further place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelWords {
    /// What [`crate::Label::caption`] names.
    pub key: String,
    /// Chinese template.
    pub zh: String,
    /// English template.
    pub en: String,
}

impl Code {
    /// Its catalogue page. A fault in the page leaves the words concerned empty.
    pub fn entry(self) -> Entry {
        read_page(self.page()).0
    }
}

impl Entry {
    /// The headline.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.title_zh,
            Language::English => &self.title_en,
        }
    }

    /// The message.
    pub fn words(&self, language: Language) -> &Words {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }

    /// The caption with that key; the key itself when the page lacks it.
    pub fn caption<'a>(&'a self, key: &'a str, language: Language) -> &'a str {
        match self.labels.iter().find(|label| label.key == key) {
            Some(label) if language == Language::Chinese => &label.zh,
            Some(label) => &label.en,
            None => key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use crate::template::placeholders;
    use std::collections::BTreeSet;

    fn names(words: &Words) -> BTreeSet<&str> {
        [&words.seen, &words.why]
            .into_iter()
            .chain(&words.action)
            .flat_map(|template| placeholders(template))
            .collect()
    }

    #[test]
    fn every_page_reads_without_a_fault() {
        for code in codes::ALL {
            let (entry, faults) = read_page(code.page());
            assert!(faults.is_empty(), "{code}: {faults:?}");
            assert!(
                !entry.title_zh.is_empty() && !entry.title_en.is_empty(),
                "{code}: title"
            );
        }
    }

    #[test]
    fn both_languages_say_the_same() {
        for code in codes::ALL {
            let entry = code.entry();
            assert_eq!(names(&entry.zh), names(&entry.en), "{code}");
            assert_eq!(
                entry.zh.action.is_some(),
                entry.en.action.is_some(),
                "{code}"
            );
            for label in &entry.labels {
                assert_eq!(
                    placeholders(&label.zh).collect::<BTreeSet<_>>(),
                    placeholders(&label.en).collect::<BTreeSet<_>>(),
                    "{code} {}",
                    label.key
                );
            }
        }
    }

    #[test]
    fn codes_ascend_and_none_is_used_twice() {
        let ids: Vec<&str> = codes::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
        assert!(
            ids.iter()
                .all(|id| id.len() == 6 && id[2..].bytes().all(|b| b.is_ascii_digit()))
        );
    }
}
