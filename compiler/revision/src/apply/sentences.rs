//! Words of a clause as places: its 引导语, its sentences, its ends: 第一款第二句, 第一款最后.

use super::key::key_of;
use super::places::Problem;
use super::tree::{Id, Kind, Tree};
use qufen_syntax::ast::WordEdit;
use std::ops::Range;

/// The sentence of that number, the last one without; with the node that holds it.
pub(super) fn sentence(
    tree: &Tree<'_>,
    id: Id,
    number: Option<u32>,
) -> Result<(Id, Range<usize>), Problem> {
    let holder = match (tree.node(id).kind, &tree.node(id).children[..]) {
        (Kind::Article, [one]) => *one,
        (Kind::Article, _) => return Err(Problem::Ambiguous(tree.place(id).to_string())),
        _ => id,
    };
    let all = sentences(&key_of(tree.words(holder)));
    let wanted = match number {
        Some(number) => all.get(number.saturating_sub(1) as usize),
        None => all.last(),
    };
    let said = number.map_or_else(
        || "最后一句".to_owned(),
        |number| format!("第{}句", qufen_syntax::citation::chinese_numeral(number)),
    );
    let unknown = || Problem::Unknown(format!("{}{said}", tree.place(id)));
    let range = wanted.cloned().ok_or_else(unknown)?;
    Ok((holder, range))
}

/// The 款 of an article that has 项, or the clause itself where it has some.
pub(super) fn lead_in(tree: &Tree<'_>, id: Id) -> Result<Id, Problem> {
    let node = tree.node(id);
    let candidates = match node.kind {
        Kind::Article => node.children.as_slice(),
        _ => &[id],
    };
    let lists = candidates.iter().copied();
    let lists: Vec<Id> = lists
        .filter(|&id| !tree.node(id).children.is_empty())
        .collect();
    match lists[..] {
        [one] => Ok(one),
        [] => Err(Problem::NoLeadIn(tree.place(id).to_string())),
        _ => Err(Problem::Ambiguous(format!("{}引导语", tree.place(id)))),
    }
}

/// The sentences of a text, each with its stop. A stop inside a quotation or brackets ends none.
fn sentences(words: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in words.iter().enumerate() {
        match c {
            '“' | '「' | '《' | '(' | '（' => depth += 1,
            '”' | '」' | '》' | ')' | '）' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => {
                out.push(start..at + 1);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < words.len() {
        out.push(start..words.len());
    }
    out
}

/// Where words are added to a clause at its end or its beginning: the character that they stand next
/// to. A stop at the end stays the last, unless the new words bring their own.
pub(super) fn end(tree: &Tree<'_>, id: Id, edit: &WordEdit) -> Option<(Id, Range<usize>)> {
    let node = tree.node(id);
    let after = matches!(edit, WordEdit::After(_));
    let holder = match (node.kind, after) {
        (Kind::Article, true) => *node.children.last()?,
        (Kind::Article, false) => *node.children.first()?,
        (Kind::Paragraph | Kind::Item | Kind::Subitem, _) => id,
        _ => return None,
    };
    let list = !tree.node(holder).children.is_empty();
    let words = key_of(tree.words(holder));
    match edit {
        WordEdit::Before(_) => Some((holder, 0..1)),
        WordEdit::After(new) if !list => {
            let ends = |word: Option<&char>| word.is_some_and(|c| "。;；:：!！?？".contains(*c));
            let own = ends(key_of(&new.node).last());
            let stop = usize::from(ends(words.last()) && !own);
            let last = words.len().checked_sub(1 + stop)?;
            Some((holder, last..last + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_stop_in_a_quotation_ends_no_sentence() {
        let words: Vec<char> = "甲“乙。”丙。丁（戊。）。己".chars().collect();
        assert_eq!(sentences(&words), [0..7, 7..13, 13..14]);
    }
}
