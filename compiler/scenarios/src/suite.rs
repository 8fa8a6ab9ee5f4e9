//! The result of a run, as data. Reports are pure functions of it.

use crate::compare::{Change, Difference, Failure};
use crate::golden::{Golden, Record};
use crate::run::Claim;
use qufen_diagnostics::{Diagnostic, Location, Severity, Sources, codes};
use qufen_semantics::InstrumentName;
use std::collections::BTreeSet;

/// The whole run.
#[derive(Clone, Debug, Default)]
pub struct SuiteReport {
    /// In order of path; only files with a selected scenario or a finding.
    pub files: Vec<FileReport>,
    /// The scenarios that versions made by decisions take over, version by version.
    pub inherited: Vec<InheritedSuite>,
    /// Findings about no scenario file, such as a golden without one.
    pub problems: Vec<Diagnostic>,
    /// The texts that locations point into, goldens included.
    pub sources: Sources,
    /// The version that all scenarios ran against, when one was asked for.
    pub target: Option<String>,
    /// Whether a scenario without a golden counts as failed.
    pub check: bool,
}

/// The scenarios of one version, asked of the version that a decision made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InheritedSuite {
    /// The version that the decision made.
    pub heir: InstrumentName,
    /// `《…》 版本 …` that the decision made.
    pub version: String,
    /// 草案 or 示例.
    pub nature: Option<String>,
    /// `《…》 版本 …` that it amended.
    pub base: String,
    /// Files with an inherited scenario that is selected, in order of path.
    pub files: Vec<FileReport>,
}

/// What an inherited scenario comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inherited {
    /// The outcome under the version amended; all that remain possible, where that is more than one.
    pub before: Vec<String>,
    /// Under the version that the decision made.
    pub after: Vec<String>,
    /// Facts and readings that it states and that version does not know.
    pub lost: Vec<String>,
}

/// One scenario file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its path.
    pub file: String,
    /// The titles of all its scenarios, selected or not.
    pub titles: Vec<String>,
    /// Whether some scenario could not be resolved, so that `titles` may lack it.
    pub unresolved: bool,
    /// Whether it ran under another version than its scenarios name, so that no golden applies.
    pub under_target: bool,
    /// The selected scenarios.
    pub cases: Vec<CaseReport>,
    /// Its golden, where there is one that can be read.
    pub golden: Option<Golden>,
    /// Unresolved scenarios, a golden that cannot be read, entries without a scenario.
    pub problems: Vec<Diagnostic>,
}

/// How a scenario stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// As its golden and its 期望 say.
    Passed,
    /// Otherwise than one of them says.
    Failed,
    /// No golden entry yet, and no complaint.
    New,
    /// Inherited, and the decision changes its outcome. No scenario of the new version's own says that
    /// this is meant.
    Changed,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReport {
    /// Its title.
    pub title: String,
    /// The title's words.
    pub place: Location,
    /// 期望.
    pub expectation_place: Option<Location>,
    /// `《…》 版本 …` that it ran under.
    pub instrument: String,
    /// 草案 or 示例.
    pub nature: Option<String>,
    /// The sides of distinctions that it claims to cover.
    pub covers: Vec<Claim>,
    /// How it stands.
    pub status: Status,
    /// How the decision differs from the golden.
    pub changed: BTreeSet<Change>,
    /// The differences themselves; of an inherited scenario, those of the reasons.
    pub differences: Vec<Difference>,
    /// What of 期望 is not met, or why nothing could be decided.
    pub failures: Vec<Failure>,
    /// The golden's outcome and the one now, where another version was asked for and they differ.
    pub flipped: Option<(String, String)>,
    /// Before and after the decision, where the scenario is inherited and both can be told.
    pub inherited: Option<Inherited>,
    /// The decision; `None` when the case could not be decided.
    pub record: Option<Record>,
}

impl CaseReport {
    /// Of a scenario that is not decided yet, and fails if it never is.
    pub(crate) fn undecided(
        title: &str,
        place: Location,
        instrument: &str,
        nature: Option<String>,
    ) -> CaseReport {
        CaseReport {
            title: title.to_owned(),
            place,
            expectation_place: None,
            instrument: instrument.to_owned(),
            nature,
            covers: Vec::new(),
            status: Status::Failed,
            changed: BTreeSet::new(),
            differences: Vec::new(),
            failures: Vec::new(),
            flipped: None,
            inherited: None,
            record: None,
        }
    }
}

/// How many scenarios stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// As expected.
    pub passed: usize,
    /// Failed scenarios.
    pub failed: usize,
    /// Without a golden.
    pub new: usize,
    /// Inherited, with another outcome.
    pub changed: usize,
    /// Findings that are errors: unreadable goldens, orphans, unresolved scenarios.
    pub problems: usize,
}

impl SuiteReport {
    /// Every case with its file, in order; inherited ones last.
    pub fn cases(&self) -> impl Iterator<Item = (&FileReport, &CaseReport)> {
        let inherited = self.inherited.iter().flat_map(|suite| &suite.files);
        let files = self.files.iter().chain(inherited);
        files.flat_map(|file| file.cases.iter().map(move |case| (file, case)))
    }

    /// Adds what amended versions inherit. Where that is all there is to run, it is enough.
    pub(crate) fn take_over(&mut self, suites: Vec<InheritedSuite>, problems: Vec<Diagnostic>) {
        if suites.iter().any(|suite| !suite.files.is_empty()) {
            self.problems
                .retain(|it| it.code != codes::NOTHING_SELECTED);
        }
        self.inherited = suites;
        let told: Vec<&Diagnostic> = self.files.iter().flat_map(|it| &it.problems).collect();
        let news = problems.into_iter().filter(|it| !told.contains(&it));
        let news: Vec<Diagnostic> = news.collect();
        self.problems.extend(news);
    }

    /// Every finding outside the cases, in order.
    pub fn all_problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files
            .iter()
            .flat_map(|file| &file.problems)
            .chain(&self.problems)
    }

    /// How many stand how.
    pub fn tally(&self) -> Tally {
        let count = |status| {
            self.cases()
                .filter(|(_, case)| case.status == status)
                .count()
        };
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        Tally {
            passed: count(Status::Passed),
            failed: count(Status::Failed),
            new: count(Status::New),
            changed: count(Status::Changed),
            problems: self.all_problems().filter(is_error).count(),
        }
    }

    /// Whether the suite stands: exit code 0.
    pub fn is_green(&self) -> bool {
        let tally = self.tally();
        let unreviewed = tally.new + tally.changed;
        tally.failed == 0 && tally.problems == 0 && !(self.check && unreviewed > 0)
    }

    /// Whether this case counts as failed.
    pub fn counts_as_failed(&self, case: &CaseReport) -> bool {
        match case.status {
            Status::Passed => false,
            Status::Failed => true,
            Status::New | Status::Changed => self.check,
        }
    }
}
