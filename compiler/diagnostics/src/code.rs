//! What a code is, and what it weighs.

use crate::codes;
use std::fmt;

/// How much a finding weighs. Project settings may change it, or turn a lint off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; changes no exit code.
    Note,
    /// Should be looked at; changes no exit code unless the caller asks.
    Warning,
    /// The source does not stand. Exit code 1.
    Error,
}

/// A stable diagnostic code such as `QF0203`, with its catalogue page.
#[derive(Clone, Copy)]
pub struct Code {
    pub(crate) id: &'static str,
    pub(crate) severity: Severity,
    pub(crate) page: &'static str,
}

impl Code {
    /// `QF` and four digits.
    pub fn id(self) -> &'static str {
        self.id
    }

    /// What it weighs unless a project says otherwise.
    pub fn severity(self) -> Severity {
        self.severity
    }

    /// Whether it is a lint, whose level a project may set: the codes from QF0400 to QF0499.
    pub fn is_lint(self) -> bool {
        self.id.starts_with("QF04")
    }

    /// Whether it is said of what a decision does, and the decision can stand with it.
    pub fn is_doubt_about_amendment(self) -> bool {
        let of_amendments = self.id.starts_with("QF071") || self.id.starts_with("QF072");
        of_amendments && self.severity == Severity::Warning
    }

    /// The source of its catalogue page.
    pub(crate) fn page(self) -> &'static str {
        self.page
    }

    /// The code of that name.
    pub fn find(id: &str) -> Option<Code> {
        codes::ALL.iter().copied().find(|code| code.id == id)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl Eq for Code {}
impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Code {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(other.id)
    }
}
impl std::hash::Hash for Code {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
