//! What is wrong with a call, in the user's language. Clap's own words are never shown.

use crate::answer::{Answer, Exit};
use crate::arguments::{self, styled};
use crate::context::Context;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Help and version are answers; everything else is a mistake, exit code 2.
pub fn answer(error: &clap::Error, arguments: &[OsString], context: &Context) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Answer::fine(styled(error.render(), context))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let words = &context.words().usage;
            Answer::new(Exit::Unusable)
                .err(format!("{}{}\n\n", words.error, words.missing_command))
                .err(arguments::help(&[], context))
        }
        _ => Answer::new(Exit::Unusable).err(describe(error, arguments, context)),
    }
}

fn describe(error: &clap::Error, arguments: &[OsString], context: &Context) -> String {
    let words = &context.words().usage;
    let mut text = format!("{}{}\n", words.error, sentence(error, context));
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    for values in known
        .iter()
        .filter_map(|kind| list(error, *kind))
        .filter(|values| !values.is_empty())
    {
        text += &format!("{}\n", (words.known_values)(&values.join(", ")));
    }
    let suggestions = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for name in suggestions
        .iter()
        .filter_map(|kind| list(error, *kind)?.into_iter().next())
    {
        text += &format!("{}\n", (words.did_you_mean)(&name));
    }
    text + &format!("{}\n", (words.see_help)(&called(arguments)))
}

fn sentence(error: &clap::Error, context: &Context) -> String {
    let words = &context.words().usage;
    let argument = list(error, ContextKind::InvalidArg).unwrap_or_default();
    let argument = argument
        .iter()
        .map(|name| short(name))
        .collect::<Vec<_>>()
        .join(" ");
    let value = first(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue => (words.bad_value)(&value, &argument),
        ErrorKind::ValueValidation => {
            let own = std::error::Error::source(error)
                .map(|cause| format!(" {cause}"))
                .unwrap_or_default();
            format!("{}{own}", (words.bad_value)(&value, &argument))
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => (words.too_many)(&argument),
        ErrorKind::UnknownArgument => (words.unknown_option)(&argument),
        ErrorKind::InvalidSubcommand => {
            (words.unknown_command)(&first(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::NoEquals => (words.no_equals)(&argument),
        ErrorKind::TooManyValues => (words.too_many)(&value),
        ErrorKind::TooFewValues => (words.too_few)(&argument),
        ErrorKind::WrongNumberOfValues => (words.missing_value)(&argument),
        ErrorKind::ArgumentConflict => match list(error, ContextKind::PriorArg) {
            Some(prior) if prior.iter().all(|name| short(name) == argument) => {
                (words.repeated)(&argument)
            }
            Some(prior) => (words.conflict)(&argument, &short(&prior.join(" "))),
            None => (words.repeated)(&argument),
        },
        ErrorKind::MissingRequiredArgument => (words.missing_argument)(&argument),
        ErrorKind::InvalidUtf8 => words.not_unicode.into(),
        _ => words.other.into(),
    }
}

/// `--format` of `--format <格式>`; a positional stays as it is.
fn short(argument: &str) -> String {
    match argument.split_once(' ') {
        Some((name, _)) if name.starts_with('-') => name.into(),
        _ => argument.trim_matches(['[', ']']).into(),
    }
}

/// The command that was called: `qufen check`. A global option may stand before its name.
fn called(arguments: &[OsString]) -> String {
    let known = crate::commands::NAMES;
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    match words.find(|word| known.contains(word)) {
        Some(name) => format!("qufen {name}"),
        None => "qufen".into(),
    }
}

fn first(error: &clap::Error, kind: ContextKind) -> String {
    list(error, kind)
        .and_then(|values| values.into_iter().next())
        .unwrap_or_default()
}

fn list(error: &clap::Error, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(vec![one.clone()]),
        ContextValue::Strings(many) => Some(many.clone()),
        ContextValue::StyledStr(one) => Some(vec![one.to_string()]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Words;
    use qufen_diagnostics::Language;

    fn told(language: Language, words: &[&str]) -> String {
        let context = Context {
            language,
            colour_out: false,
            colour_err: false,
            width: 80,
            folder: Default::default(),
            in_ci: false,
        };
        let error = arguments::command(Words::of(language))
            .try_get_matches_from(words)
            .expect_err("a mistake");
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let answer = answer(&error, &words, &context);
        assert_eq!(answer.exit, Exit::Unusable);
        answer.err
    }

    #[test]
    fn mistakes_are_told_in_chinese_with_the_near_name() {
        let text = told(Language::Chinese, &["qufen", "chekc"]);
        assert!(
            text.contains("没有命令 `chekc`。") && text.contains("是否想写 `check`？"),
            "{text}"
        );
        let text = told(Language::Chinese, &["qufen", "check", "--formt", "json"]);
        assert!(
            text.contains("没有选项 `--formt`。") && text.contains("是否想写 `--format`？"),
            "{text}"
        );
        assert!(text.contains("详见 `qufen check --help`。"), "{text}");
        let text = told(Language::Chinese, &["qufen", "check", "--format", "jsn"]);
        assert!(
            text.contains("`jsn` 不能作为 `--format` 的值。") && text.contains("sarif"),
            "{text}"
        );
        let text = told(Language::Chinese, &["qufen", "decide"]);
        assert!(text.contains("缺少 <法规>。"), "{text}");
        let text = told(Language::Chinese, &["qufen", "decide", "x", "--set", "甲"]);
        assert!(text.contains("应写成 `名称=值`"), "{text}");
        let text = told(
            Language::Chinese,
            &["qufen", "decide", "x", "--case", "a", "--case", "b"],
        );
        assert!(text.contains("`--case` 只能写一次。"), "{text}");
        for wrong in ["101", "abc", "-1"] {
            let call = ["qufen", "test", "--cover", "--fail-under", wrong];
            let text = told(Language::Chinese, &call);
            assert!(
                text.contains("应是 0 到 100 的整数。") || wrong == "-1",
                "{text}"
            );
            assert!(
                !text.contains("is not in") && !text.contains("invalid"),
                "{text}"
            );
        }
        let text = told(Language::Chinese, &["qufen", "check", "--format"]);
        assert!(text.contains("`--format` 缺少值。"), "{text}");
        assert!(text.contains("详见 `qufen check --help`。"), "{text}");
    }

    #[test]
    fn no_english_of_claps_own_reaches_a_chinese_reader() {
        let calls: [&[&str]; 5] = [
            &["qufen"],
            &["qufen", "nonsense"],
            &["qufen", "decide", "a", "b"],
            &["qufen", "check", "--fix", "--encoding", "gb18030"],
            &["qufen", "completions"],
        ];
        for call in calls {
            let text = told(Language::Chinese, call);
            for word in [
                "error",
                "Usage",
                "found",
                "argument",
                "tip:",
                "possible values",
            ] {
                assert!(!text.contains(word), "{call:?}: {text}");
            }
        }
    }
}
