//! For people at a terminal: the words underlined in their lines.

use super::excerpt::Excerpts;
use super::position::Positions;
use super::words::severity_word;
use crate::{Diagnostic, Entry, Fix, Language, Location, Severity, SourceId, Sources};
use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::term::{self, Config, WriteStyle};
use std::io;
use std::ops::Range;

type Mark = codespan::Label<SourceId>;

/// Every diagnostic in full, a blank line after each. No line ends in white space.
pub fn terminal(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    colour: bool,
) -> String {
    let positions = Positions::new(sources);
    diagnostics
        .iter()
        .map(|one| render_one(one, &positions, language, colour) + "\n")
        .collect()
}

fn render_one(
    diagnostic: &Diagnostic,
    positions: &Positions,
    language: Language,
    colour: bool,
) -> String {
    let entry = diagnostic.code.entry();
    let message = diagnostic.message(&entry, language);
    let mut writer = Ansi {
        out: Vec::new(),
        colour,
    };
    let marks = marks(diagnostic, positions, &entry, &message.seen, language);
    let body = codespan::Diagnostic::new(codespan_severity(diagnostic.severity))
        .with_notes(notes(diagnostic, positions, &message, language));
    let places: Vec<(SourceId, Range<usize>)> = marks
        .iter()
        .map(|mark| (mark.file_id, mark.range.clone()))
        .collect();
    // Cannot fail: the writer is memory, and every place has been fitted to its text.
    let _ = if Excerpts::needed(positions, &places) {
        let excerpts = Excerpts::new(positions, &places);
        let shown = |mark: Mark| Mark {
            range: excerpts.shown(mark.file_id, &mark.range),
            ..mark
        };
        let body = body.with_labels(marks.into_iter().map(shown).collect());
        term::emit_to_write_style(&mut writer, &Config::default(), &excerpts, &body)
    } else {
        let body = body.with_labels(marks);
        term::emit_to_write_style(&mut writer, &Config::default(), positions, &body)
    };
    let body = String::from_utf8_lossy(&writer.out).into_owned();
    let body = body.split_once('\n').map_or("", |(_, rest)| rest);
    header(diagnostic, &message.title, language, colour) + &trim_lines(body)
}

/// `错误[QF0203]: 名称未声明`, in place of the library's English one.
fn header(diagnostic: &Diagnostic, title: &str, language: Language, colour: bool) -> String {
    let severity = severity_word(diagnostic.severity, language);
    let code = diagnostic.code;
    if !colour {
        return format!("{severity}[{code}]: {title}\n");
    }
    let paint = severity_colour(codespan_severity(diagnostic.severity));
    format!("\x1b[1;{paint}m{severity}[{code}]\x1b[0m\x1b[1m: {title}\x1b[0m\n")
}

/// The words to underline, with what is said about them.
fn marks(
    diagnostic: &Diagnostic,
    positions: &Positions,
    entry: &Entry,
    seen: &str,
    language: Language,
) -> Vec<Mark> {
    let primary = diagnostic
        .place
        .iter()
        .map(|place| (LabelStyle::Primary, *place, one_line(seen)));
    let others = diagnostic.labels.iter().map(|label| {
        let caption = diagnostic.fill(entry.caption(label.caption, language));
        (LabelStyle::Secondary, label.place, one_line(&caption))
    });
    primary
        .chain(others)
        .filter(|(_, place, _)| positions.has(*place))
        .map(|(style, place, words)| {
            codespan::Label::new(style, place.source, positions.clamp(place)).with_message(words)
        })
        .collect()
}

fn notes(
    diagnostic: &Diagnostic,
    positions: &Positions,
    message: &crate::Message,
    language: Language,
) -> Vec<String> {
    let [seen, why, action, fix] = match language {
        Language::Chinese => ["见：", "因：", "办：", "改："],
        Language::English => ["seen: ", "why: ", "do: ", "fix: "],
    };
    let pointed = diagnostic.place.is_some_and(|place| positions.has(place));
    let mut notes = Vec::new();
    if !pointed {
        notes.push(format!("{seen}{}", message.seen));
    }
    notes.push(format!("{why}{}", message.why));
    if let Some(words) = &message.action {
        notes.push(format!("{action}{words}"));
    }
    if let Some(words) = diagnostic
        .fix
        .as_ref()
        .and_then(|fix| show_fix(fix, diagnostic.place))
    {
        notes.push(format!("{fix}{words}"));
    }
    notes
}

/// The new words, when the fix replaces just what is underlined.
fn show_fix(fix: &Fix, place: Option<Location>) -> Option<String> {
    match fix.edits.as_slice() {
        [edit] if Some(edit.place) == place && !edit.text.trim().is_empty() => {
            Some(one_line(&edit.text))
        }
        _ => None,
    }
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

fn trim_lines(text: &str) -> String {
    text.trim_end()
        .lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

fn codespan_severity(severity: Severity) -> codespan::Severity {
    match severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Note => codespan::Severity::Note,
    }
}

fn severity_colour(severity: codespan::Severity) -> u8 {
    match severity {
        codespan::Severity::Bug | codespan::Severity::Error => 31,
        codespan::Severity::Warning => 33,
        codespan::Severity::Note | codespan::Severity::Help => 36,
    }
}

/// Collects text, with ANSI sequences when colours are on.
struct Ansi {
    out: Vec<u8>,
    colour: bool,
}

impl Ansi {
    fn paint(&mut self, parameters: &str) -> io::Result<()> {
        if self.colour {
            self.out
                .extend_from_slice(format!("\x1b[{parameters}m").as_bytes());
        }
        Ok(())
    }
}

impl io::Write for Ansi {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Ansi {
    fn set_header(&mut self, _: codespan::Severity) -> io::Result<()> {
        Ok(())
    }
    fn set_header_message(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn set_line_number(&mut self) -> io::Result<()> {
        self.paint("34")
    }
    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.paint("34")
    }
    fn set_source_border(&mut self) -> io::Result<()> {
        self.paint("34")
    }
    fn set_label(&mut self, severity: codespan::Severity, style: LabelStyle) -> io::Result<()> {
        match style {
            LabelStyle::Primary => self.paint(&severity_colour(severity).to_string()),
            LabelStyle::Secondary => self.paint("34"),
        }
    }
    fn reset(&mut self) -> io::Result<()> {
        self.paint("0")
    }
}
