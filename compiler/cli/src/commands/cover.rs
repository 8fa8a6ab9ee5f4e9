//! `cover`: what of each version the scenarios exercise.

use crate::amended::{amended, rested_on};
use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, format, many, one, option, page, paths};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::messages::Words;
use crate::policy::{is_named, model, notes, text_not_held};
use crate::write::write_file;
use clap::{Arg, ArgMatches, Command};
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Diagnostic, Sources, codes};
use qufen_scenarios::Filter;
use qufen_scenarios::cover::{self, SuiteCoverage, Unmeasured};
use qufen_semantics::{InstrumentName, Project};
use std::path::PathBuf;

pub fn command(words: &'static Words) -> Command {
    page("cover", &words.cover, words)
        .arg(paths(words))
        .arg(format(
            words.options.cover_format,
            words,
            &["human", "json", "lcov", "cobertura"],
        ))
        .arg(output(words))
        .arg(encoding(words))
}

/// `-o FILE`.
pub fn output(words: &'static Words) -> Arg {
    option("output", words.options.output, words.values.file).short('o')
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let named = many::<PathBuf>(matches, "paths");
    let wanted = Wanted {
        paths: &named,
        scenarios: true,
        goldens: false,
        encoding: encoding_of(matches),
    };
    let loaded = load(&wanted, context)?;
    let mut project = loaded.project();
    let mut parted = amended(&mut project, &loaded, None)?.parted;
    parted.extend(rested_on(&mut project, &loaded)?);
    let suites = measured(&project, &loaded, &Filter::default())?;
    let text = rendered(&suites, one(matches, "format"), context);
    let notes = notes(&loaded, &parted, context);
    let answer = Answer::new(Exit::Fine).err(notes);
    Ok(match one(matches, "output") {
        Some(path) => {
            write_file(&context.folder.join(path), path, &text, context.words())?;
            answer.err(format!("{}\n", (context.words().report.created)(path)))
        }
        None => answer.out(text),
    })
}

/// The coverage of every instrument that was named, by the scenarios of the project; below
/// folders with scenarios of their own, by those that were named.
pub fn measured(
    project: &Project,
    loaded: &Loaded,
    filter: &Filter,
) -> Result<Vec<SuiteCoverage>, Stop> {
    let named = instruments(project, loaded);
    let mut suites = Vec::new();
    let mut refused = None;
    for name in &named {
        model(project, name)?;
        match cover::cover(project, filter, name, Budget::default()) {
            Ok(suite) => suites.push(suite),
            Err(Unmeasured::TextNotHeld) => refused = Some(name),
            Err(Unmeasured::NoModel) => {}
            Err(Unmeasured::Overrun) => return Err(unfinished(name)),
        }
    }
    match (refused, suites.is_empty()) {
        // Stubs beside a version whose text is held are passed over.
        (Some(name), true) => Err(text_not_held(name)),
        (None, true) => Err(Diagnostic::nowhere(codes::NO_INSTRUMENT)
            .with("path", loaded.selection().join("、"))
            .into()),
        _ => Ok(suites),
    }
}

/// The instruments below what was named; where there is none, those that the scenarios there name.
fn instruments(project: &Project, loaded: &Loaded) -> Vec<InstrumentName> {
    let mut all = project.instruments();
    all.sort();
    let here: Vec<InstrumentName> = all
        .iter()
        .filter(|name| is_named(project, loaded, name))
        .cloned()
        .collect();
    if !here.is_empty() {
        return here;
    }
    let files = project.scenario_files().into_iter();
    let files = files.filter(|file| loaded.is_selected(file));
    let mut tried: Vec<InstrumentName> = files
        .flat_map(|file| project.scenarios(&file, None).0)
        .map(|(name, _)| name)
        .collect();
    tried.sort();
    tried.dedup();
    tried
}

/// The diagram outgrew its budget: nothing is said rather than something wrong.
pub fn unfinished(name: &InstrumentName) -> Stop {
    let finding = Diagnostic::nowhere(codes::COVERAGE_UNFINISHED)
        .with("title", &name.title)
        .with("version", &name.version);
    Stop {
        diagnostics: vec![finding],
        sources: Sources::default(),
        exit: Exit::Incomplete,
    }
}

fn rendered(suites: &[SuiteCoverage], format: Option<&str>, context: &Context) -> String {
    match format {
        // Strings and numbers: writing them to memory cannot fail.
        Some("json") => cover::json(suites).unwrap_or_default(),
        Some("lcov") => cover::lcov(suites),
        Some("cobertura") => cover::cobertura(suites).unwrap_or_default(),
        _ => {
            let pages = suites
                .iter()
                .map(|suite| cover::human(suite, context.language));
            pages.collect::<Vec<_>>().join("\n")
        }
    }
}
