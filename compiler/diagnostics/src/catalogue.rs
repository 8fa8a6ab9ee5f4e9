//! Catalogue pages: the words of each code, parsed from `catalogue/<code>.md` when they are needed.

use crate::{Code, Language};

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

/// Reads a page. Second: what is wrong with it, which a test demands to be nothing.
pub(crate) fn read_page(page: &str) -> (Entry, Vec<String>) {
    let mut entry = Entry::default();
    let mut faults = Vec::new();
    let (head, sections) = split_sections(page);
    match head
        .trim()
        .strip_prefix("# ")
        .and_then(|title| title.split_once('|'))
    {
        Some((zh, en)) => {
            entry.title_zh = zh.trim().into();
            entry.title_en = en.trim().into();
        }
        None => faults.push("the first line is not `# 中文 | english`".into()),
    }
    for (name, body) in sections {
        match name {
            "zh" => entry.zh = read_words(&body, ["见：", "因：", "办："], "", &mut faults),
            "en" => entry.en = read_words(&body, ["seen:", "why:", "do:"], " ", &mut faults),
            "说明" => {
                entry.explanation = body.trim().into();
                entry.examples = read_examples(&body);
            }
            "labels" => entry.labels = read_labels(&body, &mut faults),
            other => faults.push(format!("unknown section {other}")),
        }
    }
    if entry.explanation.is_empty() {
        faults.push("no explanation".into());
    }
    (entry, faults)
}

/// What stands before the first `## `, then each section. A `## ` inside an example is text.
fn split_sections(page: &str) -> (&str, Vec<(&str, String)>) {
    let mut head_end = None;
    let mut sections: Vec<(&str, String)> = Vec::new();
    let (mut fenced, mut offset) = (false, 0);
    for line in page.split_inclusive('\n') {
        fenced ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !fenced) {
            Some(name) => {
                head_end.get_or_insert(offset);
                sections.push((name.trim(), String::new()));
            }
            None => {
                if let Some((_, body)) = sections.last_mut() {
                    body.push_str(line);
                }
            }
        }
        offset += line.len();
    }
    (&page[..head_end.unwrap_or(page.len())], sections)
}

/// Reads the three lines of a message; a line without a mark goes on from the one above.
fn read_words(body: &str, marks: [&str; 3], join: &str, faults: &mut Vec<String>) -> Words {
    let mut found: [Option<String>; 3] = [None, None, None];
    let mut current = None;
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let marked = (0..3).find_map(|i| Some((i, line.strip_prefix(marks[i])?)));
        match (marked, current) {
            (Some((i, rest)), _) => {
                found[i] = Some(rest.trim().into());
                current = Some(i);
            }
            (None, Some(i)) => {
                let text: &mut String = found[i].get_or_insert_default();
                text.push_str(join);
                text.push_str(line);
            }
            (None, None) => faults.push(format!("a line without {}: {line}", marks[0])),
        }
    }
    let [seen, why, action] = found;
    for (text, mark) in [(&seen, marks[0]), (&why, marks[1])] {
        if text.as_deref().unwrap_or_default().is_empty() {
            faults.push(format!("no {mark} line"));
        }
    }
    Words {
        seen: seen.unwrap_or_default(),
        why: why.unwrap_or_default(),
        action,
    }
}

/// The fenced `qf` blocks; one below a line 改为： corrects the block before it.
fn read_examples(body: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = body.lines();
    let mut above = "";
    while let Some(line) = lines.next() {
        if !line.starts_with("```") {
            above = if line.trim().is_empty() {
                above
            } else {
                line.trim()
            };
            continue;
        }
        let is_source = line.trim() == "```qf";
        let text: String = lines
            .by_ref()
            .take_while(|line| !line.starts_with("```"))
            .flat_map(|line| [line, "\n"])
            .collect();
        match examples.last_mut() {
            _ if !is_source => {}
            Some(last) if above.starts_with("改为") => last.corrected = Some(text),
            _ => examples.push(Example {
                text,
                corrected: None,
            }),
        }
        above = "";
    }
    examples
}

/// Lines `key: 中文 | english`.
fn read_labels(body: &str, faults: &mut Vec<String>) -> Vec<LabelWords> {
    let mut labels = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts = line
            .split_once(':')
            .and_then(|(key, rest)| Some((key, rest.split_once('|')?)));
        match parts {
            Some((key, (zh, en))) if !zh.trim().is_empty() && !en.trim().is_empty() => {
                labels.push(LabelWords {
                    key: key.trim().into(),
                    zh: zh.trim().into(),
                    en: en.trim().into(),
                })
            }
            _ => faults.push(format!("not `key: 中文 | english`: {line}")),
        }
    }
    labels
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

    #[test]
    fn an_example_and_its_correction_are_told_apart() {
        let body = "前言\n```qf\n甲\n```\n改为：\n```qf\n乙\n```\n再如：\n```qf\n丙\n```\n```text\n丁\n```\n";
        let examples = read_examples(body);
        assert_eq!(examples.len(), 2);
        assert_eq!(
            examples[0],
            Example {
                text: "甲\n".into(),
                corrected: Some("乙\n".into())
            }
        );
        assert_eq!(
            examples[1],
            Example {
                text: "丙\n".into(),
                corrected: None
            }
        );
    }

    #[test]
    fn a_page_with_gaps_is_reported() {
        let (_, faults) =
            read_page("# 无英文\n\n## zh\n见：甲\n\n## 说明\n## labels\nx: 只有中文\n");
        assert_eq!(faults.len(), 4, "{faults:?}");
    }

    #[test]
    fn a_heading_inside_an_example_stays_in_it() {
        let (entry, _) = read_page("# 甲 | a\n## 说明\n```qf\n## 乙\n```\n尾\n");
        assert_eq!(entry.examples[0].text, "## 乙\n");
        assert!(entry.explanation.ends_with('尾'));
    }
}
