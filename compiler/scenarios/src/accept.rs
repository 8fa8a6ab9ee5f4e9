//! The golden text that would make the chosen scenarios pass. Writing it is the caller's.

use crate::filter::Filter;
use crate::golden::{Golden, Record, parse, write};
use crate::suite::FileReport;
use qufen_diagnostics::{Diagnostic, Location, Span, codes};

/// Why a golden cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AcceptError {
    /// The old golden cannot be read, so the entries to keep are not known. Accepting the whole
    /// file replaces it.
    Unreadable(Diagnostic<Span>),
    /// The run was against another version than the scenarios name.
    OtherVersion,
}

impl AcceptError {
    /// As a finding about the golden file.
    pub fn diagnostic(self, name: impl Fn(Span) -> Location) -> Diagnostic {
        match self {
            AcceptError::Unreadable(diagnostic) => diagnostic.map(name),
            AcceptError::OtherVersion => Diagnostic::nowhere(codes::ACCEPT_UNDER_VERSION),
        }
    }
}

/// The new golden text of one file. Entries of selected scenarios are replaced by their decisions,
/// all others kept; the order is that of the scenarios. Entries without a scenario are dropped
/// only when the whole file is accepted and every scenario of it could be resolved.
pub fn accept(
    golden: Option<&str>,
    file: &FileReport,
    filter: &Filter,
) -> Result<String, AcceptError> {
    if file.under_target {
        return Err(AcceptError::OtherVersion);
    }
    let whole = filter.takes_whole_files() && filter.has_file(&file.file);
    let held = match golden.map(parse) {
        None => Golden::default(),
        Some(Ok(golden)) => golden,
        Some(Err(_)) if whole && decides_everything(file) => Golden::default(),
        Some(Err(diagnostic)) => return Err(AcceptError::Unreadable(diagnostic)),
    };
    let entry = |title: &String| fresh(file, title, filter).or_else(|| held.find(title)).cloned();
    let mut records: Vec<Record> = file.titles.iter().filter_map(entry).collect();
    if !whole || file.unresolved {
        let orphans = held.records.iter().filter(|record| !file.titles.contains(&record.title));
        records.extend(orphans.cloned());
    }
    Ok(write(&Golden { records }))
}

/// The decision to write for `title`, when it is selected and could be decided.
fn fresh<'f>(file: &'f FileReport, title: &str, filter: &Filter) -> Option<&'f Record> {
    let case = file.cases.iter().find(|case| case.title == title)?;
    case.record.as_ref().filter(|_| filter.has(&file.file, title))
}

/// Whether nothing of the old golden would be needed.
fn decides_everything(file: &FileReport) -> bool {
    let decided = |title: &String| {
        file.cases.iter().any(|case| case.title == *title && case.record.is_some())
    };
    !file.unresolved && file.titles.iter().all(decided)
}
