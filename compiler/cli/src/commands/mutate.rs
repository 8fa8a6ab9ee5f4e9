//! `mutate`: would the scenarios notice a slip of the pen?

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, format, many, one, option, page, positional};
use crate::context::Context;
use crate::messages::Words;
use crate::policy::{Opened, open};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use qufen_analysis::mutate::{Operator, Options, Survey, Verdict, mutate, report};
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Diagnostic, render};
use qufen_semantics::scenario::ResolvedScenario;
use qufen_semantics::{InstrumentName, Project};
use std::io::IsTerminal;
use std::num::NonZeroUsize;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("mutate", &words.mutate, words)
        .arg(positional(
            "policy",
            options.policy_or_project,
            values.policy,
            words,
        ))
        .arg(operators(words))
        .arg(option("version", options.version, values.version))
        .arg(format(options.format, words, &["human", "json"]))
        .arg(encoding(words))
}

fn operators(words: &'static Words) -> Arg {
    option("operators", words.options.operators, words.values.operators)
        .action(ArgAction::Append)
        .value_delimiter(',')
        .value_parser(PossibleValuesParser::new(Operator::ALL.map(Operator::id)))
        .hide_possible_values(true)
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let opened = open(matches, true, context)?.with_text()?;
    let mut notes = opened.notes(context);
    let Opened {
        project,
        name,
        model,
        ..
    } = opened;
    let (scenarios, problems) = scenarios(&project, &name);
    let chosen = many::<String>(matches, "operators");
    let options = Options {
        operators: chosen.iter().filter_map(|id| Operator::named(id)).collect(),
        budget: Budget::default(),
        threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
    };
    let bar = progress_bar(context);
    let survey = mutate(&model, &scenarios, &options, &|done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let sources = project.sources();
    notes += &render::terminal(&problems, &sources, context.language, context.colour_err);
    let Ok(survey) = survey else {
        let words = &context.words().report;
        let told = format!("{}\n", words.beyond_budget);
        return Ok(Answer::new(Exit::Incomplete).err(notes).err(told));
    };
    let text = match one(matches, "format") {
        Some("json") => report::json(&model, &survey),
        _ => report::human(&model, &survey, context.language),
    };
    Ok(Answer::new(exit(&survey)).out(text).err(notes))
}

/// Survivors are a "no", even where something else could not be told.
fn exit(survey: &Survey) -> Exit {
    let any = |is: fn(&Verdict) -> bool| survey.mutants.iter().any(|(_, verdict)| is(verdict));
    if any(|it| matches!(it, Verdict::Survived(_))) {
        Exit::No
    } else if any(|it| *it == Verdict::Incomplete) {
        Exit::Incomplete
    } else {
        Exit::Fine
    }
}

/// The scenarios of the whole project that rest on the instrument or that it inherits; and what keeps
/// others from being resolved.
fn scenarios(project: &Project, name: &InstrumentName) -> (Vec<ResolvedScenario>, Vec<Diagnostic>) {
    let (mut scenarios, problems) = project.resting_on(name);
    let inherited = project.inherited(name).into_iter();
    scenarios.extend(inherited.map(|it| it.scenario));
    (scenarios, problems)
}

/// On a terminal's standard error only.
fn progress_bar(context: &Context) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    let template = format!(
        "{{wide_bar}} {{pos}}/{{len}} {}",
        context.words().report.mutants
    );
    match ProgressStyle::with_template(&template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
