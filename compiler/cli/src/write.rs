//! Writing files so that nothing is ever lost.

use crate::messages::Words;
use qufen_diagnostics::{Diagnostic, codes};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many links are followed before they are taken for a circle, as the kernel does.
const LONGEST_CHAIN: usize = 40;

/// Writes a whole file: first beside it, then renamed over it. On failure what was there is
/// unchanged and nothing is left behind. What is no regular file (a device, a pipe) is written to
/// and stays what it is. `shown` is the path as messages name it.
pub fn write_file(path: &Path, shown: &str, text: &str, words: &Words) -> Result<(), Diagnostic> {
    write(path, text).map_err(|error| {
        Diagnostic::nowhere(codes::CANNOT_WRITE)
            .with("path", shown)
            .with("reason", words.reason(&error))
    })
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(held) if !held.is_file() => into_existing(path, text),
        Ok(held) if held.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        _ => replace(&at_end_of_links(path)?, text),
    }
}

/// A device or pipe takes the words as they come. A folder refuses to be opened.
fn into_existing(path: &Path, text: &str) -> io::Result<()> {
    let mut held = OpenOptions::new().write(true).open(path)?;
    held.write_all(text.as_bytes())
}

/// Renaming over a link would leave its target as it was, so the file is the one that the link
/// names, whether it exists yet or not.
fn at_end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LONGEST_CHAIN {
        let Ok(target) = fs::read_link(&path) else {
            return Ok(path);
        };
        path = match path.parent() {
            Some(folder) => folder.join(target),
            None => target,
        };
    }
    Err(io::Error::other("too many links"))
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let (temporary, mut file) = create_beside(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| keep_permissions(path, &temporary))
        .and_then(|()| fs::rename(&temporary, path));
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

    /// Names that end in a link: what is written is its target, and the link stays.
    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_to_its_file_and_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (link, file) = (folder.path().join("链接"), folder.path().join("文件"));
        std::os::unix::fs::symlink("文件", &link).expect("a link");
        for text in ["初", "再"] {
            write_file(&link, "链接", text, words()).expect("writable");
            assert_eq!(fs::read_to_string(&file).expect("the target"), text);
            assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        }
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_circle_of_links_is_a_finding() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let link = folder.path().join("圈");
        std::os::unix::fs::symlink("圈", &link).expect("a link");
        assert!(write_file(&link, "圈", "字", words()).is_err());
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    }

    /// A pipe stands for every device: it is written to, never replaced by a file.
    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_written_to_and_stays() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pipe = folder.path().join("管道");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo").success());
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || fs::read_to_string(pipe))
        };
        write_file(&pipe, "管道", "字", words()).expect("writable");
        let held = fs::symlink_metadata(&pipe).expect("there");
        assert!(held.file_type().is_fifo());
        assert_eq!(reader.join().expect("ends").expect("reads"), "字");
        let folder_stays = write_file(folder.path(), "夹", "字", words());
        assert!(folder_stays.is_err() && folder.path().is_dir());
    }
}
