//! `qufen`, the command line. The only room that reads and writes files.
//!
//! Arguments ([`arguments`]) choose a command; a command ([`commands`]) loads what it needs
//! ([`load`]), asks the compiler, and gives an [`answer`]: text for standard output, text for
//! standard error and an exit code. Every word that a user sees stands in [`messages`] or on a
//! catalogue page.

// A finding that stops the run is made once; its size costs nothing.
#![allow(clippy::result_large_err)]

mod amended;
mod answer;
mod arguments;
mod case_file;
mod commands;
mod context;
mod load;
mod messages;
mod policy;
mod usage_error;
mod write;

use answer::{Answer, Exit};
use context::Context;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let context = Context::from_environment(&arguments);
    respond(&arguments, &context).deliver(&context)
}

/// Parses the arguments and runs the command that they name.
fn respond(arguments: &[std::ffi::OsString], context: &Context) -> Answer {
    match arguments::command(context.words()).try_get_matches_from(arguments) {
        Err(error) => usage_error::answer(&error, arguments, context),
        Ok(matches) => match matches.subcommand() {
            Some((name, matches)) => commands::run(name, matches, context),
            None => Answer::new(Exit::Unusable).err(arguments::help(&[], context)),
        },
    }
}
