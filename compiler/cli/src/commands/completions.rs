//! `completions SHELL`.

use crate::answer::Answer;
use crate::arguments::{command as whole, page};
use crate::context::Context;
use crate::messages::Words;
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

pub fn command(words: &'static Words) -> Command {
    let shell = Arg::new("shell")
        .help(words.options.shell)
        .help_heading(words.headings.arguments)
        .value_name(words.values.shell)
        .value_parser(value_parser!(Shell))
        .hide_possible_values(true)
        .required(true);
    page("completions", &words.completions, words).arg(shell)
}

pub fn run(matches: &ArgMatches, context: &Context) -> Answer {
    let shell = matches
        .get_one::<Shell>("shell")
        .copied()
        .unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut whole(context.words()), "qufen", &mut script);
    Answer::fine(String::from_utf8_lossy(&script))
}
