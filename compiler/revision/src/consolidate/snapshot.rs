//! The files of a project at one moment, to go back to.

use qufen_semantics::Project;

/// The files of a project at one moment.
pub(super) struct Snapshot {
    pub(super) files: Vec<(String, String)>,
}

impl Snapshot {
    pub(super) fn of(project: &Project) -> Snapshot {
        let sources = project.sources();
        let files = sources
            .ids()
            .map(|id| (sources.name(id).to_owned(), sources.text(id).to_owned()));
        Snapshot {
            files: files
                .filter(|(name, _)| !name.starts_with("stdlib/"))
                .collect(),
        }
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        let file = self.files.iter().find(|(name, _)| name == path);
        file.map(|(_, text)| text.as_str())
    }

    /// Files that are new go; files that were taken away come back.
    pub(super) fn restore(&self, project: &mut Project) {
        let sources = project.sources();
        for id in sources.ids() {
            let name = sources.name(id);
            if !name.starts_with("stdlib/") && self.text(name).is_none() {
                project.remove(name);
            }
        }
        for (name, text) in &self.files {
            let there = sources.ids().any(|id| sources.name(id) == name);
            if !there {
                project.set_text(name, text.clone());
            }
        }
    }
}
