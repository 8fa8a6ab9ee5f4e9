//! Decided scenarios against their goldens and expectations.

use super::{Claim, Options, Trial, TrialFile, Undecidable};
use crate::compare::{Failure, changes, differences, unmet};
use crate::golden::{Golden, Record, golden_path, parse, scenario_path};
use crate::suite::{CaseReport, FileReport, Status, SuiteReport};
use qufen_diagnostics::{Diagnostic, Location, Severity, SourceId, Sources, Span, codes};
use std::collections::{BTreeMap, BTreeSet};

/// The report of a run whose scenarios are decided already.
pub fn assess(
    files: Vec<TrialFile>,
    goldens: &BTreeMap<String, String>,
    options: &Options,
    sources: Sources,
) -> SuiteReport {
    let mut assessor = Assessor {
        goldens,
        options,
        sources,
    };
    let scenario_files: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let mut problems = assessor.stray_goldens(&scenario_files);
    let mut files: Vec<FileReport> = files.into_iter().map(|file| assessor.file(file)).collect();
    each_problem_once(&mut files);
    let selected = files
        .iter()
        .any(|file| !file.cases.is_empty() || !file.problems.is_empty());
    if !selected && problems.is_empty() {
        problems.push(Diagnostic::nowhere(codes::NOTHING_SELECTED));
    }
    let is_told =
        |file: &FileReport| !file.cases.is_empty() || !file.problems.is_empty() || file.unresolved;
    let target = options.target.as_ref();
    SuiteReport {
        files: files.into_iter().filter(is_told).collect(),
        inherited: Vec::new(),
        problems,
        sources: assessor.sources,
        target: target.map(|name| format!("《{}》 版本 {}", name.title, name.version)),
        check: options.check,
    }
}

/// An error in a scenario on which others build is told once, and that an instrument has errors is
/// told where the first scenario names it.
fn each_problem_once(files: &mut [FileReport]) {
    let mut told = BTreeSet::new();
    for file in files {
        file.problems.retain(|problem| {
            let anywhere = problem.code == codes::SCENARIO_NO_MODEL;
            let place = problem.place.filter(|_| !anywhere);
            told.insert((problem.code, place, problem.arguments.clone()))
        });
    }
}

struct Assessor<'r> {
    goldens: &'r BTreeMap<String, String>,
    options: &'r Options,
    sources: Sources,
}

