//! Reading one catalogue page: sections, the lines of a message, examples, labels.

use super::{Entry, Example, LabelWords, Words};

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
