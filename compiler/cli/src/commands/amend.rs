//! `amend`: a 修改决定 applied, as consolidated source and official text; with `--derive`, drafted.

mod derive;

use crate::amended::refused;
use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{choice, encoding, encoding_of, flag, many, one, option, page, positional};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::messages::Words;
use crate::policy::named_here;
use crate::write::write_file;
use clap::{ArgAction, ArgMatches, Command};
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_evaluator::report::wrapped;
use qufen_revision::apply::{Change, ChangeKind};
use qufen_revision::{Amended, consolidate, consolidate_with, files, report};
use qufen_semantics::{DecisionName, InputFile, InstrumentName, Project};
use std::fs;
use std::path::{Path, PathBuf};

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    let named = positional("policy", options.base_and_decision, values.path, words)
        .action(ArgAction::Append)
        .num_args(1..=2)
        .required(true);
    page("amend", &words.amend, words)
        .arg(named)
        .arg(
            option("output", options.amended_folder, values.folder)
                .short('o')
                .required_unless_present("derive"),
        )
        .arg(flag("derive", options.derive))
        .arg(choice(
            "format",
            options.decision_format,
            values.format,
            &["human", "json", "source", "text"],
        ))
        .arg(flag("force", options.force))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let derives = matches.get_flag("derive");
    let fits = match one(matches, "format") {
        Some("human" | "json") => !derives,
        Some(_) => derives,
        None => true,
    };
    if !fits {
        return Ok(format_of_the_other(matches, context));
    }
    if derives {
        return derive::run(matches, context);
    }
    let named = many::<PathBuf>(matches, "policy");
    let wanted = Wanted {
        paths: &named,
        scenarios: false,
        goldens: false,
        encoding: encoding_of(matches),
    };
    let loaded = load(&wanted, context)?;
    let mut project = loaded.project();
    let decision = decision(&project, &loaded, &named)?;
    let amended = match named.as_slice() {
        [_, _] => {
            let base = base(&project, &loaded, &decision)?;
            consolidate_with(&mut project, &decision, &base)
        }
        _ => consolidate(&mut project, &decision),
    };
    let amended = amended.map_err(refused)?;
    let folder = PathBuf::from(
        matches
            .get_one::<String>("output")
            .cloned()
            .unwrap_or_default(),
    );
    let written = write_all(
        &files(&amended),
        &folder,
        matches.get_flag("force"),
        context,
    )?;
    let nature = project
        .model(&amended.name)
        .and_then(|model| model.instrument.nature.clone());
    let out = match one(matches, "format") {
        // Strings and lists: serialising them cannot fail.
        Some("json") => {
            let report = report(&amended, nature.as_deref(), written);
            serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
        }
        _ => {
            let mut out = summary(&amended, nature.as_deref(), context);
            for path in written {
                out += &format!("{}\n", (context.words().report.created)(&path));
            }
            out
        }
    };
    let (language, colour) = (context.language, context.colour_err);
    let mut told = render::terminal(&loaded.notes, &Sources::default(), language, colour);
    for applied in in_order(&amended) {
        told += &render::terminal(&applied.findings, &applied.sources, language, colour);
    }
    Ok(Answer::new(Exit::Fine).out(out).err(told))
}

/// A decision, behind those that were applied before it.
fn in_order(amended: &Amended) -> Vec<&Amended> {
    let before = std::iter::successors(Some(amended), |it| it.before.as_deref());
    let mut all: Vec<&Amended> = before.collect();
    all.reverse();
    all
}

/// A mistake of the call, worded like clap's: text is of a draft, json of what was applied.
fn format_of_the_other(matches: &ArgMatches, context: &Context) -> Answer {
    let words = &context.words().usage;
    let other = if matches.get_flag("derive") {
        format!(
            "--derive --format {}",
            one(matches, "format").unwrap_or_default()
        )
    } else {
        format!("--format {}", one(matches, "format").unwrap_or_default())
    };
    let unknown = (words.unknown_option)(&other);
    let help = (words.see_help)("qufen amend");
    Answer::new(Exit::Unusable).err(format!("{}{unknown}\n{help}\n", words.error))
}

