//! The comparison as one HTML file: nothing is loaded, nothing runs, it prints.
//!
//! The filters are style sheets alone, so that the file needs no script and its policy allows none.
//! Everything that a version says is escaped by the templates (`templates/*.html`).

mod clauses;
mod filters;
mod index;
mod matrix;
mod outcomes;
mod page;

use crate::comparison::Comparison;
use askama::Template;
use qufen_diagnostics::Language;

/// The document.
pub fn html(comparison: &Comparison, language: Language) -> String {
    // The templates write into memory and call nothing that fails.
    page::Page::of(comparison, language)
        .render()
        .unwrap_or_default()
}
