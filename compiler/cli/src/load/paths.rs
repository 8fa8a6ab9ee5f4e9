//! Paths: where a project begins, and how paths are shown.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The file that marks the top folder of a project.
pub const PROJECT_FILE: &str = "qufen.toml";

/// The folder that shown paths are relative to.
#[derive(Clone, Debug)]
pub struct Base(PathBuf);

impl Base {
    /// The current folder when every project lies in or below it; else the project.
    pub fn new(current: &Path, roots: &BTreeSet<PathBuf>) -> Base {
        match roots.first() {
            Some(root) if roots.iter().any(|root| !root.starts_with(current)) => Base(root.clone()),
            _ => Base(current.to_owned()),
        }
    }

    /// Relative, with `/`; `..` for what lies outside.
    pub fn show(&self, path: &Path) -> String {
        let common = self
            .0
            .components()
            .zip(path.components())
            .take_while(|(a, b)| a == b)
            .count();
        let up = self.0.components().count() - common;
        let down = path
            .components()
            .skip(common)
            .map(|part| part.as_os_str().to_string_lossy());
        let parts: Vec<_> = std::iter::repeat_n("..".into(), up).chain(down).collect();
        if parts.is_empty() {
            ".".into()
        } else {
            parts.join("/")
        }
    }

    /// The reverse of [`Base::show`].
    pub fn on_disk(&self, shown: &str) -> PathBuf {
        absolute(&self.0, Path::new(shown))
    }
}

/// The path from the root of the file system, without `.` and `..`; links are not followed.
pub fn absolute(folder: &Path, path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// The nearest folder upward that holds a project file.
pub fn enclosing_project(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .find(|folder| folder.join(PROJECT_FILE).is_file())
        .map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_paths_are_relative_and_lead_back() {
        let base = Base(PathBuf::from("/a/b"));
        for (path, shown) in [
            ("/a/b/c/d.qf", "c/d.qf"),
            ("/a/x.qf", "../x.qf"),
            ("/a/b", "."),
        ] {
            assert_eq!(base.show(Path::new(path)), shown);
            assert_eq!(base.on_disk(shown), Path::new(path));
        }
    }

    #[test]
    fn the_base_is_the_current_folder_unless_the_project_lies_above_it() {
        let roots = |path: &str| BTreeSet::from([PathBuf::from(path)]);
        assert_eq!(
            Base::new(Path::new("/a"), &roots("/a/b")).0,
            Path::new("/a")
        );
        assert_eq!(
            Base::new(Path::new("/a/b/c"), &roots("/a/b")).0,
            Path::new("/a/b")
        );
        assert_eq!(
            Base::new(Path::new("/a"), &BTreeSet::new()).0,
            Path::new("/a")
        );
    }
}
