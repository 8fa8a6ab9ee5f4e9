//! `qufen.toml`: what a project says about lints.

use qufen_diagnostics::{Code, Diagnostic, Location, Severity, SourceId, Span, codes};
use qufen_semantics::Settings;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads the settings; second, everything that is wrong with them.
pub fn read_settings(text: &str, source: SourceId) -> (Settings, Vec<Diagnostic>) {
    let mut reader = Reader {
        source,
        settings: Settings::default(),
        problems: Vec::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => reader.top(table.get_ref()),
        Err(error) => {
            let place = reader.place(error.span().unwrap_or_default());
            reader
                .problems
                .push(Diagnostic::new(codes::SETTINGS_SYNTAX, place));
        }
    }
    (reader.settings, reader.problems)
}

struct Reader {
    source: SourceId,
    settings: Settings,
    problems: Vec<Diagnostic>,
}

impl Reader {
    fn top(&mut self, table: &DeTable) {
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("lint", DeValue::Table(lints)) => {
                    lints.iter().for_each(|(code, level)| {
                        self.level(code.get_ref(), key_place(code), level)
                    });
                }
                (name, _) => {
                    let place = self.place(key_place(key));
                    let problem = Diagnostic::new(codes::SETTINGS_UNKNOWN_KEY, place);
                    self.problems
                        .push(problem.with("key", name).with("known", "[lint]"));
                }
            }
        }
    }

    fn level(&mut self, code: &str, at: Range<usize>, level: &Spanned<DeValue>) {
        if !Code::find(code).is_some_and(Code::is_lint) {
            let problem = Diagnostic::new(codes::SETTINGS_UNKNOWN_LINT, self.place(at));
            self.problems.push(problem.with("code", code));
            return;
        }
        let word = level.get_ref().as_str().unwrap_or_default();
        match level_named(word) {
            Some(severity) => {
                self.settings.levels.insert(code.to_owned(), severity);
            }
            None => {
                let problem = Diagnostic::new(codes::SETTINGS_BAD_LEVEL, self.place(level.span()));
                self.problems
                    .push(problem.with("code", code).with("value", word));
            }
        }
    }

    fn place(&self, bytes: Range<usize>) -> Location {
        Location {
            source: self.source,
            span: Span::new(bytes.start, bytes.end),
        }
    }
}

fn key_place<T>(key: &Spanned<T>) -> Range<usize> {
    key.span()
}

fn level_named(word: &str) -> Option<Option<Severity>> {
    match word {
        "off" => Some(None),
        "note" => Some(Some(Severity::Note)),
        "warning" => Some(Some(Severity::Warning)),
        "error" => Some(Some(Severity::Error)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes_of(text: &str) -> Vec<Code> {
        read_settings(text, SourceId(0))
            .1
            .iter()
            .map(|one| one.code)
            .collect()
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_place() {
        let text = "[lint]\nQF9999 = \"off\"\nQF0001 = \"off\"\n[lints]\n";
        let (_, problems) = read_settings(text, SourceId(0));
        let found: Vec<(Code, &str)> = problems
            .iter()
            .map(|one| (one.code, &text[one.place.expect("a place").span.range()]))
            .collect();
        assert_eq!(
            found,
            [
                (codes::SETTINGS_UNKNOWN_LINT, "QF0001"),
                (codes::SETTINGS_UNKNOWN_LINT, "QF9999"),
                (codes::SETTINGS_UNKNOWN_KEY, "lints"),
            ]
        );
    }

    #[test]
    fn malformed_settings_are_an_error_and_none_are_fine() {
        assert_eq!(codes_of("[lint\n"), [codes::SETTINGS_SYNTAX]);
        assert_eq!(codes_of("lint = 3"), [codes::SETTINGS_UNKNOWN_KEY]);
        assert_eq!(codes_of("# 只有注释\n"), []);
    }

    #[test]
    fn levels_are_words() {
        assert_eq!(level_named("off"), Some(None));
        assert_eq!(level_named("error"), Some(Some(Severity::Error)));
        assert_eq!(level_named("Error"), None);
    }
}