/// The decision that was named last.
fn decision(project: &Project, loaded: &Loaded, named: &[PathBuf]) -> Result<DecisionName, Stop> {
    let shown = named
        .last()
        .map(|path| loaded.show(path))
        .unwrap_or_default();
    let all = project.decisions().into_iter();
    let mut here = all.filter(|decision| decision.file == shown);
    if let Some(decision) = here.next() {
        return Ok(decision);
    }
    let sources = project.sources();
    let mut errors = project.check();
    errors.retain(|one| {
        let file = one.place.map(|place| sources.name(place.source));
        file == Some(shown.as_str()) && one.severity == qufen_diagnostics::Severity::Error
    });
    if !errors.is_empty() {
        return Err(Stop::no(errors, sources));
    }
    Err(Diagnostic::nowhere(codes::NOT_A_DECISION)
        .with("path", shown)
        .into())
}

/// The version that was named before it: the one that the decision amends, if it is among several.
fn base(
    project: &Project,
    loaded: &Loaded,
    decision: &DecisionName,
) -> Result<InstrumentName, Stop> {
    let here = named_here(project, loaded)?;
    let meant =
        |name: &&InstrumentName| name.title == decision.amends && name.version == decision.old;
    let first = here.first().cloned();
    let base = here.iter().find(meant).cloned().or(first);
    base.ok_or_else(|| {
        Diagnostic::nowhere(codes::NO_INSTRUMENT)
            .with("path", "")
            .into()
    })
}

/// Writes all files or none, and says their paths.
fn write_all(
    files: &[InputFile],
    folder: &Path,
    force: bool,
    context: &Context,
) -> Result<Vec<String>, Stop> {
    let targets: Vec<(PathBuf, String)> = files
        .iter()
        .map(|file| {
            let shown = folder.join(&file.path);
            (context.folder.join(&shown), shown.display().to_string())
        })
        .collect();
    if let Some((_, shown)) = targets.iter().find(|(path, _)| !force && path.exists()) {
        return Err(Diagnostic::nowhere(codes::FILE_EXISTS)
            .with("path", shown)
            .into());
    }
    let before: Vec<Option<String>> = targets
        .iter()
        .map(|(path, _)| fs::read_to_string(path).ok())
        .collect();
    let is_new = !context.folder.join(folder).exists();
    fs::create_dir_all(context.folder.join(folder)).map_err(|error| {
        Diagnostic::nowhere(codes::CANNOT_WRITE)
            .with("path", folder.display())
            .with("reason", context.words().reason(&error))
    })?;
    for (index, (file, (path, shown))) in files.iter().zip(&targets).enumerate() {
        if let Err(problem) = write_file(path, shown, &file.text, context.words()) {
            for ((path, shown), text) in targets.iter().zip(&before).take(index) {
                // What was there is put back; where that fails, too, the first problem says more.
                let _ = match text {
                    Some(text) => write_file(path, shown, text, context.words()).is_ok(),
                    None => fs::remove_file(path).is_ok(),
                };
            }
            if is_new {
                let _ = fs::remove_dir(context.folder.join(folder));
            }
            return Err(problem.into());
        }
    }
    Ok(targets.into_iter().map(|(_, shown)| shown).collect())
}

/// What was done, kind by kind.
fn summary(amended: &Amended, nature: Option<&str>, context: &Context) -> String {
    let words = &context.words().amendment;
    let opening = (words.opening)(
        &amended.name.title,
        &amended.base.version,
        &amended.name.version,
        nature,
    );
    let mut out = format!("{opening}\n");
    let mut kinds: Vec<ChangeKind> = amended.made.changes.iter().map(|it| it.kind).collect();
    kinds.sort();
    kinds.dedup();
    for kind in kinds {
        let of_kind = amended.made.changes.iter().filter(|it| it.kind == kind);
        let names: Vec<String> = of_kind.map(|it| name(it, context)).collect();
        let line = format!(
            "{}{}{}",
            (words.kind)(kind),
            words.colon,
            names.join(words.and)
        );
        out += &wrapped(&line, 2, 4, context.width);
    }
    if !amended.made.adjusted.is_empty() {
        out += &wrapped(words.adjusted, 2, 4, context.width);
        for (place, old, new) in &amended.made.adjusted {
            let line = format!("{place}{}「{old}」{}「{new}」", words.colon, words.to);
            out += &wrapped(&line, 4, 6, context.width);
        }
    }
    if amended.made.changes.is_empty() {
        out += &wrapped(words.unchanged, 2, 4, context.width);
    }
    out
}

fn name(change: &Change, context: &Context) -> String {
    let words = &context.words().amendment;
    let old = change.old.join("+");
    match &change.new {
        None => old,
        Some(new) if old.is_empty() || old == *new => new.clone(),
        Some(new) => format!("{old}{}{new}", words.to),
    }
}
