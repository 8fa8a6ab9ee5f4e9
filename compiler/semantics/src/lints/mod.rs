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
mod outside;
pub mod pending;
mod period;
mod quantifier;
mod reasons;
mod repeal;
#[cfg(test)]
mod sample;
mod stated_count;
mod terms;
mod undeclared_tolerance;
pub mod usage;

use crate::place::Place;
use clauses::ClauseAt;
use qufen_diagnostics::{Code, Diagnostic, Severity, codes};
use qufen_syntax::ast::{Block, Body};

/// One instrument file, and what it is judged against.
#[derive(Clone, Copy)]
pub struct LintInput<'a> {
    /// Index of the file in the project.
    pub file: u32,
    /// The file's blocks in order: index, tree, text.
    pub blocks: &'a [(u32, &'a Block, &'a str)],
    /// Its clauses, parents before children, in the order of the text.
    pub clauses: &'a [ClauseAt<'a>],
    /// Every 机构 that the file can see: its own and those of the modules that it uses.
    pub bodies: &'a [&'a Body],
    /// Title (without 《》) and version of every instrument of the project, stubs included: asked for
    /// where they are needed, since all that is known by their help ends when one comes or goes.
    pub instruments: &'a dyn Fn() -> Vec<(&'a str, &'a str)>,
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
        codes: &[codes::OUTSIDE_NOT_FIRST],
        run: outside::check,
    },
    Lint {
        codes: &[codes::TOLERANCE_UNDECLARED],
        run: undeclared_tolerance::check,
    },
    Lint {
        codes: &[codes::NOT_YET_ENCODED],
        run: pending::check,
    },
];

/// What the lints that may find an error find in one instrument file.
pub fn of_errors(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    found(input, Lint::may_err)
}

/// What all other lints find in one instrument file.
pub fn of_remarks(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    found(input, |lint| !lint.may_err())
}

fn found(input: &LintInput<'_>, wanted: fn(&Lint) -> bool) -> Vec<Diagnostic<Place>> {
    let lints = ALL.iter().filter(|lint| wanted(lint));
    lints.flat_map(|lint| (lint.run)(input)).collect()
}

impl Lint {
    fn may_err(&self) -> bool {
        self.codes.iter().any(|it| it.severity() == Severity::Error)
    }
}
