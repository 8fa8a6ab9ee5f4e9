//! Fenced blocks of Markdown pages, with their headings.

/// One fenced block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// Words after the opening backquotes: `qf`, `qf 片段`, `console`.
    pub info: String,
    /// The lines between the fences.
    pub body: String,
    /// The last heading of level 1 or 2 above it.
    pub section: String,
    /// The last line of text above it, for marks such as `改为：`.
    pub above: String,
    /// Line of the opening fence, from 1.
    pub line: usize,
    /// Bytes of the body within the page.
    pub range: std::ops::Range<usize>,
}

/// Every fenced block of a page.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut out: Vec<Fence> = Vec::new();
    let (mut open, mut section, mut above) = (false, String::new(), String::new());
    let mut offset = 0;
    for (index, line) in page.split_inclusive('\n').enumerate() {
        let start = offset;
        offset += line.len();
        match (open, line.strip_prefix("```"), out.last_mut()) {
            (false, Some(info), _) => {
                open = true;
                out.push(Fence {
                    info: info.trim().into(),
                    body: String::new(),
                    section: section.clone(),
                    above: above.clone(),
                    line: index + 1,
                    range: offset..offset,
                });
            }
            (true, Some(_), Some(fence)) => {
                open = false;
                fence.range.end = start;
            }
            (true, None, Some(fence)) => fence.body.push_str(line),
            _ => {
                if line.starts_with("# ") || line.starts_with("## ") {
                    section = line.trim().into();
                }
                if !line.trim().is_empty() {
                    above = line.trim().into();
                }
            }
        }
    }
    assert!(!open, "a fence is not closed");
    out
}

#[test]
fn fences_know_their_section_and_the_line_above() {
    let found = fences("# 甲\n\n改为：\n\n```qf 片段\n一\n```\n");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].info.as_str(), found[0].body.as_str()),
        ("qf 片段", "一\n")
    );
    assert_eq!(
        (found[0].section.as_str(), found[0].above.as_str()),
        ("# 甲", "改为：")
    );
}
