//! `test`: scenarios against their expectations and goldens.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, flag, format, many, one, option, page, paths};
use crate::commands::accept;
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::messages::Words;
use clap::{Arg, ArgAction, ArgMatches, Command};
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
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
    let project = loaded.project();
    let options = Options {
        filter: Filter {
            titles: many(matches, "filter"),
            files: loaded.selection(),
        },
        target: one(matches, "version")
            .map(|version| target(&project, version))
            .transpose()?,
        check: matches.get_flag("check") || context.in_ci,
    };
    let suite = run_suite(&project, &loaded.goldens, &options);
    let notes = render::terminal(
        &loaded.notes,
        &Sources::default(),
        context.language,
        context.colour_err,
    );
    let text = rendered(&suite, one(matches, "format"), context);
    if accepting {
        return accept::run(
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
    }
    Ok(Answer::new(verdict(&suite)).out(text).err(notes))
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
