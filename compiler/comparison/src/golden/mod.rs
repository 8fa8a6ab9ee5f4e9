//! The approved difference: a text that a person reviews as prose, and how another comparison
//! departs from it.
//!
//! The first line names the format and both versions. Below it stand entries: a heading that says
//! what changed, and below it, indented, how. Counts are exact. The text is always Chinese, as the
//! law is, and never depends on the folder in which it is made.

mod depart;
mod entries;
mod show;
mod text;

use crate::comparison::Comparison;
pub use depart::{Departure, Departures, departures};
pub use show::show;
pub use text::{parse, write};

/// The format that is written and read.
pub const FORMAT: &str = "1";

/// An approved difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Golden {
    /// `《…》 版本 1 → 《…》 版本 2（草案）`.
    pub versions: String,
    /// In the order of the report.
    pub entries: Vec<Entry>,
}

/// One thing that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What changed; the first word is the kind.
    pub heading: String,
    /// How.
    pub lines: Vec<String>,
}

/// The first words of headings.
pub(crate) const KINDS: [&str; 9] = [
    SUMMARY, "名称", "文字", "规则", "事实", "结论", "案情", "后果", "场景",
];

/// The entry that says in a sentence what the others say one by one.
pub(crate) const SUMMARY: &str = "总述";

impl Golden {
    /// What is to be approved.
    pub fn of(comparison: &Comparison) -> Golden {
        Golden {
            versions: format!("{} → {}", comparison.old.shown(), comparison.new.shown()),
            entries: entries::entries(comparison),
        }
    }
}
