//! The scenarios that rest on one version, as cases of both.

use crate::side::Side;
use qufen_semantics::model::Case;
use qufen_semantics::scenario::CarriedCase;
use qufen_semantics::{InputFile, InstrumentName, Project, Settings};
use std::collections::BTreeMap;

/// One scenario as a case of both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedCase {
    /// Its title.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Under the old version.
    pub old: Case,
    /// Under the new version.
    pub new: Case,
    /// Facts and readings that it states and the version that it does not rest on does not know.
    pub lost: Vec<String>,
}

/// Which version scenarios rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// The scenarios of `home`'s project that rest on it, by file. `renamed` leads from its facts to
/// those of `other`.
pub fn cases(
    home: &Side<'_>,
    other: &Side<'_>,
    renamed: &BTreeMap<String, String>,
    which: Home,
) -> Vec<TriedCase> {
    let abroad = Abroad::of(home, other);
    let mut files = home.project.scenario_files();
    files.sort();
    let mut tried = Vec::new();
    for file in files {
        let (scenarios, _) = home.project.scenarios(&file, None);
        let resting = scenarios.into_iter();
        let mut resting = resting.filter(|(name, _)| name == home.name).peekable();
        if resting.peek().is_none() {
            continue;
        }
        let mut carried = abroad.carried(&file, renamed);
        for (_, own) in resting {
            let Some(there) = carried.remove(&own.title) else {
                continue;
            };
            let (old, new) = match which {
                Home::Old => (own.case, there.case),
                Home::New => (there.case, own.case),
            };
            tried.push(TriedCase {
                name: own.title,
                file: file.clone(),
                old,
                new,
                lost: there.lost,
            });
        }
    }
    tried
}

/// The folder under which scenarios of one project stand in the other.
const GUESTS: &str = "来自另一项目";

/// The other version, with the scenarios of the first beside it.
enum Abroad<'a> {
    /// Both versions stand in one project.
    Here(&'a Project, &'a InstrumentName),
    /// The other project, its own scenarios replaced by those of the first.
    Guest(Box<Project>, &'a InstrumentName),
}

impl<'a> Abroad<'a> {
    fn of(home: &Side<'a>, other: &Side<'a>) -> Abroad<'a> {
        if std::ptr::eq(home.project, other.project) {
            return Abroad::Here(home.project, other.name);
        }
        let replaced = other.project.scenario_files();
        let own = other.project.own_files().into_iter();
        let own = own.filter(|file| !replaced.contains(&file.path));
        let guests = home.project.scenario_files();
        let all = home.project.own_files().into_iter();
        let guests = all.filter(|file| guests.contains(&file.path));
        let guests = guests.map(|file| InputFile {
            path: format!("{GUESTS}/{}", file.path),
            text: file.text,
        });
        let project = Project::new(own.chain(guests).collect(), Settings::default());
        Abroad::Guest(Box::new(project), other.name)
    }

    fn carried(
        &self,
        file: &str,
        renamed: &BTreeMap<String, String>,
    ) -> BTreeMap<String, CarriedCase> {
        let carried = match self {
            Abroad::Here(project, name) => project.carried(file, name, renamed),
            Abroad::Guest(project, name) => {
                project.carried(&format!("{GUESTS}/{file}"), name, renamed)
            }
        };
        let by_title = carried.into_iter().map(|it| (it.title.clone(), it));
        by_title.collect()
    }
}
