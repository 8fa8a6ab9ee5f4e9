//! The commands, one file each: its arguments, and what it does.

mod accept;
mod amend;
mod analyze;
mod check;
mod completions;
mod cover;
mod decide;
mod diff;
mod explain;
mod facts;
mod generate;
mod help;
mod import;
mod man;
mod mutate;
mod new;
mod prove;
mod test;

use crate::answer::{Answer, Exit};
use crate::context::Context;
use crate::messages::Words;
use clap::{ArgMatches, Command};

/// Every command's name, in the order of the help page.
pub const NAMES: [&str; 17] = [
    "new",
    "import",
    "check",
    "decide",
    "facts",
    "test",
    "cover",
    "generate",
    "mutate",
    "prove",
    "analyze",
    "diff",
    "amend",
    "explain",
    "completions",
    "man",
    "help",
];

/// Every command's arguments.
pub fn all(words: &'static Words) -> [Command; 17] {
    [
        new::command(words),
        import::command(words),
        check::command(words),
        decide::command(words),
        facts::command(words),
        test::command(words),
        cover::command(words),
        generate::command(words),
        mutate::command(words),
        prove::command(words),
        analyze::command(words),
        diff::command(words),
        amend::command(words),
        explain::command(words),
        completions::command(words),
        man::command(words),
        help::command(words),
    ]
}

/// Runs a command.
pub fn run(name: &str, matches: &ArgMatches, context: &Context) -> Answer {
    let result = match name {
        "new" => new::run(matches, context),
        "import" => import::run(matches, context),
        "check" => check::run(matches, context),
        "decide" => decide::run(matches, context),
        "facts" => facts::run(matches, context),
        "test" => test::run(matches, context),
        "cover" => cover::run(matches, context),
        "generate" => generate::run(matches, context),
        "mutate" => mutate::run(matches, context),
        "prove" => prove::run(matches, context),
        "analyze" => analyze::run(matches, context),
        "diff" => diff::run(matches, context),
        "amend" => amend::run(matches, context),
        "explain" => explain::run(matches, context),
        "completions" => Ok(completions::run(matches, context)),
        "man" => man::run(matches, context),
        "help" => Ok(help::run(matches, context)),
        // Clap lets no other name through.
        _ => Ok(Answer::new(Exit::Unusable)),
    };
    result.unwrap_or_else(|stop| stop.answer(context))
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_diagnostics::Language;

    #[test]
    fn every_command_is_listed_under_its_name() {
        let commands = all(Words::of(Language::Chinese));
        let names: Vec<&str> = commands.iter().map(Command::get_name).collect();
        assert_eq!(names, NAMES);
    }
}
