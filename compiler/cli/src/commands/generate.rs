//! `generate`: scenarios that complete a suite, and contrast pairs.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, flag, one, option, page, policy};
use crate::commands::cover::{output, unfinished};
use crate::context::Context;
use crate::messages::Words;
use crate::policy::{Opened, open, text_not_held};
use crate::write::write_file;
use clap::{ArgMatches, Command};
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Diagnostic, Sources, codes};
use qufen_scenarios::Filter;
use qufen_scenarios::cover::Unmeasured;
use qufen_scenarios::generate::{Completion, Contrasting, Request, completing, contrasting};
use qufen_semantics::{InstrumentName, Project};

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("generate", &words.generate, words)
        .arg(policy(words))
        .arg(option("contrast", options.contrast, values.name).conflicts_with_all(["fresh", "all"]))
        .arg(flag("fresh", options.fresh))
        .arg(flag("all", options.all_aims))
        .arg(option("version", options.version, values.version))
        .arg(output(words))
        .arg(flag("force", options.force).requires("output"))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    refuse_to_overwrite(matches, context)?;
    let opened = open(matches, true, context)?;
    let notes = opened.notes(context);
    let Opened { project, name, .. } = opened;
    let (source, told) = match one(matches, "contrast") {
        Some(distinction) => (pairs(&project, &name, distinction)?, String::new()),
        None => {
            let request = Request {
                filter: Filter::default(),
                from_nothing: matches.get_flag("fresh"),
                all: matches.get_flag("all"),
            };
            let made = completing(&project, &name, &request, Budget::default());
            let made = made.map_err(|error| refused(error, &name))?;
            let told = summary(&made, context);
            (made.source, told)
        }
    };
    let answer = Answer::new(Exit::Fine).err(notes);
    match one(matches, "output") {
        Some(path) if !source.is_empty() => {
            write_file(&context.folder.join(path), path, &source, context.words())?;
            let written = (context.words().report.created)(path);
            Ok(answer.err(format!("{told}{written}\n")))
        }
        _ => Ok(answer.err(told).out(source)),
    }
}

/// A file that is there already may hold somebody's work.
fn refuse_to_overwrite(matches: &ArgMatches, context: &Context) -> Result<(), Stop> {
    let Some(path) = one(matches, "output") else {
        return Ok(());
    };
    if context.folder.join(path).exists() && !matches.get_flag("force") {
        return Err(Diagnostic::nowhere(codes::FILE_EXISTS)
            .with("path", path)
            .into());
    }
    Ok(())
}

fn pairs(project: &Project, name: &InstrumentName, wanted: &str) -> Result<String, Stop> {
    let found = contrasting(project, name, wanted, Budget::default());
    match found.map_err(|error| refused(error, name))? {
        Contrasting::Pairs(source) => Ok(source),
        Contrasting::None => {
            let finding = Diagnostic::nowhere(codes::NO_CONTRAST).with("name", wanted);
            Err(Stop::no(vec![finding], Sources::default()))
        }
        Contrasting::Unknown(known) if known.is_empty() => {
            Err(Diagnostic::nowhere(codes::NO_DISTINCTIONS)
                .with("title", &name.title)
                .with("version", &name.version)
                .with("name", wanted)
                .into())
        }
        Contrasting::Unknown(known) => Err(Diagnostic::nowhere(codes::DISTINCTION_UNKNOWN)
            .with("name", wanted)
            .with("known", known.join("；"))
            .into()),
    }
}

fn summary(made: &Completion, context: &Context) -> String {
    (context.words().report.generated)(made.cases, made.at_least) + "\n"
}

fn refused(error: Unmeasured, name: &InstrumentName) -> Stop {
    match error {
        Unmeasured::Overrun => unfinished(name),
        _ => text_not_held(name),
    }
}
