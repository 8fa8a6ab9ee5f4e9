//! What came of the claims.

use super::outcomes::{case, occurrence};
use super::page::Page;
use crate::claims::Claim;
use crate::comparison::Comparison;
use crate::messages::Messages;
use qufen_diagnostics::Language;

/// The claims alone, of at most `width` columns.
pub fn claims(comparison: &Comparison, language: Language, width: usize) -> String {
    let words = Messages {
        language,
        exact: false,
    };
    let mut page = Page::new(words, width, false);
    page.line(0, &super::title(comparison, words.language));
    comparison
        .assertions
        .iter()
        .for_each(|it| claim(&mut page, it));
    page.done()
}

fn claim(page: &mut Page, claim: &Claim) {
    page.blank();
    page.line(0, &heading(page.words, claim));
    if let Some(found) = &claim.case {
        page.line(4, &occurrence(page.words, found));
        case(page, &found.replay);
    }
}

/// `断言 恒 …：成立`.
pub(crate) fn heading(words: Messages, claim: &Claim) -> String {
    let colon = words.pick("：", ": ");
    format!("断言 {}{colon}{}", claim.claim, words.claim(claim.status))
}
