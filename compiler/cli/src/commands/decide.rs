//! `decide`: one case, one decision, with its reasons.

mod hearing;
mod versions;

use crate::amended::amended;
use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{
    day, encoding, encoding_of, format, many, one, option, page, pairs, policy,
};
use crate::case_file::{CaseSource, refuse_repetition};
use crate::context::Context;
use crate::load::{Wanted, load};
use crate::messages::Words;
use crate::policy::{notes, text_not_held};
use clap::{ArgMatches, Command};
use hearing::Hearing;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_evaluator::{DecideError, Decision};
use qufen_semantics::InstrumentName;
use qufen_semantics::model::{Case, Date, Model};
use std::path::{Path, PathBuf};

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("decide", &words.decide, words)
        .arg(policy(words))
        .arg(option("case", options.case, values.file))
        .arg(option("scenario", options.scenario, values.name).requires("case"))
        .arg(pairs("set", options.set, values.fact, words))
        .arg(pairs("reading", options.reading, values.reading, words))
        .arg(option("version", options.version, values.version))
        .arg(day("at", options.at, words).conflicts_with("version"))
        .arg(format(options.format, words, &["human", "json"]))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let encoding = encoding_of(matches);
    let source = one(matches, "case")
        .map(|typed| CaseSource::read(typed, encoding, context))
        .transpose()?;
    let mut paths = many::<PathBuf>(matches, "policy");
    // A scenario may build on others beside it, so its file is loaded with its folder.
    let scenario_file = source.as_ref().and_then(CaseSource::scenario_file);
    paths.extend(scenario_file.map(Path::to_owned));
    let loaded = load(
        &Wanted {
            paths: &paths,
            scenarios: false,
            goldens: false,
            encoding,
        },
        context,
    )?;
    let version = one(matches, "version");
    let mut project = loaded.project();
    let parted = amended(&mut project, &loaded, version)?.parted;
    let (set, readings) = (many(matches, "set"), many(matches, "reading"));
    refuse_repetition(&set, &readings)?;
    let mut hearing = Hearing {
        project,
        loaded: &loaded,
        parted,
        source,
        scenario: one(matches, "scenario"),
        readings,
        set,
    };
    let at = matches.get_one::<Date>("at").copied();
    let decision = versions::decision(&mut hearing, version, at)?;
    let text = match one(matches, "format") {
        Some("json") => as_json(&decision),
        _ => qufen_evaluator::report::render(&decision, context.language, context.width),
    };
    let exit = if decision.incomplete.is_empty() {
        Exit::Fine
    } else {
        Exit::Incomplete
    };
    let notes = notes(&loaded, &hearing.parted, context);
    Ok(Answer::new(exit).out(text).err(notes))
}

/// The decision under one version.
fn decided(model: &Model, case: &Case, name: &InstrumentName) -> Result<Decision, Stop> {
    qufen_analysis::decide(model, case).map_err(|error| refused(error, name))
}

/// A stub answers "no"; a contradictory case is unusable.
fn refused(error: DecideError, name: &InstrumentName) -> Stop {
    match error {
        DecideError::TextNotHeld => text_not_held(name),
        DecideError::Contradictory { constraint } => Diagnostic::nowhere(codes::CASE_CONTRADICTORY)
            .with("constraint", constraint)
            .into(),
    }
}

fn as_json(decision: &Decision) -> String {
    // Strings, numbers and lists: serialising them cannot fail.
    serde_json::to_string_pretty(decision).unwrap_or_default() + "\n"
}
