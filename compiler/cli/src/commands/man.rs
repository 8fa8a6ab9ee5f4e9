//! `man [-o DIR]`: manual pages.

use crate::answer::{Answer, Stop};
use crate::arguments::{command as whole, option, page};
use crate::context::Context;
use crate::messages::Words;
use crate::write::write_file;
use clap::{ArgMatches, Command, value_parser};
use clap_mangen::Man;
use qufen_diagnostics::{Diagnostic, codes};
use std::path::{Path, PathBuf};

pub fn command(words: &'static Words) -> Command {
    page("man", &words.man, words).arg(
        option("output", words.options.man_folder, words.values.folder)
            .short('o')
            .value_parser(value_parser!(PathBuf)),
    )
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let mut root = whole(context.words());
    root.build();
    match matches.get_one::<PathBuf>("output") {
        None => Ok(Answer::fine(roff(&root, context))),
        Some(folder) => write_pages(&root, folder, context),
    }
}

fn write_pages(root: &Command, folder: &Path, context: &Context) -> Result<Answer, Stop> {
    let target = context.folder.join(folder);
    std::fs::create_dir_all(&target).map_err(|error| {
        let problem = Diagnostic::nowhere(codes::CANNOT_WRITE);
        problem
            .with("path", folder.display())
            .with("reason", context.words().reason(&error))
    })?;
    let mut out = String::new();
    for command in std::iter::once(root).chain(root.get_subcommands()) {
        let name = match command.get_name() {
            "qufen" => "qufen.1".to_owned(),
            name => format!("qufen-{name}.1"),
        };
        let shown = folder.join(&name).display().to_string();
        write_file(
            &target.join(&name),
            &shown,
            &roff(command, context),
            context.words(),
        )?;
        out += &format!("{}\n", (context.words().report.created)(&shown));
    }
    Ok(Answer::fine(out))
}

/// One page, its headings in the user's language.
fn roff(command: &Command, context: &Context) -> String {
    let title = match command.get_name() {
        "qufen" => "qufen".to_owned(),
        name => format!("qufen-{name}"),
    };
    let mut bytes = Vec::new();
    // Cannot fail: the writer is memory.
    let _ = Man::new(command.clone())
        .title(title)
        .section("1")
        .render(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let localised = |line: &str| match line.strip_prefix(".SH ") {
        Some(heading) => format!(".SH {}\n", translate(heading.trim_matches('"'), context)),
        None => format!("{line}\n"),
    };
    text.lines().map(localised).collect()
}

fn translate<'a>(heading: &'a str, context: &Context) -> &'a str {
    let pairs = context.words().headings.manual;
    pairs
        .iter()
        .find(|(from, _)| *from == heading)
        .map_or(heading, |(_, to)| to)
}
