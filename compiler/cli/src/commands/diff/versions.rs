//! The two versions that are compared, each with the project that it stands in.

use crate::amended::{Parted, amended};
use crate::answer::Stop;
use crate::arguments::{encoding_of, many, one};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::policy::{choose, model};
use clap::ArgMatches;
use qufen_comparison::Side;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_semantics::model::{FactId, Model};
use qufen_semantics::{InstrumentName, Project};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;

/// Both versions, read.
pub struct Versions {
    pub old: Version,
    pub new: Version,
    /// What is said of the decisions that make them.
    pub parted: Parted,
    /// The project of the old version.
    project: ManuallyDrop<Project>,
    /// That of the new one, where it is another.
    other: Option<ManuallyDrop<Project>>,
}

/// One version.
pub struct Version {
    pub loaded: Loaded,
    pub name: InstrumentName,
    pub model: Arc<Model>,
}

impl Versions {
    /// What OLD and NEW name. Versions of one project share what is worked out about it.
    pub fn read(matches: &ArgMatches, context: &Context) -> Result<Versions, Stop> {
        let before = loaded(matches, "old", context)?;
        let after = loaded(matches, "new", context)?;
        let (in_old, in_new) = (one(matches, "old-version"), one(matches, "new-version"));
        let mut project = before.project();
        let mut parted = amended(&mut project, &before, in_old)?.parted;
        let mut other = (before.files != after.files).then(|| after.project());
        parted.extend(amended(other.as_mut().unwrap_or(&mut project), &after, in_new)?.parted);
        let own = other.as_deref().unwrap_or(&project);
        Ok(Versions {
            old: Version::chosen(before, &project, in_old)?,
            new: Version::chosen(after, own, in_new)?,
            parted,
            project,
            other,
        })
    }

    /// The old version, to compare.
    pub fn before(&self) -> Side<'_> {
        self.old.side(&self.project)
    }

    /// The new version, to compare.
    pub fn after(&self) -> Side<'_> {
        let project = self.other.as_deref();
        self.new.side(project.unwrap_or(&self.project))
    }

    /// 更名: facts of the old version that the new one knows under another name.
    pub fn renamed(&self, matches: &ArgMatches) -> Result<Vec<(FactId, FactId)>, Stop> {
        let pairs = many::<(String, String)>(matches, "rename").into_iter();
        let known = pairs.map(|(old, new)| Ok((self.old.fact(&old)?, self.new.fact(&new)?)));
        known.collect()
    }
}

impl Version {
    fn chosen(loaded: Loaded, project: &Project, version: Option<&str>) -> Result<Version, Stop> {
        let name = choose(project, &loaded, version, codes::SEVERAL_TO_COMPARE)?;
        Ok(Version {
            model: model(project, &name)?,
            loaded,
            name,
        })
    }

    fn side<'a>(&'a self, project: &'a Project) -> Side<'a> {
        Side {
            project,
            name: &self.name,
            model: &self.model,
        }
    }

    fn fact(&self, fact: &str) -> Result<FactId, Stop> {
        if let Some(known) = self.model.fact(fact) {
            return Ok(known);
        }
        let problem = Diagnostic::nowhere(codes::RENAMED_FACT_UNKNOWN)
            .with("fact", fact)
            .with(
                "version",
                format!("《{}》 版本 {}", self.name.title, self.name.version),
            );
        Err(problem.into())
    }
}

fn loaded(matches: &ArgMatches, which: &'static str, context: &Context) -> Result<Loaded, Stop> {
    let wanted = Wanted {
        paths: &many::<PathBuf>(matches, which),
        scenarios: true,
        goldens: false,
        encoding: encoding_of(matches),
    };
    load(&wanted, context)
}
