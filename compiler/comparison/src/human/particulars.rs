//! Names, bodies and dates.

use super::page::Page;
use crate::comparison::Comparison;
use crate::messages::{Messages, Section};
use crate::particulars::{Item, Particular};

pub(crate) fn section(page: &mut Page, comparison: &Comparison) {
    if comparison.particulars.is_empty() && !comparison.repeals_old {
        return;
    }
    page.section(Section::Particulars);
    let held = [comparison.old.text_held, comparison.new.text_held];
    for one in &comparison.particulars {
        let item = page.words.item(one.item);
        let text = value(page.words, one, held);
        page.line(2, &format!("{item} {text}"));
    }
    if comparison.repeals_old {
        let text = page
            .words
            .repeals_old(&comparison.old.shown_in(page.words.language));
        page.line(2, &text);
    }
}

/// What the versions say; `held` tells of each whether its text is held.
pub(crate) fn value(words: Messages, one: &Particular, held: [bool; 2]) -> String {
    let shown = |value: &Option<String>, held: bool| {
        let value = value.as_deref();
        let none = match one.item {
            Item::Nature if held => words.no_nature(),
            _ => words.unstated(held),
        };
        value.unwrap_or(none).to_owned()
    };
    let old = shown(&one.old, held[0]);
    if one.differs() {
        format!("{old} → {}", shown(&one.new, held[1]))
    } else {
        format!("{old}{}", words.same())
    }
}
