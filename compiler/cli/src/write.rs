//! Writing files so that nothing is ever lost.

use crate::messages::Words;
use qufen_diagnostics::{Diagnostic, codes};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a whole file: first beside it, then renamed over it. On failure what was there is
/// unchanged and nothing is left behind. `shown` is the path as messages name it.
pub fn write_file(path: &Path, shown: &str, text: &str, words: &Words) -> Result<(), Diagnostic> {
    replace(path, text).map_err(|error| {
        Diagnostic::nowhere(codes::CANNOT_WRITE)
            .with("path", shown)
            .with("reason", words.reason(&error))
    })
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Renaming over a link would leave its target as it was.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&path).is_ok_and(|held| held.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let (temporary, mut file) = create_beside(&path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| keep_permissions(&path, &temporary))
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// A new file in the same folder, under a name that nobody has.
fn create_beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    let name = path
        .file_name()
        .ok_or(io::ErrorKind::InvalidInput)?
        .to_string_lossy();
    for attempt in 0..100 {
        let temporary =
            path.with_file_name(format!(".{name}.{}-{attempt}.tmp", std::process::id()));
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)
        {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|file| (temporary, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn keep_permissions(from: &Path, to: &Path) -> io::Result<()> {
    match fs::metadata(from) {
        Ok(held) => fs::set_permissions(to, held.permissions()),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> &'static Words {
        Words::of(qufen_diagnostics::Language::Chinese)
    }

    #[test]
    fn a_failed_write_leaves_the_old_words_and_no_litter() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("甲.golden");
        write_file(&path, "甲.golden", "旧", words()).expect("writable");
        let mut permissions = fs::metadata(&path).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("own file");
        let stopped = write_file(&path, "甲.golden", "新", words()).expect_err("read-only");
        assert_eq!(stopped.code, codes::CANNOT_WRITE);
        assert_eq!(fs::read_to_string(&path).expect("there"), "旧");
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 1);
    }

    #[test]
    fn a_missing_folder_is_a_finding() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(write_file(&folder.path().join("无/甲"), "无/甲", "字", words()).is_err());
    }
}
