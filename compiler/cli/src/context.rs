//! The surroundings of a run: language, colours, folder.

use crate::messages::Words;
use qufen_diagnostics::Language;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

/// What a command may know of its surroundings.
#[derive(Clone, Debug)]
pub struct Context {
    pub language: Language,
    /// Colours on standard output.
    pub colour_out: bool,
    /// Colours on standard error.
    pub colour_err: bool,
    /// Columns to which prose is wrapped.
    pub width: usize,
    /// The current folder, absolute. Never shown.
    pub folder: PathBuf,
    /// Whether a continuous integration service runs this.
    pub in_ci: bool,
}

impl Context {
    /// Language and colours are needed before the arguments are parsed, to word what is wrong with
    /// them; so they are looked for by hand, leniently.
    pub fn from_environment(arguments: &[OsString]) -> Context {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let language = option("--lang", arguments)
            .and_then(|value| language_named(&value))
            .unwrap_or_else(|| {
                language_of_locale(
                    ["LC_ALL", "LC_MESSAGES", "LANG"]
                        .iter()
                        .find_map(|name| variable(name)),
                )
            });
        let colour = option("--color", arguments);
        let plain =
            variable("NO_COLOR").is_some() || variable("TERM").is_some_and(|term| term == "dumb");
        let coloured = |is_terminal: bool| match colour.as_deref() {
            Some("always") => true,
            Some("never") => false,
            _ => is_terminal && !plain,
        };
        Context {
            language,
            colour_out: coloured(std::io::stdout().is_terminal()),
            colour_err: coloured(std::io::stderr().is_terminal()),
            width: variable("COLUMNS")
                .and_then(|value| value.parse().ok())
                .unwrap_or(80)
                .clamp(40, 100),
            folder: std::env::current_dir().unwrap_or_default(),
            in_ci: variable("CI").is_some_and(|value| value != "false" && value != "0"),
        }
    }

    /// The message catalogue of the language.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language)
    }
}

/// The last value of `--name value` or `--name=value`.
fn option(name: &str, arguments: &[OsString]) -> Option<String> {
    let mut found = None;
    for (index, argument) in arguments.iter().enumerate() {
        let Some(text) = argument.to_str() else {
            continue;
        };
        if text == "--" {
            break;
        }
        if text == name {
            found = arguments
                .get(index + 1)
                .and_then(|value| value.to_str())
                .map(str::to_owned);
        } else if let Some(value) = text
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('='))
        {
            found = Some(value.to_owned());
        }
    }
    found
}

fn language_named(name: &str) -> Option<Language> {
    match name {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// Chinese unless the locale names another language; `C` and `POSIX` name none.
fn language_of_locale(locale: Option<String>) -> Language {
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    let name = locale
        .split(['_', '-', '.', '@'])
        .next()
        .unwrap_or_default();
    match name {
        "" | "c" | "posix" | "zh" => Language::Chinese,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_gives_the_language() {
        for locale in [
            "",
            "C",
            "C.UTF-8",
            "POSIX",
            "zh_CN.UTF-8",
            "zh-Hans",
            "ZH_cn",
        ] {
            assert_eq!(
                language_of_locale(Some(locale.into())),
                Language::Chinese,
                "{locale}"
            );
        }
        for locale in ["en_US.UTF-8", "de_DE", "fr"] {
            assert_eq!(
                language_of_locale(Some(locale.into())),
                Language::English,
                "{locale}"
            );
        }
        assert_eq!(language_of_locale(None), Language::Chinese);
    }

    #[test]
    fn options_are_found_in_both_forms_and_not_after_two_dashes() {
        let arguments = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            option("--lang", &arguments(&["q", "--lang", "en"])).as_deref(),
            Some("en")
        );
        assert_eq!(
            option("--lang", &arguments(&["q", "x", "--lang=zh"])).as_deref(),
            Some("zh")
        );
        assert_eq!(
            option("--lang", &arguments(&["q", "--", "--lang=zh"])),
            None
        );
        assert_eq!(option("--lang", &arguments(&["q", "--lang"])), None);
    }
}
