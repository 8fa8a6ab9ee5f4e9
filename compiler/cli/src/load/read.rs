//! Reading one file: strictly, and with a limit.

use crate::messages::Words;
use encoding_rs::GB18030;
use qufen_diagnostics::{Diagnostic, codes};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes that a file may have: 16 MiB.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// How files that are not UTF-8 are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Not at all.
    #[default]
    Utf8,
    /// As GB18030, which the user has asked for.
    Gb18030,
}

/// The text of a file, without BOM; second, a note when it was converted.
pub fn read_text(
    path: &Path,
    shown: &str,
    encoding: Encoding,
    words: &Words,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    let held = fs::metadata(path).map_err(|error| unreadable(shown, &error, words))?;
    if held.is_dir() {
        return Err(Diagnostic::nowhere(codes::FOLDER_NOT_FILE).with("path", shown));
    }
    let file = File::open(path).map_err(|error| unreadable(shown, &error, words))?;
    if held.is_file() && held.len() > LIMIT {
        return Err(too_large(shown, held.len()));
    }
    text_of(read_all(file, shown, words)?, shown, encoding)
}

/// The text of standard input.
pub fn read_stdin(
    shown: &str,
    encoding: Encoding,
    words: &Words,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    text_of(read_all(io::stdin().lock(), shown, words)?, shown, encoding)
}

/// The finding that a path does not exist, if it does not.
pub fn missing(path: &Path, typed: &Path, words: &Words) -> Option<Diagnostic> {
    let error = fs::metadata(path).err()?;
    let typed = typed.display().to_string();
    Some(unreadable(&typed, &error, words))
}

/// Never more than one byte above the limit, whatever the file claims to be.
fn read_all(stream: impl Read, shown: &str, words: &Words) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    stream
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(shown, &error, words))?;
    if bytes.len() as u64 > LIMIT {
        return Err(too_large(shown, bytes.len() as u64));
    }
    Ok(bytes)
}

fn text_of(
    bytes: Vec<u8>,
    shown: &str,
    encoding: Encoding,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    let (text, note) = match (String::from_utf8(bytes), encoding) {
        (Ok(text), _) => (text, None),
        (Err(error), Encoding::Utf8) => {
            return Err(Diagnostic::nowhere(codes::NOT_UTF8)
                .with("path", shown)
                .with("offset", error.utf8_error().valid_up_to() + 1));
        }
        (Err(error), Encoding::Gb18030) => {
            let text = decode_gb18030(error.as_bytes(), shown)?;
            let note = Diagnostic::nowhere(codes::CONVERTED)
                .with("path", shown)
                .with("encoding", "GB18030");
            (text, Some(note))
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.trim().is_empty() {
        return Err(Diagnostic::nowhere(codes::EMPTY_FILE).with("path", shown));
    }
    Ok((lines_ended(text), note))
}

/// A CR without LF, the line end of old Macintosh files, becomes LF: no byte moves, and lines are
/// counted as the author sees them.
fn lines_ended(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\r') {
        let followed = rest[at + 1..].starts_with('\n');
        out.push_str(&rest[..at]);
        out.push(if followed { '\r' } else { '\n' });
        rest = &rest[at + 1..];
    }
    out + rest
}

fn decode_gb18030(bytes: &[u8], shown: &str) -> Result<String, Diagnostic> {
    let mut text = String::with_capacity(bytes.len() * 3 / 2 + 16);
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let mut read = read;
    let mut result = result;
    while result == encoding_rs::DecoderResult::OutputFull {
        text.reserve(bytes.len() + 16);
        let (next, more) =
            decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        (result, read) = (next, read + more);
    }
    match result {
        encoding_rs::DecoderResult::Malformed(length, after) => {
            Err(Diagnostic::nowhere(codes::NOT_IN_ENCODING)
                .with("path", shown)
                .with("encoding", "GB18030")
                .with(
                    "offset",
                    read.saturating_sub(usize::from(length) + usize::from(after)) + 1,
                ))
        }
        _ => Ok(text),
    }
}

fn unreadable(shown: &str, error: &io::Error, words: &Words) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound => Diagnostic::nowhere(codes::FILE_MISSING).with("path", shown),
        _ => Diagnostic::nowhere(codes::UNREADABLE)
            .with("path", shown)
            .with("reason", words.reason(error)),
    }
}

fn too_large(shown: &str, size: u64) -> Diagnostic {
    Diagnostic::nowhere(codes::FILE_TOO_LARGE)
        .with("path", shown)
        .with("size", size)
        .with("limit", LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_diagnostics::Language;

    fn read(bytes: &[u8], encoding: Encoding) -> Result<(String, Option<Diagnostic>), Diagnostic> {
        text_of(bytes.to_vec(), "甲.qf", encoding)
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named_by_place() {
        let problem = read(b"ab\xff", Encoding::Utf8).expect_err("not UTF-8");
        assert_eq!(problem.code, codes::NOT_UTF8);
        assert!(problem.arguments.contains(&("offset", "3".into())));
    }

    #[test]
    fn gb18030_is_read_when_asked_and_said_so() {
        let (bytes, _, _) = GB18030.encode("容错免责办法");
        assert!(read(&bytes, Encoding::Utf8).is_err());
        let (text, note) = read(&bytes, Encoding::Gb18030).expect("GB18030");
        assert_eq!(text, "容错免责办法");
        assert_eq!(note.map(|note| note.code), Some(codes::CONVERTED));
    }

    #[test]
    fn utf8_stays_utf8_when_gb18030_is_allowed() {
        let (text, note) = read("容错".as_bytes(), Encoding::Gb18030).expect("UTF-8");
        assert_eq!((text.as_str(), note), ("容错", None));
    }

    #[test]
    fn bytes_that_are_neither_are_an_error() {
        let problem = read(b"ab\xff\xff", Encoding::Gb18030).expect_err("neither");
        assert_eq!(problem.code, codes::NOT_IN_ENCODING);
        assert!(
            problem.arguments.contains(&("offset", "3".into())),
            "{:?}",
            problem.arguments
        );
    }

    #[test]
    fn a_lone_cr_ends_a_line_and_crlf_stays() {
        for (bytes, lines) in [
            ("甲\r乙\r", "甲\n乙\n"),
            ("甲\r\n乙\r\n", "甲\r\n乙\r\n"),
            ("甲\r\r\n乙", "甲\n\r\n乙"),
        ] {
            let (text, _) = read(bytes.as_bytes(), Encoding::Utf8).expect("text");
            assert_eq!(text, lines);
        }
    }

    #[test]
    fn a_bom_is_dropped_and_emptiness_is_an_error() {
        assert_eq!(
            read("\u{feff}甲".as_bytes(), Encoding::Utf8)
                .expect("text")
                .0,
            "甲"
        );
        for empty in ["", "\u{feff}", " \n\t\n"] {
            assert_eq!(
                read(empty.as_bytes(), Encoding::Utf8)
                    .expect_err("empty")
                    .code,
                codes::EMPTY_FILE
            );
        }
    }

    #[test]
    fn a_stream_without_end_stops_at_the_limit() {
        let problem =
            read_all(io::repeat(b'a'), "甲", Words::of(Language::Chinese)).expect_err("endless");
        assert_eq!(problem.code, codes::FILE_TOO_LARGE);
    }
}
