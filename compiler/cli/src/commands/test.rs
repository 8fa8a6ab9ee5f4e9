//! `test`: scenarios against their expectations and goldens.

use crate::amended::{Made, amended, rested_on};
use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, flag, format, many, one, option, page, paths};
use crate::commands::{accept, cover};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::messages::Words;
use crate::policy::{notes, text_not_held};
use clap::{Arg, ArgAction, ArgMatches, Command};
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_scenarios::cover::{SuiteCoverage, human};
use qufen_scenarios::{Filter, Options, SuiteReport, report, run as run_suite};
use qufen_semantics::{InstrumentName, Project};
use std::path::PathBuf;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("test", &words.test, words)
        .arg(paths(words))
        .arg(option("filter", options.filter, values.words).action(ArgAction::Append))
        .arg(flag("accept", options.accept).conflicts_with_all(["check", "version", "encoding"]))
        .arg(yes(options.yes))
        .arg(flag("check", options.test_check))
        .arg(option("version", options.test_version, values.version))
        .arg(flag("cover", options.cover).conflicts_with_all(["accept", "version"]))
        .arg(fail_under(words))
        .arg(format(
            options.test_format,
            words,
            &["human", "json", "junit", "github", "tap"],
        ))
        .arg(encoding(words))
}

fn yes(help: &'static str) -> Arg {
    flag("yes", help).short('y').requires("accept")
}

fn fail_under(words: &'static Words) -> Arg {
    let percentage = |text: &str| text.parse().ok().filter(|it: &u8| *it <= 100);
    option("fail-under", words.options.fail_under, words.values.percent)
        .value_parser(move |text: &str| percentage(text).ok_or(words.usage.not_a_percentage))
        .requires("cover")
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let accepting = matches.get_flag("accept");
    let ask = !matches.get_flag("yes");
    if accepting {
        accept::refuse_unseen(ask, context)?;
    }
    let named = many::<PathBuf>(matches, "paths");
    let wanted = Wanted {
        paths: &named,
        scenarios: true,
        goldens: true,
        encoding: encoding_of(matches),
    };
    let loaded = load(&wanted, context)?;
    let mut project = loaded.project();
    let version = one(matches, "version");
    let Made { names, mut parted } = amended(&mut project, &loaded, version)?;
    parted.extend(rested_on(&mut project, &loaded)?);
    let target = version
        .map(|version| target(&project, version))
        .transpose()?;
    if let Some(stub) = target.as_ref().filter(|name| is_stub(&project, name)) {
        return Err(text_not_held(stub));
    }
    let heirs = if target.is_none() { names } else { Vec::new() };
    let options = Options {
        filter: Filter {
            titles: many(matches, "filter"),
            files: selection(&project, &loaded, &heirs),
        },
        target,
        heirs,
        check: matches.get_flag("check") || context.in_ci,
    };
    let suite = run_suite(&project, &loaded.goldens, &options);
    let (language, colour) = (context.language, context.colour_err);
    let notes = notes(&loaded, &parted, context);
    let broken = errors_below(&project, &loaded, options.target.as_ref());
    let notes = notes + &render::terminal(&broken, &project.sources(), language, colour);
    let text = rendered(&suite, one(matches, "format"), context);
    if accepting {
        let accepted = accept::run(
            accept::Acceptance {
                suite,
                loaded,
                project,
                options,
                ask,
                text,
            },
            context,
        );
        return accepted.map(|answer| answer.err(notes));
    }
    let answer = Answer::new(verdict(&suite)).out(text).err(notes);
    if !matches.get_flag("cover") {
        return Ok(answer);
    }
    let suites = cover::measured(&project, &loaded, &options.filter)?;
    let machine = one(matches, "format") != Some("human");
    let wanted = matches.get_one::<u8>("fail-under").copied().unwrap_or(0);
    Ok(with_coverage(answer, &suites, machine, wanted, context))
}

