//! A run: find, decide, compare.

mod assess;
mod bearing;
mod claim;
mod inherit;
mod resolve;
mod trial;

pub use assess::assess;
pub use claim::Claim;
pub use trial::{Trial, TrialFile, Undecidable};

use crate::filter::Filter;
use crate::suite::SuiteReport;
use qufen_semantics::{InstrumentName, Project};
use std::collections::BTreeMap;

/// What to run, and how strictly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which scenarios.
    pub filter: Filter,
    /// Run all against this version instead of the one that each names. Goldens do not apply then:
    /// only 期望 and 区分 are checked, and outcomes that differ from the golden's are reported.
    pub target: Option<InstrumentName>,
    /// Versions that decisions made: the scenarios that they inherit are asked of them, too.
    pub heirs: Vec<InstrumentName>,
    /// Whether a scenario without a golden, and one whose outcome a decision changes, counts as
    /// failed (CI).
    pub check: bool,
}

/// Runs the selected scenarios. `goldens` holds every golden text of the project by path.
pub fn run(
    project: &Project,
    goldens: &BTreeMap<String, String>,
    options: &Options,
) -> SuiteReport {
    let files = resolve::trial_files(project, options);
    let (inherited, problems) = inherit::inherited_suites(project, options);
    let mut report = assess(files, goldens, options, project.sources());
    report.take_over(inherited, problems);
    report
}

#[cfg(test)]
mod tests;
