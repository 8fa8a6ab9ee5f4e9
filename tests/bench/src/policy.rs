//! The real policy that benchmarks ask about.

use qufen_semantics::model::Model;
use qufen_semantics::{InputFile, Project, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The decision model of the 2019 measures.
pub fn measures_2019() -> Arc<Model> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let project = Project::new(sources(&folder), Settings::default());
    let name = project
        .instruments()
        .into_iter()
        .find(|name| name.version == "2019");
    let name = name.expect("the 2019 measures are in policies/");
    project
        .model(&name)
        .expect("the 2019 measures have a model")
}

/// The sources and official texts below a folder.
fn sources(folder: &Path) -> Vec<InputFile> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    let file = |path: PathBuf| InputFile {
        path: path
            .strip_prefix(folder)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned(),
        text: std::fs::read_to_string(&path).expect("a readable source"),
    };
    paths.into_iter().map(file).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path
            .extension()
            .is_some_and(|end| end == "qf" || end == "txt")
        {
            paths.push(path);
        }
    }
}
