//! Renderings of diagnostics: the only place that puts words and data together.
//!
//! Spans that do not fit their text are clamped, so that no renderer can fail. The machine formats
//! ([`json`], [`sarif`], [`github`]) are the same in every language.

mod excerpt;
mod github;
mod json;
mod position;
mod sarif;
mod terminal;
mod words;

pub use github::github;
pub use json::json;
pub use sarif::sarif;
pub use terminal::terminal;
pub use words::{severity_word, summary};

#[cfg(test)]
mod tests;
