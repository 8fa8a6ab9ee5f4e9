//! `help [COMMAND]`.

use crate::answer::Answer;
use crate::arguments::{help, one, page};
use crate::commands::NAMES;
use crate::context::Context;
use crate::messages::Words;
use clap::{Arg, ArgMatches, Command};

pub fn command(words: &'static Words) -> Command {
    let name = Arg::new("command")
        .help(words.options.help_command)
        .help_heading(words.headings.arguments)
        .value_name(words.values.command)
        .value_parser(NAMES)
        .hide_possible_values(true);
    page("help", &words.help, words).arg(name)
}

pub fn run(matches: &ArgMatches, context: &Context) -> Answer {
    let path: Vec<&str> = one(matches, "command").into_iter().collect();
    Answer::fine(help(&path, context))
}
