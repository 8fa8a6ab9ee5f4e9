//! Why the system could not read or write, in the user's language.

use super::Words;
use std::io::{Error, ErrorKind};

/// One wording for each reason that a user can do something about.
pub struct Reasons {
    pub not_found: &'static str,
    pub denied: &'static str,
    pub exists: &'static str,
    pub full: &'static str,
    pub quota: &'static str,
    pub read_only: &'static str,
    pub too_large: &'static str,
    pub not_a_folder: &'static str,
    pub a_folder: &'static str,
    pub bad_name: &'static str,
    pub interrupted: &'static str,
    pub cut_short: &'static str,
    pub memory: &'static str,
    /// Any other, by the system's number for it.
    pub numbered: fn(i32) -> String,
    pub unknown: &'static str,
}

impl Words {
    /// Why reading or writing failed.
    pub fn reason(&self, error: &Error) -> String {
        let reasons = &self.reasons;
        let known = match error.kind() {
            ErrorKind::NotFound => reasons.not_found,
            ErrorKind::PermissionDenied => reasons.denied,
            ErrorKind::AlreadyExists => reasons.exists,
            ErrorKind::StorageFull => reasons.full,
            ErrorKind::QuotaExceeded => reasons.quota,
            ErrorKind::ReadOnlyFilesystem => reasons.read_only,
            ErrorKind::FileTooLarge => reasons.too_large,
            ErrorKind::NotADirectory => reasons.not_a_folder,
            ErrorKind::IsADirectory => reasons.a_folder,
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => reasons.bad_name,
            ErrorKind::Interrupted => reasons.interrupted,
            ErrorKind::UnexpectedEof | ErrorKind::WriteZero => reasons.cut_short,
            ErrorKind::OutOfMemory => reasons.memory,
            _ => match error.raw_os_error() {
                Some(number) => return (reasons.numbered)(number),
                None => reasons.unknown,
            },
        };
        known.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_diagnostics::Language;

    #[test]
    fn a_reason_is_in_the_language_of_the_user() {
        for kind in [
            ErrorKind::PermissionDenied,
            ErrorKind::StorageFull,
            ErrorKind::NotADirectory,
            ErrorKind::Other,
        ] {
            let reason = Words::of(Language::Chinese).reason(&kind.into());
            assert!(!reason.is_ascii(), "{kind:?}: {reason}");
            let reason = Words::of(Language::English).reason(&kind.into());
            assert!(reason.is_ascii(), "{kind:?}: {reason}");
        }
    }

    #[test]
    fn a_reason_without_words_of_its_own_keeps_its_number() {
        // No kind has this number.
        let error = Error::from_raw_os_error(4_000);
        let reason = Words::of(Language::Chinese).reason(&error);
        assert_eq!(reason, "系统错误 4000");
    }
}
