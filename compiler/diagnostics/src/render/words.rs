//! The few words that stand on no page.

use crate::{Diagnostic, Language, Severity};

/// 错误, 警告, 提示.
pub fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (language, severity) {
        (Language::Chinese, Severity::Error) => "错误",
        (Language::Chinese, Severity::Warning) => "警告",
        (Language::Chinese, Severity::Note) => "提示",
        (Language::English, Severity::Error) => "error",
        (Language::English, Severity::Warning) => "warning",
        (Language::English, Severity::Note) => "note",
    }
}

/// `3 个错误，2 个警告`; empty when there is nothing to count.
pub fn summary(diagnostics: &[Diagnostic], language: Language) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| {
            (
                severity,
                diagnostics
                    .iter()
                    .filter(|one| one.severity == severity)
                    .count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| {
            let word = severity_word(severity, language);
            match language {
                Language::Chinese => format!("{count} 个{word}"),
                Language::English => format!("{count} {word}{}", if count == 1 { "" } else { "s" }),
            }
        })
        .collect();
    parts.join(match language {
        Language::Chinese => "，",
        Language::English => ", ",
    })
}
