//! Lints: what a careful colleague would remark on, in a text that stands.
//!
//! Each lint is a pure function of a [`LintInput`]; levels are set by the project, and
//! [`allow::applied`] takes away what a source allows with a reason.

pub mod allow;
mod body_names;
pub mod clauses;
mod commencement;
mod conditions;
mod day_type;
mod factless;
mod modals;
mod norm_act;
mod numbering;
pub mod pending;
mod period;
mod quantifier;
mod reasons;
mod repeal;
#[cfg(test)]
mod sample;
mod stated_count;
mod terms;
pub mod usage;

use crate::place::Place;
use clauses::ClauseAt;
use qufen_diagnostics::{Code, Diagnostic, Severity, codes};
use qufen_syntax::ast::{Block, Body};
use std::collections::BTreeSet;

/// One instrument file, and what it is judged against.
#[derive(Clone, Copy, Debug)]
pub struct LintInput<'a> {
    /// Index of the file in the project.
    pub file: u32,
    /// The file's blocks in order: index, tree, text.
    pub blocks: &'a [(u32, &'a Block, &'a str)],
    /// Its clauses, parents before children, in the order of the text.
    pub clauses: &'a [ClauseAt<'a>],
    /// Every 机构 that the file can see: its own and those of the modules that it uses.
    pub bodies: &'a [&'a Body],
    /// Title (without 《》) and version of every instrument of the project, stubs included.
    pub instruments: &'a BTreeSet<(String, String)>,
}

/// A lint: the codes that it may give, and how.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// What it may report.
    pub codes: &'static [Code],
    /// Looks at one instrument file.
    pub run: fn(&LintInput<'_>) -> Vec<Diagnostic<Place>>,
}

/// Every lint of an instrument file.
pub const ALL: &[Lint] = &[
    Lint {
        codes: &[codes::NUMBER_GAP, codes::NUMBER_TWICE],
        run: numbering::check,
    },
    Lint {
        codes: &[codes::STATED_COUNT],
        run: stated_count::check,
    },
    Lint {
        codes: &[codes::QUANTIFIER_AGAINST_WORDS, codes::QUANTIFIER_UNSTATED],
        run: quantifier::check,
    },
    Lint {
        codes: &[codes::PERIOD_WITHOUT_LENGTH],
        run: period::check,
    },
    Lint {
        codes: &[codes::DAY_TYPE_UNCLEAR],
        run: day_type::check,
    },
    Lint {
        codes: &[
            codes::START_DATE_UNKNOWN,
            codes::START_DATE_MISSING,
            codes::START_DATES_CONFLICT,
        ],
        run: commencement::check,
    },
    Lint {
        codes: &[codes::REPEAL_UNRESOLVED],
        run: repeal::check,
    },
    Lint {
        codes: &[codes::BARE_YING, codes::MIXED_MODALS],
        run: modals::check,
    },
    Lint {
        codes: &[codes::BODY_UNDER_SEVERAL_NAMES],
        run: body_names::check,
    },
    Lint {
        codes: &[codes::CLAUSE_WITHOUT_FACT],
        run: factless::check,
    },
    Lint {
        codes: &[codes::CONDITION_REPEATED, codes::CONDITION_CONTRADICTED],
        run: conditions::check,
    },
    Lint {
        codes: &[codes::ACT_NOT_IN_WORDS],
        run: norm_act::check,
    },
    Lint {
        codes: &[codes::REASON_EMPTY],
        run: reasons::check,
    },
    Lint {
        codes: &[codes::NOT_YET_ENCODED],
        run: pending::check,
    },
];

/// What the lints find that is an error.
pub fn errors(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let may_err = |lint: &&Lint| lint.codes.iter().any(|it| it.severity() == Severity::Error);
    let found = ALL
        .iter()
        .filter(may_err)
        .flat_map(|lint| (lint.run)(input));
    found
        .filter(|finding| finding.severity == Severity::Error)
        .collect()
}

/// Everything that the lints find in one instrument file, by place.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found: Vec<_> = ALL.iter().flat_map(|lint| (lint.run)(input)).collect();
    found.sort_by_key(|diagnostic| (diagnostic.place, diagnostic.code));
    found
}
