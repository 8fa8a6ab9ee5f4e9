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
    Unreadable(Box<Diagnostic<Span>>),
    /// The run was against another version than the scenarios name.
    OtherVersion,
}

impl AcceptError {
    /// As a finding about the golden; `name` gives its places.
    pub fn diagnostic(self, name: impl Fn(Span) -> Location) -> Diagnostic {
        match self {
            AcceptError::Unreadable(finding) => finding.map(name),
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
    let entry = |title: &String| {
        fresh(file, title, filter)
            .or_else(|| held.find(title))
            .cloned()
    };
    let mut records: Vec<Record> = file.titles.iter().filter_map(entry).collect();
    if !whole || file.unresolved {
        let orphans = held
            .records
            .iter()
            .filter(|record| !file.titles.contains(&record.title));
        records.extend(orphans.cloned());
    }
    Ok(write(&Golden { records }))
}

/// The decision to write for `title`, when it is selected and could be decided.
fn fresh<'f>(file: &'f FileReport, title: &str, filter: &Filter) -> Option<&'f Record> {
    let case = file.cases.iter().find(|case| case.title == title)?;
    case.record
        .as_ref()
        .filter(|_| filter.has(&file.file, title))
}

/// Whether nothing of the old golden would be needed.
fn decides_everything(file: &FileReport) -> bool {
    let decided = |title: &String| {
        file.cases
            .iter()
            .any(|case| case.title == *title && case.record.is_some())
    };
    !file.unresolved && file.titles.iter().all(decided)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Options;
    use crate::sample::{self, assess_one, decision, trial};
    use crate::suite::SuiteReport;

    /// 甲 and 乙, both without what they presumed.
    fn changed_run(golden: Option<&str>) -> SuiteReport {
        let mut now = decision();
        now.presumed.clear();
        let file = sample::file(vec![trial("甲", now.clone()), trial("乙", now)]);
        assess_one(file, golden, &Options::default())
    }

    fn old(titles: &[&str]) -> String {
        write(&Golden {
            records: titles.iter().map(|title| sample::record(title)).collect(),
        })
    }

    fn titles(text: &str) -> Vec<String> {
        let golden = parse(text).expect("reads");
        golden
            .records
            .into_iter()
            .map(|record| record.title)
            .collect()
    }

    #[test]
    fn accepting_everything_turns_the_run_green_in_the_order_of_the_scenarios() {
        let before = old(&["乙", "丙", "甲"]);
        let report = changed_run(Some(&before));
        assert!(!report.is_green());
        let text = accept(Some(&before), &report.files[0], &Filter::default()).expect("accepts");
        assert_eq!(titles(&text), ["甲", "乙"]);
        assert!(changed_run(Some(&text)).is_green());
    }

    #[test]
    fn accepting_one_case_keeps_the_others_and_the_orphans() {
        let before = old(&["乙", "丙", "甲"]);
        let report = changed_run(Some(&before));
        let text = accept(Some(&before), &report.files[0], &Filter::title("甲")).expect("accepts");
        assert_eq!(titles(&text), ["甲", "乙", "丙"]);
        let golden = parse(&text).expect("reads");
        assert_eq!(golden.find("乙"), Some(&sample::record("乙")));
        assert_ne!(golden.find("甲"), Some(&sample::record("甲")));
    }

    #[test]
    fn an_unreadable_golden_is_only_replaced_whole() {
        let report = changed_run(Some("<<<<<<< HEAD"));
        let one = accept(Some("<<<<<<< HEAD"), &report.files[0], &Filter::title("甲"));
        assert!(matches!(one, Err(AcceptError::Unreadable(_))));
        let all = accept(Some("<<<<<<< HEAD"), &report.files[0], &Filter::default());
        assert_eq!(titles(&all.expect("accepts")), ["甲", "乙"]);
    }

    #[test]
    fn a_scenario_that_did_not_resolve_keeps_its_golden() {
        let before = old(&["甲", "乙", "丙"]);
        let mut report = changed_run(Some(&before));
        report.files[0].unresolved = true;
        let text = accept(Some(&before), &report.files[0], &Filter::default()).expect("accepts");
        assert_eq!(titles(&text), ["甲", "乙", "丙"]);
    }

    #[test]
    fn accepting_what_is_accepted_changes_nothing() {
        let report = changed_run(None);
        let once = accept(None, &report.files[0], &Filter::default()).expect("accepts");
        let report = changed_run(Some(&once));
        assert_eq!(
            accept(Some(&once), &report.files[0], &Filter::default()),
            Ok(once)
        );
    }
}
