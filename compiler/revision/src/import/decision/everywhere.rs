//! What published decisions leave unsaid and a source must say: 均 for words that stand more than once
//! where they change, and the mark between new words and those beside them.

use crate::apply::{Base, Finding, LeftOut, Side, apply, left_out};
use qufen_diagnostics::codes;

/// A decision that says 均 where it must, and where that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Everywhere {
    /// The source of the decision.
    pub source: String,
    /// Of each: the place, the words, and how often they stand there.
    pub added: Vec<(String, String, String)>,
}

/// Reads the decision against the version that it amends, and adds 均 wherever words were found more
/// than once. What cannot be read stays as it is.
pub fn everywhere(base: Base<'_>, source: &str) -> Everywhere {
    let mut made = Everywhere {
        source: source.to_owned(),
        added: Vec::new(),
    };
    // Of each statement only the first problem is told at a time.
    while let Err(found) = apply(base, &made.source) {
        let often = found
            .iter()
            .filter(|one| one.code == codes::WORDS_FOUND_OFTEN);
        let mut edits: Vec<(usize, &Finding)> = often
            .filter_map(|one| Some((place(&made.source, one)?, one)))
            .collect();
        edits.sort_by_key(|(at, _)| *at);
        edits.dedup_by_key(|(at, _)| *at);
        if edits.is_empty() {
            break;
        }
        let mut source = made.source.clone();
        for (at, finding) in edits.into_iter().rev() {
            source.insert(at, '均');
            let said = |name: &str| {
                let argument = finding.arguments.iter().find(|(key, _)| *key == name);
                argument.map_or_else(String::new, |(_, value)| value.clone())
            };
            made.added
                .push((said("place"), said("words"), said("count")));
        }
        made.source = source;
    }
    made.added.sort();
    made
}

/// Adds the marks that a published decision leaves out around new words, as far as the words around them
/// tell; and which were added.
pub fn with_marks(base: Base<'_>, source: &str) -> (String, Vec<LeftOut>) {
    let mut added = left_out(base, source).unwrap_or_default();
    added.sort_by_key(|one| one.at);
    let mut out = source.to_owned();
    for one in added.iter().rev() {
        out.insert(one.at, one.mark);
    }
    (out, added)
}

/// Where 均 belongs: before the verb behind the words, else before the 删去 in front of them.
fn place(source: &str, finding: &Finding) -> Option<usize> {
    let spot = finding.place.filter(|spot| spot.side == Side::Decision)?;
    let (start, end) = (spot.span.start as usize, spot.span.end as usize);
    let line_end = source[end..].find('\n').map_or(source.len(), |at| end + at);
    let behind = &source[end..line_end];
    let words = until_step(behind);
    let verbs = ["修改为", "修改成", "改为", "删去", "删除", "增加"];
    let at = verbs.iter().filter_map(|verb| words.find(verb)).min();
    if let Some(at) = at {
        let before = source[..end + at].ends_with(['均', '都']);
        return (!before).then_some(end + at);
    }
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let front = &source[line_start..start];
    let verb = ["删去", "删除"].iter().filter_map(|verb| front.rfind(verb));
    let at = line_start + verb.max()?;
    (!source[..at].ends_with('均')).then_some(at)
}

/// What stands behind words up to the end of their step, without the further words of their list.
fn until_step(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            '，' | '；' | '。' | ',' | ';' if depth == 0 => return out,
            _ => {}
        }
        // What is quoted is blanked, so that places in the rest stay those of the text.
        let width = c.len_utf8();
        if depth > 0 || c == '」' {
            out.extend(std::iter::repeat_n(' ', width));
        } else {
            out.push(c);
        }
    }
    out
}
