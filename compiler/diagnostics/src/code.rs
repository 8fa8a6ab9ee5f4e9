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
    Error QF0007 BIDI_CONTROL;
    Error QF0008 ZERO_WIDTH_IN_CODE;
    Warning QF0009 ZERO_WIDTH_IN_WORDS;
    Warning QF0010 COMPATIBILITY_CHARACTER;
    Warning QF0011 PRIVATE_CHARACTER;
    Error QF0101 UNEXPECTED_WORD;
    Error QF0102 SENTENCE_BREAKS_OFF;
    Error QF0103 TOO_MANY_WORDS;
    Error QF0104 UNCLOSED_QUOTATION;
    Error QF0105 UNCLOSED_NAME;
    Error QF0106 UNCLOSED_BRACKET;
    Error QF0107 TOO_DEEP;
    Error QF0108 MIXED_CONNECTIVES;
    Error QF0109 CHAINED_IMPLICATION;
    Error QF0110 MALFORMED_NUMERAL;
    Error QF0111 MALFORMED_VALUE;
    Error QF0112 NO_SUCH_DATE;
    Error QF0113 VALUE_TOO_FINE;
    Error QF0114 VALUE_TOO_LARGE;
    Error QF0115 BAD_RANGE;
    Error QF0116 REPEATED_LINE;
    Error QF0117 MISSING_PART;
    Error QF0118 TOO_FEW_OPTIONS;
    Error QF0119 LINE_ASTRAY;
    Error QF0120 SUBITEM_WITHOUT_ITEM;
    Error QF0121 UNKNOWN_STATEMENT;
    Error QF0122 UNKNOWN_BLOCK;
    Warning QF0450 MISMATCHED_BRACKETS;
}
