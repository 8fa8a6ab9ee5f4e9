//! `prove`: every 区分 and 断言, proved or refuted with a case.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, format, many, one, option, page, policy};
use crate::context::Context;
use crate::load::{Wanted, load};
use crate::messages::Words;
use crate::policy::{choose, model};
use clap::{ArgMatches, Command};
use qufen_analysis::prove::{Obligation, Status, human, prove, report};
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Diagnostic, Sources, codes};
use std::path::PathBuf;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("prove", &words.prove, words)
        .arg(policy(words))
        .arg(option("version", options.version, values.version))
        .arg(format(options.format, words, &["human", "json"]))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let paths = many::<PathBuf>(matches, "policy");
    let loaded = load(
        &Wanted {
            paths: &paths,
            scenarios: false,
            goldens: false,
            encoding: encoding_of(matches),
        },
        context,
    )?;
    let project = loaded.project();
    let name = choose(&project, &loaded, one(matches, "version"))?;
    let model = model(&project, &name)?;
    if !model.instrument.text_held {
        let refusal = Diagnostic::nowhere(codes::TEXT_NOT_HELD)
            .with("title", &name.title)
            .with("version", &name.version);
        return Err(Stop::no(vec![refusal], Sources::default()));
    }
    let obligations = prove(&model, Budget::default());
    let text = match one(matches, "format") {
        Some("json") => {
            // Strings and lists: serialising them cannot fail.
            serde_json::to_string_pretty(&report(&model, &obligations)).unwrap_or_default() + "\n"
        }
        _ => {
            let policy: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
            human(
                &model,
                &obligations,
                &policy.join(" "),
                context.language,
                context.width,
            )
        }
    };
    Ok(Answer::new(verdict(&obligations)).out(text))
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
