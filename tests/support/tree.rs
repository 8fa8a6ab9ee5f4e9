//! Files of the repository, in a fixed order.

use qufen_semantics::InputFile;
use std::path::{Path, PathBuf};

/// Every file below `folder` that `keep` accepts, sorted by path.
pub fn files(folder: &Path, keep: &impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(files(&path, keep));
        } else if keep(&path) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text of a file of the repository.
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The real policies with their official texts, as the command line would load them.
pub fn policies() -> Vec<InputFile> {
    policy_files(&["qf", "txt", "ord"])
}

/// The goldens of the real policies, by path.
pub fn goldens() -> std::collections::BTreeMap<String, String> {
    policy_files(&["golden"])
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect()
}

fn policy_files(extensions: &[&str]) -> Vec<InputFile> {
    let root = super::root().join("policies");
    let wanted = |path: &Path| {
        path.extension()
            .is_some_and(|ext| extensions.iter().any(|wanted| ext == *wanted))
    };
    files(&root, &wanted)
        .into_iter()
        .map(|path| InputFile {
            text: text(&path),
            path: path
                .strip_prefix(&root)
                .expect("below policies")
                .to_str()
                .expect("a UTF-8 path")
                .to_owned(),
        })
        .collect()
}