impl Assessor<'_> {
    /// Goldens of the selection without a scenario file. Under a title filter they are not asked
    /// about.
    fn stray_goldens(&mut self, scenario_files: &BTreeSet<String>) -> Vec<Diagnostic> {
        if !self.applies() || !self.options.filter.takes_whole_files() {
            return Vec::new();
        }
        let is_stray = |path: &&String| {
            let scenarios = scenario_path(path);
            self.options.filter.has_file(&scenarios) && !scenario_files.contains(&scenarios)
        };
        let stray: Vec<&String> = self.goldens.keys().filter(is_stray).collect();
        let about = |path: &String| {
            let source = self.sources.add(path.clone(), self.goldens[path].clone());
            let start = Location {
                source,
                span: Span::default(),
            };
            Diagnostic::new(codes::GOLDEN_WITHOUT_SCENARIOS, start)
                .with("path", path)
                .with("scenarios", scenario_path(path))
        };
        stray.into_iter().map(about).collect()
    }

    fn applies(&self) -> bool {
        self.options.target.is_none()
    }

    fn file(&mut self, file: TrialFile) -> FileReport {
        let unresolved = file
            .diagnostics
            .iter()
            .any(|finding| finding.severity == Severity::Error);
        let mut problems = file.diagnostics;
        let path = golden_path(&file.path);
        let golden = self.golden(&path, &mut problems);
        if let Some((source, golden)) = golden.as_ref().filter(|_| self.applies() && !unresolved) {
            problems.extend(self.orphans(*source, golden, &file.titles));
        }
        let readable = golden.is_some() || !self.goldens.contains_key(&path);
        let golden = golden.map(|(_, golden)| golden);
        let case = |trial| self.case(trial, golden.as_ref(), readable);
        FileReport {
            cases: file.trials.into_iter().map(case).collect(),
            file: file.path,
            titles: file.titles,
            unresolved,
            under_target: !self.applies(),
            golden,
            problems,
        }
    }

    fn golden(&mut self, path: &str, problems: &mut Vec<Diagnostic>) -> Option<(SourceId, Golden)> {
        let text = self.goldens.get(path)?;
        let source = self.sources.add(path, text.clone());
        match parse(text) {
            Ok(golden) => Some((source, golden)),
            Err(finding) => {
                problems.push(finding.map(|span| Location { source, span }));
                None
            }
        }
    }

    fn orphans(&self, source: SourceId, golden: &Golden, titles: &[String]) -> Vec<Diagnostic> {
        if !self.options.filter.takes_whole_files() {
            return Vec::new();
        }
        let text = self.sources.text(source);
        let orphans = golden
            .records
            .iter()
            .filter(|record| !titles.contains(&record.title));
        let about = |record: &Record| {
            let start = text
                .find(&format!("\n场景 「{}」", record.title))
                .map_or(0, |at| at + 1);
            let end = start + text[start..].find(['\r', '\n']).unwrap_or(0);
            let place = Location {
                source,
                span: Span::new(start, end),
            };
            Diagnostic::new(codes::GOLDEN_ORPHAN, place).with("name", &record.title)
        };
        orphans.map(about).collect()
    }

    fn case(&self, trial: Trial, golden: Option<&Golden>, readable: bool) -> CaseReport {
        let mut report = undecided(&trial);
        let decision = match &trial.ruling {
            Ok(decision) => decision,
            Err(undecidable) => {
                report.failures.push(failure(undecidable));
                return report;
            }
        };
        let record = Record::of_decision(&trial.title, decision, &trial.words);
        if let Some(expectation) = &trial.expectation {
            report.failures = unmet(expectation, decision, &trial.open_clauses);
        }
        let astray = trial.covers.iter().filter(|claim| !claim.holds());
        report.failures.extend(astray.map(off_side));
        let held = golden.and_then(|golden| golden.find(&trial.title));
        match held {
            Some(held) if self.applies() => {
                report.changed = changes(held, &record, &trial.words);
                report.differences = differences(held, &record, &trial.words);
            }
            Some(held) if held.outcome() != record.outcome() => {
                report.flipped = Some((held.outcome().into(), record.outcome().into()));
            }
            _ => {}
        }
        let fails = !report.failures.is_empty() || !report.changed.is_empty();
        report.status = match held {
            _ if fails => Status::Failed,
            None if self.applies() && readable => Status::New,
            // The unreadable golden is itself a failure of the run.
            None if self.applies() => Status::Failed,
            _ => Status::Passed,
        };
        report.record = Some(record);
        report
    }
}

fn undecided(trial: &Trial) -> CaseReport {
    let expectation = trial.expectation.as_ref();
    let nature = trial.nature.clone();
    CaseReport {
        expectation_place: expectation.map(|expectation| expectation.place),
        covers: trial.covers.clone(),
        ..CaseReport::undecided(&trial.title, trial.place, &trial.instrument, nature)
    }
}

fn off_side(claim: &Claim) -> Failure {
    Failure::Side {
        distinction: claim.distinction(),
        side: claim.side(),
        name: claim.side_name().into(),
        worth: claim.worth,
        place: claim.place,
    }
}

fn failure(undecidable: &Undecidable) -> Failure {
    match undecidable {
        Undecidable::Contradictory(constraint) => Failure::Contradictory {
            constraint: constraint.clone(),
        },
        Undecidable::TextNotHeld => Failure::TextNotHeld,
    }
}
