//! What stands before the first heading or article: title, 题注, 目录, 序言.

use super::labels::{LabelKind, begins_body, label};
use super::lines::{Line, ends_sentence};
use super::{Part, PartKind, title};

/// Reads the front and tells how many lines it takes.
pub fn read(lines: &[Line<'_>], parts: &mut Vec<Part>) -> usize {
    let Some(title) = lines.first() else {
        return 0;
    };
    push(parts, PartKind::Title, title);
    let mut at = 1;
    // A title may run on: a bracketed 试行, or the rest of a name.
    let mut name = title.words.to_owned();
    while let Some(line) = lines
        .get(at)
        .filter(|line| continues_title(line, &name, &lines[at..]))
    {
        name += line.words;
        append(parts, line);
        at += 1;
    }
    let mut open = 0_i32;
    while let Some(line) = lines.get(at) {
        if begins_contents(line) {
            let length = contents(&lines[at..]);
            for (index, line) in lines[at..at + length].iter().enumerate() {
                match index {
                    0 => push(parts, PartKind::Contents, line),
                    _ => append(parts, line),
                }
            }
            at += length;
            continue;
        }
        if begins_article(line) {
            break;
        }
        let last = parts.last().map(|part| part.kind);
        let noted = open > 0 || line.words.starts_with(['(', '（']) || !ends_sentence(line.words);
        open += brackets(line.words);
        let kind = match last {
            Some(PartKind::Preamble) => PartKind::Preamble,
            Some(PartKind::Title | PartKind::TitleNote) if noted => PartKind::TitleNote,
            _ if line.is_invisible() => last.unwrap_or(PartKind::Title),
            _ => PartKind::Preamble,
        };
        if last == Some(kind) {
            append(parts, line);
        } else {
            push(parts, kind, line);
        }
        at += 1;
    }
    at
}

/// 目录, however it is spaced.
pub fn begins_contents(line: &Line<'_>) -> bool {
    line.squeezed() == "目录"
}

/// A heading, or an article even where nothing stands between its number and its words.
fn begins_article(line: &Line<'_>) -> bool {
    let article =
        |label: super::labels::Label| label.kind == LabelKind::Article && label.follows(None);
    begins_body(line.words) || label(line.words).is_some_and(article)
}

/// How many lines of headings stand in a 目录: until its first entry comes again,
/// an article, or a sentence.
fn contents(lines: &[Line<'_>]) -> usize {
    let entry = |line: &Line<'_>| {
        let page = |c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '-' | '(' | ')');
        line.squeezed().trim_end_matches(page).to_owned()
    };
    let first = lines.iter().skip(1).find(|line| !line.is_invisible());
    let Some(first) = first.map(entry) else {
        return lines.len();
    };
    let mut seen = false;
    for (index, line) in lines.iter().enumerate().skip(1) {
        let again = entry(line) == first;
        let article = label(line.words).is_some_and(|label| label.kind == LabelKind::Article);
        if article || again && seen || ends_sentence(line.words) {
            return index;
        }
        seen |= again;
    }
    lines.len()
}

/// `(试行)` or `(修订草案)` on a line of its own, or the rest of a name that is broken over lines.
fn continues_title(line: &Line<'_>, name: &str, rest: &[Line<'_>]) -> bool {
    let broken =
        title::goes_on(name, line.words) && !begins_contents(line) && !begins_article(line);
    if broken {
        let ends = rest
            .iter()
            .take(2)
            .any(|line| title::names_instrument(line.words));
        return ends || line.is_invisible();
    }
    let inner =
        (line.words.strip_prefix(['(', '（'])).and_then(|rest| rest.strip_suffix([')', '）']));
    line.is_invisible()
        || inner.is_some_and(|inner| {
            inner.chars().count() <= 8 && !inner.contains(['年', '月', '日', '次'])
        })
}

fn brackets(words: &str) -> i32 {
    let weight = |c| match c {
        '(' | '（' => 1,
        ')' | '）' => -1,
        _ => 0,
    };
    words.chars().map(weight).sum()
}

fn push(parts: &mut Vec<Part>, kind: PartKind, line: &Line<'_>) {
    parts.push(Part::new(
        kind,
        line.start..line.start,
        line.start..line.end(),
    ));
}

fn append(parts: &mut [Part], line: &Line<'_>) {
    if let Some(last) = parts.last_mut() {
        last.words.push(line.start..line.end());
    }
}
