//! For GitHub Actions: workflow commands that become annotations.

use super::position::Positions;
use crate::{Diagnostic, Language, Severity, Sources};

/// A step shows ten annotations of a level and drops the rest.
const SHOWN: usize = 10;

/// One line a diagnostic, worst first; then how many more there are.
pub fn github(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let positions = Positions::new(sources);
    let mut out = String::new();
    let mut left = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let all: Vec<&Diagnostic> = diagnostics
            .iter()
            .filter(|one| one.severity == severity)
            .collect();
        left += all.len().saturating_sub(SHOWN);
        out.extend(all.iter().take(SHOWN).map(|one| command(one, &positions)));
    }
    if left > 0 {
        out.push_str(&format!("另有 {left} 项未逐条列出 ({left} more)\n"));
    }
    out
}

fn command(diagnostic: &Diagnostic, positions: &Positions) -> String {
    let message = diagnostic.message(&diagnostic.code.entry(), Language::Chinese);
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = diagnostic.place.map_or(String::new(), |place| {
        let region = positions.region(place);
        let file = escape_property(&region.file);
        let mut out = format!(
            "file={file},line={},endLine={},",
            region.start.0, region.end.0
        );
        if region.start.0 == region.end.0 {
            out += &format!("col={},endColumn={},", region.start.1, region.end.1);
        }
        out
    });
    let title = escape_property(&format!("{} {}", diagnostic.code, message.title));
    let action = message
        .action
        .map(|words| format!("\n办：{words}"))
        .unwrap_or_default();
    let text = escape(&format!("{}\n因：{}{action}", message.seen, message.why));
    format!("::{level} {place}title={title}::{text}\n")
}

fn escape(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
