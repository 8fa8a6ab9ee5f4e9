//! `test --accept`: shows each difference, then keeps what the user accepts.

mod inherited;
mod interview;

use crate::answer::{Answer, Stop};
use crate::commands::test::{again, verdict};
use crate::context::Context;
use crate::load::Loaded;
use crate::write::write_file;
use interview::Interview;
use qufen_diagnostics::{Diagnostic, Location, Sources, codes};
use qufen_scenarios::golden::golden_path;
use qufen_scenarios::{
    CaseReport, FileReport, Filter, Options, SuiteReport, accept as new_golden, report,
};
use qufen_semantics::Project;
use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;

/// A run whose decisions may be kept.
pub struct Acceptance {
    pub suite: SuiteReport,
    pub loaded: Loaded,
    pub project: ManuallyDrop<Project>,
    pub options: Options,
    /// Whether to ask about each case.
    pub ask: bool,
    /// The report of the run.
    pub text: String,
}

/// Decisions of one file that are to be kept: its report, and the filter that selects just these.
struct Kept {
    file: FileReport,
    filter: Filter,
}

/// Refuses to accept where nobody has seen the differences.
pub fn refuse_unseen(ask: bool, context: &Context) -> Result<(), Stop> {
    let somebody = io::stdin().is_terminal() && io::stderr().is_terminal();
    if context.in_ci {
        Err(Diagnostic::nowhere(codes::ACCEPT_IN_CI).into())
    } else if ask && !somebody {
        Err(Diagnostic::nowhere(codes::ACCEPT_UNSEEN).into())
    } else {
        Ok(())
    }
}

/// Keeps decisions and gives the standing of the suite afterwards.
pub fn run(mut acceptance: Acceptance, context: &Context) -> Result<Answer, Stop> {
    let (mut out, written) = if acceptance.ask {
        (String::new(), keep_answered(&mut acceptance, context))
    } else {
        let text = std::mem::take(&mut acceptance.text);
        (text, keep_all(&mut acceptance, context))
    };
    let words = &context.words().report;
    out.extend(written.told.iter().map(|line| format!("{line}\n")));
    if let Some(stop) = written.stopped {
        // What was written before stays written, and is told.
        let told = stop.answer(context);
        return Ok(Answer { out, ..told });
    }
    if written.told.is_empty() {
        out += &format!("{}\n", words.nothing_to_accept);
    }
    let after = again(&acceptance.project, &acceptance.loaded, &acceptance.options);
    if acceptance.ask {
        out += &report::closing(&after, context.language, context.colour_out);
    }
    Ok(Answer::new(verdict(&after)).out(out))
}

/// What is told of each file that was written, and what stopped the writing.
#[derive(Default)]
struct Written {
    told: Vec<String>,
    stopped: Option<Stop>,
}

impl Written {
    /// Writes one file's golden; `false` when that failed.
    fn keep(&mut self, acceptance: &mut Acceptance, kept: &Kept, context: &Context) -> bool {
        match keep_file(acceptance, kept, context) {
            Ok(path) => {
                let line = path.map(|path| (context.words().report.written)(&path));
                self.told.extend(line);
            }
            Err(stop) => self.stopped = Some(stop),
        }
        self.stopped.is_none()
    }
}

fn keep_all(acceptance: &mut Acceptance, context: &Context) -> Written {
    let mut written = Written::default();
    for file in acceptance.suite.files.clone() {
        let filter = acceptance.options.filter.clone();
        if !written.keep(acceptance, &Kept { file, filter }, context) {
            return written;
        }
    }
    for suite in acceptance.suite.inherited.clone() {
        let cases: Vec<CaseReport> = suite.files.iter().flat_map(|it| it.cases.clone()).collect();
        if !written.keep_inherited(acceptance, &suite, &cases, context) {
            break;
        }
    }
    written
}

/// Writes each file as soon as its questions are answered.
fn keep_answered(acceptance: &mut Acceptance, context: &Context) -> Written {
    let mut written = Written::default();
    let mut interview = Interview::new(io::stdin().lock(), io::stderr(), context);
    interview.open(&acceptance.suite);
    for file in acceptance.suite.files.clone() {
        let filter = &acceptance.options.filter;
        let Some(kept) = interview.about(&acceptance.suite, &file, filter) else {
            continue;
        };
        if !written.keep(acceptance, &kept, context) {
            return written;
        }
    }
    for suite in acceptance.suite.inherited.clone() {
        let cases = suite.files.iter().flat_map(|it| &it.cases);
        let cases = interview.accepted(&acceptance.suite, cases);
        if !written.keep_inherited(acceptance, &suite, &cases, context) {
            break;
        }
    }
    written
}

/// Writes the golden of one file, when it changes; the shown path if so.
fn keep_file(
    acceptance: &mut Acceptance,
    kept: &Kept,
    context: &Context,
) -> Result<Option<String>, Stop> {
    let path = golden_path(&kept.file.file);
    let held = acceptance.loaded.goldens.get(&path).map(String::as_str);
    let text = new_golden(held, &kept.file, &kept.filter).map_err(|error| {
        let mut sources = Sources::default();
        let source = sources.add(path.clone(), held.unwrap_or_default());
        Stop::unusable(
            vec![error.diagnostic(|span| Location { source, span })],
            sources,
        )
    })?;
    let decided = kept.file.cases.iter().any(|case| case.record.is_some());
    if held == Some(text.as_str()) || !decided {
        return Ok(None);
    }
    let on_disk = acceptance.loaded.on_disk(&path);
    write_file(&on_disk, &path, &text, context.words())?;
    acceptance.loaded.goldens.insert(path.clone(), text);
    Ok(Some(path))
}
