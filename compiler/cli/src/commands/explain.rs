//! `explain [CODE]`: what a finding means.

use crate::answer::{Answer, Stop};
use crate::arguments::{format, one, page};
use crate::context::Context;
use crate::messages::Words;
use clap::{Arg, ArgMatches, Command};
use qufen_diagnostics::{Code, Diagnostic, Language, codes, render::severity_word};
use serde_json::{Value, json};

pub fn command(words: &'static Words) -> Command {
    let code = Arg::new("code")
        .help(words.options.code)
        .help_heading(words.headings.arguments)
        .value_name(words.values.code);
    page("explain", &words.explain, words).arg(code).arg(format(
        words.options.format,
        words,
        &["human", "json"],
    ))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let as_json = one(matches, "format") == Some("json");
    let answer = match one(matches, "code") {
        Some(name) => {
            let code = find(name)?;
            if as_json {
                object(code).to_string() + "\n"
            } else {
                explanation(code, context)
            }
        }
        None if as_json => {
            codes::ALL
                .iter()
                .map(|code| object(*code))
                .collect::<Value>()
                .to_string()
                + "\n"
        }
        None => codes::ALL
            .iter()
            .map(|code| headline(*code, context.language))
            .collect(),
    };
    Ok(Answer::fine(answer))
}

/// `QF0203`, `qf0203`, `203`.
fn find(name: &str) -> Result<Code, Stop> {
    let digits = name.trim().to_ascii_uppercase();
    let digits = digits.strip_prefix("QF").unwrap_or(&digits);
    Code::find(&format!("QF{digits:0>4}")).ok_or_else(|| {
        Diagnostic::nowhere(codes::UNKNOWN_CODE)
            .with("code", name)
            .into()
    })
}

fn headline(code: Code, language: Language) -> String {
    let severity = severity_word(code.severity(), language);
    format!("{code}  {severity}  {}\n", code.entry().title(language))
}

fn explanation(code: Code, context: &Context) -> String {
    let entry = code.entry();
    let words = entry.words(context.language);
    let report = &context.words().report;
    let mut out = headline(code, context.language);
    out += &format!(
        "\n{}{}\n{}{}\n",
        report.seen, words.seen, report.why, words.why
    );
    if let Some(action) = &words.action {
        out += &format!("{}{action}\n", report.action);
    }
    out += &format!("\n{}\n", indent_examples(&entry.explanation));
    out
}

/// Fenced blocks, indented instead of fenced.
fn indent_examples(markdown: &str) -> String {
    let mut fenced = false;
    let mut lines = Vec::new();
    for line in markdown.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
            lines.push(String::new());
        } else if fenced {
            lines.push(format!("    {line}").trim_end().to_owned());
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    lines.join("\n").trim_end().to_owned()
}

fn object(code: Code) -> Value {
    let entry = code.entry();
    let words = |language| {
        let words = entry.words(language);
        json!({
            "title": entry.title(language),
            "seen": words.seen, "why": words.why, "action": words.action,
        })
    };
    json!({
        "code": code.id(),
        "severity": severity_word(code.severity(), Language::English),
        "zh": words(Language::Chinese),
        "en": words(Language::English),
        "explanation": entry.explanation,
        "examples": entry.examples.iter().map(|example| json!({
            "text": example.text, "corrected": example.corrected,
        })).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_as_people_type_them() {
        for name in ["QF0001", "qf0001", "0001", "1"] {
            assert_eq!(find(name).expect(name), codes::NOT_UTF8);
        }
        assert!(find("QF9999").is_err());
        assert!(find("").is_err());
    }

    #[test]
    fn examples_are_indented() {
        assert_eq!(
            indent_examples("甲\n```qf\n乙\n```\n丙"),
            "甲\n\n    乙\n\n丙"
        );
    }
}
