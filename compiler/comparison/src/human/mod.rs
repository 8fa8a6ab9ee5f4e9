//! The comparison in words: the conclusion first, then level by level.

pub(crate) mod claims;
pub(crate) mod conclusion;
pub(crate) mod consequences;
pub(crate) mod matrix;
pub(crate) mod outcomes;
pub(crate) mod page;
pub(crate) mod particulars;
pub(crate) mod rules;
pub(crate) mod text;
pub(crate) mod trials;

pub use claims::claims;

use crate::comparison::Comparison;
use crate::messages::Messages;
use page::Page;
use qufen_diagnostics::Language;

/// The report, of at most `width` columns.
pub fn human(comparison: &Comparison, language: Language, width: usize, colour: bool) -> String {
    let words = Messages {
        language,
        exact: false,
    };
    let mut page = Page::new(words, width, colour);
    page.line(0, &title(comparison, words.language));
    let stubs = [&comparison.old, &comparison.new];
    for stub in stubs.into_iter().filter(|version| !version.text_held) {
        page.line(0, &words.not_comparable(&stub.shown_in(words.language)));
    }
    if comparison.not_comparable.is_empty() {
        page.line(0, &conclusion::conclusion(comparison, words));
    }
    particulars::section(&mut page, comparison);
    if comparison.not_comparable.is_empty() {
        text::section(&mut page, comparison);
        rules::section(&mut page, comparison);
        outcomes::section(&mut page, comparison);
        trials::section(&mut page, comparison);
    }
    page.done()
}

/// `《…》 版本 1 → 版本 2（草案）`.
fn title(comparison: &Comparison, language: Language) -> String {
    let (old, new) = (&comparison.old, &comparison.new);
    if old.policy != new.policy {
        return format!("{} → {}", old.shown_in(language), new.shown_in(language));
    }
    let shown = new.shown_in(language);
    let rest = shown.strip_prefix(&format!("《{}》 ", new.policy));
    format!("{} → {}", old.shown_in(language), rest.unwrap_or(&shown))
}
