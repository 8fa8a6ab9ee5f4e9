//! The command line as clap sees it.

use crate::commands;
use crate::context::Context;
use crate::load::Encoding;
use crate::messages::{CommandWords, Words};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use qufen_diagnostics::Language;
use qufen_semantics::timeline::a_day;
use std::path::PathBuf;

/// The whole command line in one language.
pub fn command(words: &'static Words) -> Command {
    let common = words.headings.common;
    let command = page("qufen", &words.tool, words)
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_help_heading(words.headings.commands)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            flag("help", words.options.help)
                .short('h')
                .action(ArgAction::Help)
                .global(true)
                .help_heading(common),
        )
        .arg(
            flag("version-of-tool", words.options.version_flag)
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help_heading(common),
        )
        .arg(
            choice(
                "lang",
                words.options.lang,
                words.values.language,
                &["zh", "en"],
            )
            .global(true)
            .help_heading(common),
        )
        .arg(
            choice(
                "color",
                words.options.color,
                words.values.when,
                &["auto", "always", "never"],
            )
            .global(true)
            .help_heading(common),
        );
    command.subcommands(commands::all(words))
}

/// The rendered help of a command, named by the words that lead to it.
pub fn help(path: &[&str], context: &Context) -> String {
    let mut root = command(context.words());
    root.build();
    let command = path
        .iter()
        .try_fold(&mut root, |command, name| command.find_subcommand_mut(name));
    command
        .map(|command| styled(command.render_help(), context))
        .unwrap_or_default()
}

/// With or without colours; headings with the punctuation of the language.
pub fn styled(text: clap::builder::StyledStr, context: &Context) -> String {
    let mut text = if context.colour_out {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    if context.language == Language::Chinese {
        let headings = &context.words().headings;
        for heading in [headings.commands, headings.arguments, headings.options] {
            text = text.replace(&format!("{heading}:"), &format!("{heading}："));
        }
    }
    text.lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

/// A command with its help page.
pub fn page(name: &'static str, words: &'static CommandWords, all: &'static Words) -> Command {
    let headings = &all.headings;
    Command::new(name)
        .about(words.about)
        .override_usage(format!("qufen {}", words.usage))
        .help_template(format!(
            "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
            headings.usage
        ))
        .next_help_heading(headings.options)
        .after_help(format!("{}\n{}", headings.examples, words.examples))
        .disable_help_flag(true)
        .next_line_help(false)
}

/// `--name`.
pub fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .action(ArgAction::SetTrue)
}

/// `--name VALUE`.
pub fn option(name: &'static str, help: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).value_name(value)
}

/// `--name VALUE` with a closed list of values.
pub fn choice(
    name: &'static str,
    help: &'static str,
    value: &'static str,
    values: &'static [&'static str],
) -> Arg {
    option(name, help, value)
        .value_parser(values.to_vec())
        .hide_possible_values(true)
        .ignore_case(false)
}

/// `--format`, whose first value is the default.
pub fn format(help: &'static str, words: &Words, values: &'static [&'static str]) -> Arg {
    choice("format", help, words.values.format, values)
        .default_value(values[0])
        .hide_default_value(true)
}

/// `--encoding`.
pub fn encoding(words: &Words) -> Arg {
    choice(
        "encoding",
        words.options.encoding,
        words.values.encoding,
        &["gb18030"],
    )
}

/// `[PATH]…`.
pub fn paths(words: &Words) -> Arg {
    positional("paths", words.options.paths, words.values.path, words)
        .action(ArgAction::Append)
        .num_args(0..)
}

/// The policy that a command is about.
pub fn policy(words: &Words) -> Arg {
    positional("policy", words.options.policy, words.values.policy, words).required(true)
}

/// A path without an option's name.
pub fn positional(
    name: &'static str,
    help: &'static str,
    value: &'static str,
    words: &Words,
) -> Arg {
    Arg::new(name)
        .help(help)
        .value_name(value)
        .help_heading(words.headings.arguments)
        .value_parser(value_parser!(PathBuf))
}

/// `--set`, `--reading`: pairs, in the order given.
pub fn pairs(
    name: &'static str,
    help: &'static str,
    value: &'static str,
    words: &'static Words,
) -> Arg {
    option(name, help, value)
        .action(ArgAction::Append)
        .value_parser(move |text: &str| pair(text, words))
}

/// An option that takes a day.
pub fn day(name: &'static str, help: &'static str, words: &'static Words) -> Arg {
    option(name, help, words.values.day)
        .value_parser(move |text: &str| a_day(text).ok_or(words.usage.not_a_day))
}

fn pair(text: &str, words: &'static Words) -> Result<(String, String), String> {
    match text.split_once(['=', '＝']) {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().into(), value.trim().into()))
        }
        _ => Err(words.usage.not_a_pair.into()),
    }
}

/// The values of a repeatable option or argument.
pub fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    matches
        .get_many::<T>(name)
        .map(|values| values.cloned().collect())
        .unwrap_or_default()
}

/// The value of an option.
pub fn one<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// The value of `--encoding`.
pub fn encoding_of(matches: &ArgMatches) -> Encoding {
    match one(matches, "encoding") {
        Some(_) => Encoding::Gb18030,
        None => Encoding::Utf8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            command(Words::of(language)).debug_assert();
        }
    }

    #[test]
    fn common_options_may_follow_the_command() {
        let words = Words::of(Language::English);
        let matches = command(words).try_get_matches_from([
            "qufen",
            "check",
            "x",
            "--lang",
            "en",
            "--color=never",
        ]);
        assert!(matches.is_ok(), "{matches:?}");
    }

    #[test]
    fn a_pair_needs_both_sides() {
        let words = Words::of(Language::Chinese);
        assert_eq!(
            pair("容缺受理＝是", words),
            Ok(("容缺受理".into(), "是".into()))
        );
        for bad in ["容缺受理", "=是", "容缺受理=", ""] {
            assert!(pair(bad, words).is_err(), "{bad}");
        }
    }
}
