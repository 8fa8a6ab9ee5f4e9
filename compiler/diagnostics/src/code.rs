//! The registry of codes. A code is stable: it is never reused for another finding.

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
    id: &'static str,
    severity: Severity,
    page: &'static str,
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

macro_rules! registry {
    ($($severity:ident $id:ident $name:ident;)*) => {
        /// Every code, under the name that passes use.
        #[allow(missing_docs)]
        pub mod codes {
            use super::{Code, Severity};
            $(pub const $name: Code = Code {
                id: stringify!($id),
                severity: Severity::$severity,
                page: include_str!(concat!("../catalogue/", stringify!($id), ".md")),
            };)*
            /// The whole registry, in order of the codes' numbers.
            pub const ALL: &[Code] = &[$($name),*];
        }
    };
}

// 00 files and text · 01 syntax · 02 names, types, clauses · 03 fidelity to the official text ·
// 04 lints · 05 cases and scenarios · 06 project, commands
registry! {
    Error QF0001 NOT_UTF8;
    Error QF0530 GOLDEN_MALFORMED;
    Error QF0531 GOLDEN_FORMAT;
    Error QF0532 GOLDEN_DUPLICATE;
    Error QF0533 GOLDEN_ORPHAN;
    Error QF0534 GOLDEN_WITHOUT_SCENARIOS;
    Error QF0535 GOLDEN_MISSING;
    Error QF0536 GOLDEN_DIFFERS;
    Note QF0537 OUTCOME_FLIPPED;
    Error QF0540 EXPECTED_OUTCOME;
    Error QF0541 EXPECTED_BASIS;
    Error QF0542 EXPECTED_PENDING;
    Error QF0543 SCENARIO_CONTRADICTORY;
    Error QF0544 SCENARIO_TEXT_NOT_HELD;
    Error QF0545 SCENARIO_NO_MODEL;
    Error QF0550 NOTHING_SELECTED;
    Error QF0551 ACCEPT_UNDER_VERSION;
}
