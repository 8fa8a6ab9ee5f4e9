//! `test --accept`: shows each difference, then keeps what the user accepts.

use crate::answer::{Answer, Stop};
use crate::commands::test::{again, verdict};
use crate::context::Context;
use crate::load::Loaded;
use crate::write::write_file;
use qufen_diagnostics::{Location, Sources};
use qufen_scenarios::golden::golden_path;
use qufen_scenarios::{
    CaseReport, FileReport, Filter, Options, Status, SuiteReport, accept as new_golden, report,
};
use qufen_semantics::Project;
use std::io::{self, BufRead, IsTerminal, Write};

/// A run whose decisions may be kept.
pub struct Acceptance {
    pub suite: SuiteReport,
    pub loaded: Loaded,
    pub project: Project,
    pub options: Options,
    /// Whether to ask about each case, when there is somebody to ask.
    pub ask: bool,
    /// The report of the run.
    pub text: String,
}

/// Keeps decisions and gives the standing of the suite afterwards.
pub fn run(mut acceptance: Acceptance, context: &Context) -> Result<Answer, Stop> {
    let asking = acceptance.ask && io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut out = if asking {
        String::new()
    } else {
        std::mem::take(&mut acceptance.text)
    };
    let mut choice = if asking { Choice::Ask } else { Choice::All };
    let mut written = 0;
    let mut stopped = None;
    for file in acceptance.suite.files.clone() {
        match keep_file(&mut acceptance, &file, &mut choice, context) {
            Ok(None) => {}
            Ok(Some(path)) => {
                written += 1;
                out += &format!("{}\n", (context.words().report.written)(&path));
            }
            Err(stop) => {
                stopped = Some(stop);
                break;
            }
        }
    }
    if let Some(stop) = stopped {
        // What was written before stays written, and is told.
        let told = stop.answer(context);
        return Ok(Answer { out, ..told });
    }
    if written == 0 {
        out += &format!("{}\n", context.words().report.nothing_to_accept);
    }
    let after = again(&acceptance.project, &acceptance.loaded, &acceptance.options);
    Ok(Answer::new(verdict(&after)).out(out))
}

/// What the user has said so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Ask,
    All,
    Quit,
}

/// Writes the golden of one file, when it changes; the shown path if so.
fn keep_file(
    acceptance: &mut Acceptance,
    file: &FileReport,
    choice: &mut Choice,
    context: &Context,
) -> Result<Option<String>, Stop> {
    let path = golden_path(&file.file);
    let held = acceptance.loaded.goldens.get(&path).map(String::as_str);
    let (chosen, filter) = match *choice {
        Choice::All => (file.clone(), acceptance.options.filter.clone()),
        Choice::Quit => return Ok(None),
        Choice::Ask => match ask_about_file(&acceptance.suite, file, choice, context) {
            Some(chosen) => chosen,
            None => return Ok(None),
        },
    };
    let text = new_golden(held, &chosen, &filter).map_err(|error| {
        let mut sources = Sources::default();
        let source = sources.add(path.clone(), held.unwrap_or_default());
        Stop::unusable(
            vec![error.diagnostic(|span| Location { source, span })],
            sources,
        )
    })?;
    if held == Some(text.as_str()) || chosen.cases.iter().all(|case| case.record.is_none()) {
        return Ok(None);
    }
    write_file(
        &acceptance.loaded.on_disk(&path),
        &path,
        &text,
        context.words(),
    )?;
    acceptance.loaded.goldens.insert(path.clone(), text);
    Ok(Some(path))
}

/// The file with only the accepted cases, and the filter that selects just these.
fn ask_about_file(
    suite: &SuiteReport,
    file: &FileReport,
    choice: &mut Choice,
    context: &Context,
) -> Option<(FileReport, Filter)> {
    let mut accepted = Vec::new();
    for case in file.cases.iter().filter(|case| wants_acceptance(case)) {
        match *choice {
            Choice::Ask => {
                show_case(suite, file, case, context);
                if ask(choice, context) {
                    accepted.push(case.clone());
                }
            }
            Choice::All => accepted.push(case.clone()),
            Choice::Quit => break,
        }
    }
    let titles: Vec<String> = accepted.iter().map(|case| case.title.clone()).collect();
    (!titles.is_empty()).then(|| {
        (
            FileReport {
                cases: accepted,
                ..file.clone()
            },
            Filter {
                titles,
                files: Vec::new(),
            },
        )
    })
}

fn wants_acceptance(case: &CaseReport) -> bool {
    case.status == Status::New || !case.changed.is_empty()
}

/// The difference of one case, as the whole report would show it.
fn show_case(suite: &SuiteReport, file: &FileReport, case: &CaseReport, context: &Context) {
    let only = FileReport {
        cases: vec![case.clone()],
        problems: Vec::new(),
        ..file.clone()
    };
    let only = SuiteReport {
        files: vec![only],
        problems: Vec::new(),
        ..suite.clone()
    };
    let text = report::human(&only, context.language, context.colour_err);
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Whether to keep this case. End of input stops, as `q` does.
fn ask(choice: &mut Choice, context: &Context) -> bool {
    loop {
        let mut stderr = io::stderr();
        let _ = write!(stderr, "{}", context.words().report.accept_question);
        let _ = stderr.flush();
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line).unwrap_or(0);
        match line.trim().to_lowercase().as_str() {
            _ if read == 0 => *choice = Choice::Quit,
            "y" | "是" => return true,
            "n" | "否" => return false,
            "a" => *choice = Choice::All,
            "q" => *choice = Choice::Quit,
            _ => continue,
        }
        return *choice == Choice::All;
    }
}
