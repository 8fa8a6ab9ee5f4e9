//! `analyze`: what a drafter should know of a policy. Findings are information, so the answer is never "no".

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, format, one, option, page, policy};
use crate::context::Context;
use crate::messages::Words;
use crate::policy::{open, typed};
use clap::{ArgMatches, Command};
use qufen_analysis::analyze::{analyze, human, report};
use qufen_analysis::space::Budget;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("analyze", &words.analyze, words)
        .arg(policy(words))
        .arg(option("version", options.version, values.version))
        .arg(format(options.format, words, &["human", "json"]))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let opened = open(matches, false, context)?.with_text()?;
    let model = &opened.model;
    let analysis = analyze(model, Budget::default());
    let text = match one(matches, "format") {
        Some("json") => {
            // Strings, numbers and lists: serialising them cannot fail.
            serde_json::to_string_pretty(&report(model, &analysis)).unwrap_or_default() + "\n"
        }
        _ => human(
            model,
            &analysis,
            &typed(matches),
            context.language,
            context.width,
        ),
    };
    let exit = if analysis.incomplete.is_empty() {
        Exit::Fine
    } else {
        Exit::Incomplete
    };
    Ok(Answer::new(exit).out(text).err(opened.notes(context)))
}
