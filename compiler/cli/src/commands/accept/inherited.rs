//! Inherited scenarios whose changed outcome is accepted: written beside the decision, with goldens.

use super::{Acceptance, Kept, Written};
use crate::answer::Stop;
use crate::commands::test::again;
use crate::context::Context;
use crate::write::write_file;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_scenarios::review::{Review, review};
use qufen_scenarios::suite::InheritedSuite;
use qufen_scenarios::{CaseReport, FileReport, Filter, Status, SuiteReport};
use std::fs;

impl Written {
    /// Writes the scenarios for the changed ones of `cases`; `false` when that failed.
    pub(super) fn keep_inherited(
        &mut self,
        acceptance: &mut Acceptance,
        suite: &InheritedSuite,
        cases: &[CaseReport],
        context: &Context,
    ) -> bool {
        let words = &context.words().report;
        let made = review(&acceptance.project, suite, cases);
        self.told
            .extend(made.taken.iter().map(|it| (words.title_taken)(it)));
        if made.titles.is_empty() {
            return true;
        }
        let Some(file) = tried(acceptance, suite, &made) else {
            self.told.push((words.not_a_review)(&made.file));
            return true;
        };
        if let Err(stop) = written(acceptance, &made, context) {
            self.stopped = Some(stop);
            return false;
        }
        self.told
            .push((words.scenarios_written)(made.titles.len(), &made.file));
        let filter = Filter {
            titles: made.titles,
            files: Vec::new(),
        };
        self.keep(acceptance, &Kept { file, filter }, context)
    }
}

/// The report of the new file, with the new scenarios only, if they are what the decision needs: each
/// is decided, and stands for the inherited one. Else the project is as it was.
fn tried(acceptance: &mut Acceptance, suite: &InheritedSuite, made: &Review) -> Option<FileReport> {
    let before = acceptance.project.text(&made.file).map(str::to_owned);
    acceptance.project.set_text(&made.file, made.text.clone());
    let mut options = acceptance.options.clone();
    options.filter.files.push(made.file.clone());
    let run = again(&acceptance.project, &acceptance.loaded, &options);
    let file = run.files.iter().find(|it| it.file == made.file);
    let file = file.filter(|_| !still_changed(&run, suite, made)).cloned();
    let file = file.map(|mut file| {
        file.cases.retain(|case| made.titles.contains(&case.title));
        file
    });
    let file = file.filter(|file| {
        let decided = |case: &CaseReport| case.status == Status::New && case.record.is_some();
        file.cases.len() == made.titles.len() && file.cases.iter().all(decided)
    });
    match (&file, before) {
        (Some(_), _) => acceptance.options = options,
        (None, Some(text)) => acceptance.project.set_text(&made.file, text),
        (None, None) => acceptance.project.remove(&made.file),
    }
    file
}

/// Whether one of them would still be told as changed by the decision.
fn still_changed(run: &SuiteReport, suite: &InheritedSuite, made: &Review) -> bool {
    let of_heir = run.inherited.iter().filter(|it| it.heir == suite.heir);
    let mut cases = of_heir.flat_map(|it| &it.files).flat_map(|it| &it.cases);
    cases.any(|case| case.status == Status::Changed && made.titles.contains(&case.title))
}

fn written(acceptance: &Acceptance, made: &Review, context: &Context) -> Result<(), Stop> {
    let on_disk = acceptance.loaded.on_disk(&made.file);
    if let Some(folder) = on_disk.parent() {
        fs::create_dir_all(folder).map_err(|error| {
            Diagnostic::nowhere(codes::CANNOT_WRITE)
                .with("path", &made.file)
                .with("reason", context.words().reason(&error))
        })?;
    }
    write_file(&on_disk, &made.file, &made.text, context.words())?;
    Ok(())
}
