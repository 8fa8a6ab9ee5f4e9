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
// 04 lints · 05 cases and scenarios · 06 project, commands · 07 one version and the next
registry! {
    Error QF0001 NOT_UTF8;
    Error QF0002 FILE_MISSING;
    Error QF0003 FOLDER_NOT_FILE;
    Error QF0004 UNREADABLE;
    Error QF0005 EMPTY_FILE;
    Error QF0006 FILE_TOO_LARGE;
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
    Error QF0123 FOREIGN_QUOTES;
    Error QF0124 COUNT_OF_NEW_CLAUSES;
    Error QF0125 LINE_UNDER_OPERATION;
    Error QF0201 NAME_UNDECLARED;
    Error QF0202 NAME_DECLARED_TWICE;
    Error QF0203 NOT_A_CONDITION;
    Error QF0204 VALUE_OUTSIDE_TYPE;
    Error QF0205 NOT_ORDERED;
    Error QF0206 NOT_A_FACT;
    Error QF0207 OUTCOME_IN_CONDITION;
    Error QF0208 OUTCOME_UNDECLARED;
    Error QF0209 CITATION_DANGLING;
    Error QF0210 CITATION_AMBIGUOUS;
    Error QF0211 CITATION_WITHOUT_POSITION;
    Error QF0212 CLAUSE_IS_NO_CONDITION;
    Error QF0213 CLAUSE_CYCLE;
    Error QF0214 DEFINITION_CYCLE;
    Error QF0215 ITEM_WITHOUT_MEANING;
    Error QF0216 NO_ITEMS_BELOW;
    Error QF0217 CLAUSE_UNACCOUNTED;
    Error QF0218 CONFLICTING_ENCODINGS;
    Error QF0219 NOTHING_TO_EXCEPT;
    Error QF0220 ARGUMENT_COUNT;
    Error QF0221 PRINCIPLE_UNDECLARED;
    Error QF0222 PARAMETER_UNKNOWN;
    Error QF0223 READING_UNDECLARED;
    Error QF0224 READING_OPTION_UNKNOWN;
    Error QF0225 READING_DEFAULT;
    Error QF0226 BODY_UNDECLARED;
    Error QF0227 TYPE_UNKNOWN;
    Error QF0228 MODULE_UNKNOWN;
    Error QF0229 DECISION_MISSING;
    Error QF0230 DEFAULT_MISSING;
    Error QF0231 SCOPE_WITHOUT_OTHERWISE;
    Error QF0232 BLOCK_OUT_OF_PLACE;
    Error QF0233 HEADER_MISSING;
    Error QF0234 VERSION_MISSING;
    Error QF0235 VERSION_DECLARED_TWICE;
    Error QF0236 STUB_WITH_ARTICLES;
    Error QF0237 MODULE_NOT_USED;
    Error QF0238 LENIENCY_CYCLE;
    Error QF0240 PERIODS_OVERLAP;
    Error QF0241 PERIOD_MISSING;
    Error QF0242 RETROACTIVITY_WITHOUT_ORDER;
    Error QF0243 AMENDED_UNKNOWN;
    Error QF0244 AMENDED_HAS_ERRORS;
    Error QF0245 PLACE_UNKNOWN;
    Error QF0246 PLACE_AMBIGUOUS;
    Error QF0247 DECISION_WITHOUT_START;
    Error QF0248 NOT_A_DECISION;
    Error QF0249 PLACE_UNSAID;
    Error QF0250 NO_LEAD_IN;
    Error QF0301 WORDS_ALTERED;
    Error QF0302 WORDS_MISSING;
    Error QF0303 WORDS_EXTRA;
    Error QF0304 CLAUSE_MOVED;
    Error QF0305 CLAUSE_ABSENT;
    Error QF0306 OFFICIAL_TEXT_MISSING;
    Error QF0307 LABEL_ALTERED;
    Error QF0308 TEXTS_FAR_APART;
    Warning QF0401 NUMBER_GAP;
    Error QF0402 NUMBER_TWICE;
    Warning QF0403 STATED_COUNT;
    Warning QF0404 QUANTIFIER_AGAINST_WORDS;
    Note QF0405 QUANTIFIER_UNSTATED;
    Warning QF0406 PERIOD_WITHOUT_LENGTH;
    Note QF0407 DAY_TYPE_UNCLEAR;
    Warning QF0408 START_DATE_UNKNOWN;
    Warning QF0409 START_DATE_MISSING;
    Warning QF0410 REPEAL_UNRESOLVED;
    Warning QF0411 BARE_YING;
    Note QF0412 MIXED_MODALS;
    Warning QF0413 BODY_UNDER_SEVERAL_NAMES;
    Warning QF0414 FACT_UNUSED;
    Warning QF0415 CLAUSE_WITHOUT_FACT;
    Warning QF0416 CONDITION_REPEATED;
    Warning QF0417 ACT_NOT_IN_WORDS;
    Warning QF0418 REASON_EMPTY;
    Warning QF0419 ALLOW_UNKNOWN;
    Warning QF0420 ALLOW_IDLE;
    Warning QF0421 START_DATES_CONFLICT;
    Warning QF0422 CONDITION_CONTRADICTED;
    Warning QF0423 OUTSIDE_NOT_FIRST;
    Warning QF0424 TOLERANCE_UNDECLARED;
    Warning QF0450 MISMATCHED_BRACKETS;
    Error QF0501 SCENARIO_WITHOUT_POLICY;
    Error QF0502 POLICY_UNKNOWN;
    Error QF0503 POLICY_AMBIGUOUS;
    Error QF0504 CASE_FACT_UNKNOWN;
    Error QF0505 VALUE_OUTSIDE_FACT;
    Error QF0506 FACT_GIVEN_TWICE;
    Error QF0507 REST_NOT_BOOLEAN;
    Error QF0508 BASELINE_UNKNOWN;
    Error QF0509 BASELINE_CYCLE;
    Error QF0510 DISTINCTION_UNKNOWN;
    Error QF0511 SCENARIO_DECLARED_TWICE;
    Error QF0530 GOLDEN_MALFORMED;
    Error QF0531 GOLDEN_FORMAT;
    Error QF0532 GOLDEN_DUPLICATE;
    Error QF0533 GOLDEN_ORPHAN;
    Error QF0534 GOLDEN_WITHOUT_SCENARIOS;
    Error QF0535 GOLDEN_MISSING;
    Error QF0536 GOLDEN_DIFFERS;
    Note QF0537 OUTCOME_FLIPPED;
    Error QF0538 OUTCOME_CHANGED_BY_DECISION;
    Error QF0540 EXPECTED_OUTCOME;
    Error QF0541 EXPECTED_BASIS;
    Error QF0542 EXPECTED_PENDING;
    Error QF0543 SCENARIO_CONTRADICTORY;
    Error QF0544 SCENARIO_TEXT_NOT_HELD;
    Error QF0545 SCENARIO_NO_MODEL;
    Error QF0546 CLAIMED_SIDE;
    Error QF0550 NOTHING_SELECTED;
    Error QF0551 ACCEPT_UNDER_VERSION;
    Error QF0552 COVERAGE_BELOW;
    Error QF0553 COVERAGE_UNFINISHED;
    Error QF0554 NO_CONTRAST;
    Error QF0555 NO_DISTINCTIONS;
    Error QF0601 SETTINGS_SYNTAX;
    Error QF0602 SETTINGS_UNKNOWN_KEY;
    Error QF0603 SETTINGS_UNKNOWN_LINT;
    Error QF0604 SETTINGS_BAD_LEVEL;
    Error QF0605 NO_PROJECT;
    Error QF0606 NO_SOURCES;
    Error QF0607 NOT_IN_ENCODING;
    Note QF0608 CONVERTED;
    Error QF0609 SEVERAL_TO_COMPARE;
    Error QF0610 SEVERAL_VERSIONS_FOR_CASE;
    Error QF0611 NO_INSTRUMENT;
    Error QF0612 SEVERAL_INSTRUMENTS;
    Error QF0613 VERSION_NOT_FOUND;
    Error QF0614 TEXT_NOT_HELD;
    Error QF0615 NOT_A_SOURCE;
    Error QF0616 OFFICIAL_TEXT_NAMED;
    Error QF0617 TEXT_OF_THE_TIME_NOT_HELD;
    Error QF0618 NO_VERSION_IN_FORCE;
    Error QF0619 SEVERAL_VERSIONS_IN_FORCE;
    Error QF0620 DAYS_OUT_OF_ORDER;
    Error QF0621 CASE_NOT_JSON;
    Error QF0622 CASE_SHAPE;
    Error QF0623 CASE_WITHOUT_SCENARIO;
    Error QF0624 SEVERAL_SCENARIOS;
    Error QF0625 SCENARIO_NOT_FOUND;
    Error QF0626 READING_GIVEN_TWICE;
    Error QF0627 UNKNOWN_READING;
    Error QF0628 UNKNOWN_READING_OPTION;
    Error QF0629 CASE_CONTRADICTORY;
    Error QF0630 CASE_PART_UNKNOWN;
    Error QF0631 FOLDER_NOT_EMPTY;
    Error QF0632 CANNOT_WRITE;
    Error QF0633 UNKNOWN_CODE;
    Error QF0634 ACCEPT_IN_CI;
    Error QF0635 CANNOT_PRINT;
    Error QF0636 ACCEPT_UNSEEN;
    Error QF0639 FILE_EXISTS;
    Error QF0701 WORDS_NOT_FOUND;
    Error QF0702 WORDS_FOUND_OFTEN;
    Error QF0703 OPERATIONS_CONFLICT;
    Error QF0704 NUMBER_TAKEN;
    Error QF0705 NUMBER_BEYOND;
    Error QF0706 TARGET_UNFIT;
    Error QF0707 TARGET_COUNT;
    Error QF0708 LABEL_OF_NEW_CLAUSE;
    Error QF0709 NOT_IN_DIVISION;
    Error QF0710 ARTICLE_EMPTIED;
    Error QF0711 CITED_CLAUSE_DELETED;
    Error QF0712 CITED_RANGE_BROKEN;
    Warning QF0713 CITED_IN_WORDS_DELETED;
    Warning QF0714 CITATION_NOT_ADJUSTED;
    Warning QF0715 ARTICLES_REORDERED;
    Error QF0716 RESULT_DIFFERS;
    Warning QF0717 CITED_RANGE_IN_WORDS_BROKEN;
    Error QF0718 LABEL_IN_WORDS;
    Error QF0719 NOT_BESIDE;
    Error QF0720 ANNOUNCED_NOT_WRITTEN;
    Error QF0721 WITHDRAWN_UNDECLARED;
    Error QF0722 WITHDRAWN_IN_USE;
    Warning QF0723 NUMBER_PARTED;
    Note QF0740 NOT_YET_ENCODED;
    Error QF0741 NO_ARTICLES;
    Error QF0742 UNPAIRED_BRACKETS;
    Error QF0743 FORMAT_NOT_IMPORTED;
    Error QF0744 NO_STATEMENTS;
    Error QF0745 SEVERAL_LAWS;
    Error QF0746 ANOTHER_LAW;
    Note QF0747 OTHER_WORDS_CHANGED;
    Note QF0748 CHANGED_EVERYWHERE;
    Note QF0749 MARK_ADDED;
    Error QF0750 NO_DIFFERENCE;
    Error QF0751 NOT_SAID_BY_DECISIONS;
    Error QF0752 DRAFT_NOT_EXACT;
    Note QF0753 LEFT_ASIDE;
    Error QF0760 DIFF_TEXT_NOT_HELD;
    Error QF0761 DIFF_GOLDEN_MALFORMED;
    Error QF0762 DIFF_GOLDEN_FORMAT;
    Error QF0763 DIFF_GOLDEN_FOREIGN;
    Error QF0764 DIFF_NOT_AS_APPROVED;
    Error QF0765 DIFF_UNFINISHED;
    Error QF0766 RENAMED_FACT_UNKNOWN;
    Error QF0790 VERSION_UNSAID;
}
