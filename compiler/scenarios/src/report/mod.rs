//! Reports: pure functions of a [`SuiteReport`](crate::SuiteReport).
//!
//! [`human`] speaks the user's language; the machine formats are the same in every language.

mod distinctions;
mod findings;
mod github;
mod human;
mod json;
mod junit;
mod tap;

pub use distinctions::{Coverage, coverage};
pub use findings::{case_findings, findings};
pub use github::github;
pub use human::{case, closing, human};
pub use json::{
    TestCaseReport, TestProblem, TestReport, TestStatus, json, json_schema, test_report,
};
pub use junit::{JunitError, junit};
pub use tap::tap;

use qufen_diagnostics::{Location, Sources};

/// Line and column from 1, the column in characters.
pub(crate) fn line_and_column(sources: &Sources, place: Location) -> (usize, usize) {
    let text = sources.text(place.source);
    let mut at = (place.span.start as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

#[cfg(test)]
mod tests;
