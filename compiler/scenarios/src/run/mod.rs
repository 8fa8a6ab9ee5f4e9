//! A run: find, decide, compare.

mod assess;
mod bearing;
mod claim;
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
    /// Whether a scenario without a golden counts as failed (CI).
    pub check: bool,
}

/// Runs the selected scenarios. `goldens` holds every golden text of the project by path.
pub fn run(
    project: &Project,
    goldens: &BTreeMap<String, String>,
    options: &Options,
) -> SuiteReport {
    let files = resolve::trial_files(project, options);
    assess(files, goldens, options, project.sources())
}

#[cfg(test)]
mod tests;