/// The answer with the coverage below it; "no" where it is lower than `wanted`. A machine that
/// reads standard output gets only what it asked for there.
fn with_coverage(
    mut answer: Answer,
    suites: &[SuiteCoverage],
    machine: bool,
    wanted: u8,
    context: &Context,
) -> Answer {
    let mut low = Vec::new();
    for suite in suites {
        let page = format!("\n{}", human(suite, context.language));
        answer = if machine {
            answer.err(page)
        } else {
            answer.out(page)
        };
        let tally = suite.mcdc();
        if tally.percent() < usize::from(wanted) {
            let finding = Diagnostic::nowhere(codes::COVERAGE_BELOW)
                .with("title", &suite.instrument.title)
                .with("version", &suite.instrument.version)
                .with("percent", tally.percent())
                .with("met", tally.met)
                .with("feasible", tally.feasible())
                .with("wanted", wanted);
            low.push(finding);
        }
    }
    if low.is_empty() {
        return answer;
    }
    let (language, colour) = (context.language, context.colour_err);
    let told = render::terminal(&low, &Sources::default(), language, colour);
    Answer {
        exit: Exit::No,
        ..answer.err(told)
    }
}

/// Exit code of a run.
pub fn verdict(suite: &SuiteReport) -> Exit {
    if suite.is_green() {
        Exit::Fine
    } else {
        Exit::No
    }
}

fn rendered(suite: &SuiteReport, format: Option<&str>, context: &Context) -> String {
    match format {
        // Strings and numbers: writing them to memory cannot fail.
        Some("json") => report::json(suite).unwrap_or_default(),
        Some("junit") => report::junit(suite).unwrap_or_default(),
        Some("github") => report::github(suite),
        Some("tap") => report::tap(suite),
        _ => report::human(suite, context.language, context.colour_out),
    }
}

/// What keeps the instruments that were named, or are tested, from being decided under.
fn errors_below(
    project: &Project,
    loaded: &Loaded,
    target: Option<&InstrumentName>,
) -> Vec<Diagnostic> {
    let names = project.instruments().into_iter();
    let names = names.filter(|name| loaded.is_selected(&name.file) || Some(name) == target);
    names.flat_map(|name| project.errors(&name)).collect()
}

/// What was named; of a version that a decision made, also the files of its own scenarios.
fn selection(project: &Project, loaded: &Loaded, heirs: &[InstrumentName]) -> Vec<String> {
    let mut files = loaded.selection();
    for heir in heirs {
        let own = project.resting_on(heir).0.into_iter();
        files.extend(own.map(|scenario| scenario.file));
    }
    files.sort();
    files.dedup();
    files
}

/// Whether the version is known by its name only.
fn is_stub(project: &Project, name: &InstrumentName) -> bool {
    (project.model(name)).is_some_and(|model| !model.instrument.text_held)
}

/// The one instrument of that version in the whole project: scenarios may stand elsewhere.
fn target(project: &Project, version: &str) -> Result<InstrumentName, Stop> {
    let all = project.instruments();
    let of_version: Vec<&InstrumentName> =
        all.iter().filter(|name| name.version == version).collect();
    match of_version.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let known: Vec<&str> = all.iter().map(|name| name.version.as_str()).collect();
            let problem = Diagnostic::nowhere(codes::VERSION_NOT_FOUND).with("version", version);
            Err(problem.with("list", known.join("、")).into())
        }
        several => {
            let list: Vec<String> = several
                .iter()
                .map(|name| format!("《{}》（{}）", name.title, name.file))
                .collect();
            let problem = Diagnostic::nowhere(codes::SEVERAL_INSTRUMENTS).with("path", version);
            Err(problem.with("list", list.join("；")).into())
        }
    }
}

/// Runs the suite again with the goldens that `loaded` now holds.
pub fn again(project: &Project, loaded: &Loaded, options: &Options) -> SuiteReport {
    run_suite(project, &loaded.goldens, options)
}
