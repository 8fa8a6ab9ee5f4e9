//! `new DIR`: a small project that checks and tests green at once.

use crate::answer::{Answer, Stop};
use crate::arguments::{page, positional};
use crate::context::Context;
use crate::messages::Words;
use crate::write::write_file;
use clap::{ArgMatches, Command};
use qufen_diagnostics::{Diagnostic, codes};
use qufen_scenarios::{Options, accept, run as run_suite};
use qufen_semantics::{InputFile, Project, Settings};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Every file of the project but the golden, which the tool itself decides.
const TEMPLATE: [(&str, &str); 5] = [
    ("qufen.toml", include_str!("new/qufen.toml")),
    ("facts.qf", include_str!("new/facts.qf")),
    ("2026/instrument.qf", include_str!("new/instrument.qf")),
    ("2026/official.txt", include_str!("new/official.txt")),
    ("2026/scenarios/basics.qf", include_str!("new/scenarios.qf")),
];

pub fn command(words: &'static Words) -> Command {
    page("new", &words.new, words).arg(
        positional(
            "folder",
            words.options.new_folder,
            words.values.folder,
            words,
        )
        .required(true),
    )
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let words = &context.words().report;
    let typed = matches
        .get_one::<PathBuf>("folder")
        .cloned()
        .unwrap_or_default();
    let folder = context.folder.join(&typed);
    refuse_contents(&folder, &typed, context)?;
    let mut out = String::new();
    let template = TEMPLATE
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    for (path, text) in template.chain(goldens()) {
        let target = folder.join(&path);
        let shown = typed.join(&path).display().to_string();
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| cannot_write(&typed, &error, context))?;
        }
        write_file(&target, &shown, &text, context.words())?;
        out += &format!("{}\n", (words.created)(&shown));
    }
    out += &format!("\n{}\n", (words.next_steps)(&typed.display().to_string()));
    Ok(Answer::fine(out))
}

/// Only a folder that does not exist, or has nothing in it, is filled.
fn refuse_contents(folder: &Path, typed: &Path, context: &Context) -> Result<(), Stop> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(false) => Ok(()),
        Ok(true) => Err(Diagnostic::nowhere(codes::FOLDER_NOT_EMPTY)
            .with("path", typed.display())
            .into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(cannot_write(typed, &error, context)),
    }
}

fn cannot_write(typed: &Path, error: &io::Error, context: &Context) -> Stop {
    let problem = Diagnostic::nowhere(codes::CANNOT_WRITE);
    problem
        .with("path", typed.display())
        .with("reason", context.words().reason(error))
        .into()
}

/// The goldens of the template's scenarios, by path.
fn goldens() -> Vec<(String, String)> {
    let project = project();
    let options = Options::default();
    let suite = run_suite(&project, &Default::default(), &options);
    suite
        .files
        .iter()
        .filter_map(|file| {
            let text = accept(None, file, &options.filter).ok()?;
            Some((qufen_scenarios::golden::golden_path(&file.file), text))
        })
        .collect()
}

fn project() -> Project {
    let sources = TEMPLATE.iter().filter(|(path, _)| *path != "qufen.toml");
    let files = sources.map(|(path, text)| InputFile {
        path: (*path).into(),
        text: (*text).into(),
    });
    Project::new(files.collect(), Settings::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_has_no_findings_and_its_scenarios_pass() {
        let project = project();
        assert_eq!(project.check(), []);
        let goldens: std::collections::BTreeMap<String, String> = goldens().into_iter().collect();
        assert_eq!(goldens.len(), 1);
        let suite = run_suite(
            &project,
            &goldens,
            &Options {
                check: true,
                ..Options::default()
            },
        );
        assert!(suite.is_green(), "{suite:#?}");
        assert!(suite.cases().count() >= 4);
    }
}
