//! The scenarios of a version, asked of the version that a 修改决定 made of it.

use super::Options;
use crate::compare::{Failure, Joined};
use crate::golden::Record;
use crate::suite::{CaseReport, FileReport, Inherited, InheritedSuite, Status};
use qufen_analysis::Decider;
use qufen_diagnostics::Diagnostic;
use qufen_evaluator::{DecideError, Decision};
use qufen_revision::{align, passages};
use qufen_semantics::model::{Case, Model};
use qufen_semantics::scenario::InheritedScenario;
use qufen_semantics::{InstrumentName, Project};
use std::sync::Arc;

/// What the amended versions of the selection inherit, each scenario decided before and after; and
/// what keeps others from being read.
pub(super) fn inherited_suites(
    project: &Project,
    options: &Options,
) -> (Vec<InheritedSuite>, Vec<Diagnostic>) {
    let (mut suites, mut problems) = (Vec::new(), Vec::new());
    for heir in &options.heirs {
        let Some(succession) = Succession::of(project, heir) else {
            continue;
        };
        problems.extend(project.resting_on(heir).1);
        let mut files: Vec<FileReport> = Vec::new();
        let wanted = project.inherited(heir).into_iter();
        for scenario in wanted.filter(|it| options.filter.has_title(&it.scenario.title)) {
            let case = succession.case(&scenario);
            match files
                .last_mut()
                .filter(|it| it.file == scenario.scenario.file)
            {
                Some(file) => file.cases.push(case),
                None => files.push(file(scenario.scenario.file, case)),
            }
        }
        suites.push(InheritedSuite {
            heir: heir.clone(),
            version: shown(heir),
            nature: succession.nature,
            base: succession.base,
            files,
        });
    }
    problems.sort_by_key(|it| (it.place, it.code));
    problems.dedup();
    (suites, problems)
}

fn file(path: String, first: CaseReport) -> FileReport {
    FileReport {
        file: path,
        titles: Vec::new(),
        unresolved: false,
        under_target: true,
        cases: vec![first],
        golden: None,
        problems: Vec::new(),
    }
}

/// Both versions, ready to decide.
struct Succession {
    version: String,
    nature: Option<String>,
    base: String,
    old: Decider,
    new: Decider,
    joined: Joined,
}

impl Succession {
    /// `None` where no decision made the version, or errors keep one of the two from being decided
    /// under.
    fn of(project: &Project, heir: &InstrumentName) -> Option<Succession> {
        let base = project.base(heir)?;
        let (old, new) = (sound(project, base)?, sound(project, heir)?);
        let (before, after) = (passages(&old), passages(&new));
        Some(Succession {
            version: shown(heir),
            nature: new.instrument.nature.clone(),
            base: shown(base),
            joined: Joined::new(&old, &new, &align(&before, &after)),
            old: Decider::new(old),
            new: Decider::new(new),
        })
    }

    fn case(&self, inherited: &InheritedScenario) -> CaseReport {
        let scenario = &inherited.scenario;
        let (title, place) = (&scenario.title, scenario.place);
        let mut report = CaseReport::undecided(title, place, &self.version, self.nature.clone());
        let before = decided(&self.old, &inherited.before);
        let after = decided(&self.new, &scenario.case);
        match (before, after) {
            (Ok(before), Ok(after)) => self.compare(&mut report, &before, &after),
            (_, Err(failure)) | (Err(failure), _) => report.failures.push(failure),
        }
        if let Some(fate) = &mut report.inherited {
            fate.lost.clone_from(&inherited.lost);
        }
        report
    }

    fn compare(&self, report: &mut CaseReport, before: &Decision, after: &Decision) {
        let same = before.possible == after.possible;
        report.status = if same {
            Status::Passed
        } else {
            Status::Changed
        };
        report.differences = self.joined.differing_reasons(before, after);
        report.inherited = Some(Inherited {
            before: possible(before),
            after: possible(after),
            lost: Vec::new(),
        });
        let record = Record::of_decision(&report.title, after, self.joined.new_words());
        report.record = Some(record);
    }
}

fn sound(project: &Project, name: &InstrumentName) -> Option<Arc<Model>> {
    let sound = project.errors(name).is_empty();
    project.model(name).filter(|_| sound)
}

/// The decision as far as its reasons, or why there is none.
fn decided(decider: &Decider, case: &Case) -> Result<Decision, Failure> {
    decider.grounds(case).map_err(|error| match error {
        DecideError::TextNotHeld => Failure::TextNotHeld,
        DecideError::Contradictory { constraint } => Failure::Contradictory { constraint },
    })
}

/// The outcome, or all that remain possible.
fn possible(decision: &Decision) -> Vec<String> {
    match &decision.outcome {
        Some(outcome) => vec![outcome.clone()],
        None => decision.possible.clone(),
    }
}

fn shown(instrument: &InstrumentName) -> String {
    format!("《{}》 版本 {}", instrument.title, instrument.version)
}
