//! Marks that a decision leaves out: 在「甲」后增加「乙」 where the law then reads 甲、乙.

use super::decision::Decision;
use super::key::key_of;
use super::parsed::Parsed;
use super::plan::Plan;
use super::tree::Tree;
use super::wording::Patch;
use super::{Base, spot::Finding};
use std::collections::BTreeMap;

/// A mark that the words around seem to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The byte of the decision at which it would stand.
    pub at: usize,
    /// 、 or ，.
    pub mark: char,
    /// The new words, without it.
    pub words: String,
    /// The clause that they come into.
    pub place: String,
}

/// Of every addition of words that brings no mark of its own the one that it seems to need; none where
/// its places differ.
///
/// # Errors
/// Where the decision cannot be read.
pub fn left_out(base: Base<'_>, decision: &str) -> Result<Vec<LeftOut>, Vec<Finding>> {
    let (source, read) = (Parsed::new(base.source), Parsed::new(decision));
    let made = Decision::new(&read)?;
    let Some(tree) = Tree::new(&source, base.official) else {
        return Ok(Vec::new());
    };
    let plan = Plan::new(&tree, &made);
    let mut all: BTreeMap<usize, Vec<Option<LeftOut>>> = BTreeMap::new();
    for patch in &plan.patches {
        if let Some(from) = patch.new.from
            && patch.range.is_empty()
            && patch.about.len() > 1
        {
            let from = from as usize;
            let bracket = decision[from..].starts_with('「');
            let start = from + if bracket { '「'.len_utf8() } else { 0 };
            let one = of_patch(&plan, patch, start);
            all.entry(start).or_default().push(one);
        }
    }
    // Where most places ask for one mark and none for another, the words are listed in all of them.
    let agreed = all.into_values().filter_map(|each| {
        let count = each.len();
        let told: Vec<LeftOut> = each.into_iter().flatten().collect();
        let first = told.first()?.clone();
        let same = told.iter().all(|one| one.mark == first.mark);
        (same && 2 * told.len() > count).then_some(first)
    });
    Ok(agreed.collect())
}

fn of_patch(plan: &Plan<'_>, patch: &Patch, start: usize) -> Option<LeftOut> {
    let text = plan.tree.words(patch.node);
    let (words, new) = (key_of(text), key_of(&patch.new.text));
    let old = words.get(patch.about.clone())?;
    let behind = patch.range.start == patch.about.end;
    let is_mark = |c: Option<&char>| c.is_some_and(|c| !c.is_alphanumeric());
    let clause = new.first() == Some(&'并');
    let alike =
        !clause && old.len() > 2 && new.len() > 2 && old[old.len() - 2..] == new[new.len() - 2..];
    let mark = if behind {
        if is_mark(new.first()) || is_mark(new.last()) || is_mark(old.last()) || joins(&new) {
            return None;
        }
        match words.get(patch.about.end) {
            Some('、') => Some('、'),
            _ if alike => Some('、'),
            Some(',' | '，' | '。' | ';' | '；') if new.len() > 3 => {
                Some(if text.contains('，') { '，' } else { ',' })
            }
            _ => None,
        }
    } else {
        if is_mark(new.last()) || is_mark(new.first()) || new.last() == Some(&'的') {
            return None;
        }
        let before = patch.about.start.checked_sub(1).map(|at| words[at]);
        (before == Some('、') || alike).then_some('、')
    }?;
    Some(LeftOut {
        at: if behind {
            start
        } else {
            start + patch.new.text.len()
        },
        mark,
        words: patch.new.text.clone(),
        place: plan.tree.place(patch.node).to_string(),
    })
}

/// Whether words join what stands before them by themselves.
fn joins(words: &[char]) -> bool {
    matches!(
        words.first(),
        Some('和' | '或' | '及' | '与' | '以' | '的' | '等' | '之' | '中' | '内')
    )
}
