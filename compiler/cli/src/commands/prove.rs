//! `prove`: every 区分 and 断言, proved or refuted with a case.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, format, one, option, page, policy};
use crate::context::Context;
use crate::messages::Words;
use crate::policy::{open, typed};
use clap::{ArgMatches, Command};
use qufen_analysis::prove::{Obligation, Status, human, prove, report};
use qufen_analysis::space::Budget;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("prove", &words.prove, words)
        .arg(policy(words))
        .arg(option("version", options.version, values.version))
        .arg(format(options.format, words, &["human", "json"]))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let opened = open(matches, false, context)?.with_text()?;
    let model = &opened.model;
    let obligations = prove(model, Budget::default());
    let text = match one(matches, "format") {
        Some("json") => {
            // Strings and lists: serialising them cannot fail.
            serde_json::to_string_pretty(&report(model, &obligations)).unwrap_or_default() + "\n"
        }
        _ => human(
            model,
            &obligations,
            &typed(matches),
            context.language,
            context.width,
        ),
    };
    Ok(Answer::new(verdict(&obligations))
        .out(text)
        .err(opened.notes(context)))
}

/// A refutation is an answer even where something else is incomplete.
fn verdict(obligations: &[Obligation]) -> Exit {
    let some = |wanted: fn(&Status) -> bool| obligations.iter().any(|it| wanted(&it.status));
    if some(|it| matches!(it, Status::Refuted(_))) {
        Exit::No
    } else if some(|it| *it == Status::Incomplete) {
        Exit::Incomplete
    } else {
        Exit::Fine
    }
}
