//! `analyze`: what a drafter should know of a policy. Findings are information, so the answer is never "no".

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, format, many, one, option, page, policy};
use crate::context::Context;
use crate::load::{Wanted, load};
use crate::messages::Words;
use crate::policy::{choose, model};
use clap::{ArgMatches, Command};
use qufen_analysis::analyze::{analyze, human, report};
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Diagnostic, Sources, codes};
use std::path::PathBuf;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("analyze", &words.analyze, words)
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
    let analysis = analyze(&model, Budget::default());
    let text = match one(matches, "format") {
        Some("json") => {
            // Strings, numbers and lists: serialising them cannot fail.
            serde_json::to_string_pretty(&report(&model, &analysis)).unwrap_or_default() + "\n"
        }
        _ => {
            let policy: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
            human(
                &model,
                &analysis,
                &policy.join(" "),
                context.language,
                context.width,
            )
        }
    };
    let exit = if analysis.incomplete.is_empty() {
        Exit::Fine
    } else {
        Exit::Incomplete
    };
    Ok(Answer::new(exit).out(text))
}
