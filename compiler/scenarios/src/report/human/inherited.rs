//! The scenarios that an amended version takes over, before and after.

use super::super::findings::settled;
use super::Page;
use crate::messages::{self, InheritedTally};
use crate::suite::{CaseReport, Inherited, InheritedSuite, Status, SuiteReport};

impl Page {
    /// What an amended version takes over: what stays as it was is only counted.
    pub(super) fn inherited(&mut self, report: &SuiteReport, suite: &InheritedSuite) {
        self.blank();
        let nature = suite.nature.as_deref();
        let nature = nature.map_or(String::new(), |it| {
            qufen_analysis::wording::nature(it, self.language)
        });
        let version = format!("{}{nature}", suite.version);
        self.line(
            0,
            &messages::inherited(&suite.base, &version, self.language),
        );
        for file in &suite.files {
            let counts = InheritedTally::of(&file.cases);
            let told = messages::inherited_counts(counts, self.language);
            self.line(0, &format!("{}  {told}", file.file));
            let untold = |case: &&CaseReport| !stays(case);
            file.cases
                .iter()
                .filter(untold)
                .for_each(|case| self.case(report, case));
        }
    }

    pub(super) fn fate(&mut self, case: &CaseReport, fate: &Inherited) {
        if case.status == Status::Changed {
            let (before, after) = (settled(&fate.before), settled(&fate.after));
            self.line(
                3,
                &messages::changed_by_decision(&before, &after, self.language),
            );
        } else if !case.differences.is_empty() {
            self.line(3, messages::other_reasons(self.language));
        }
        if !fate.lost.is_empty() {
            self.line(3, &messages::not_spoken_of(&fate.lost, self.language));
        }
    }
}

/// Whether nothing need be said of an inherited scenario.
fn stays(case: &CaseReport) -> bool {
    let lost = case
        .inherited
        .as_ref()
        .is_some_and(|it| !it.lost.is_empty());
    case.status == Status::Passed && case.differences.is_empty() && !lost
}
