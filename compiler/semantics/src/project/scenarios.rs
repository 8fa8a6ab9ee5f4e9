//! The scenarios of a project, each resolved against the version that it is about.

use super::{InstrumentName, Project};
use crate::cases;
use crate::check::settled;
use crate::db::{Database, SourceFile};
use crate::place::Place;
use crate::scenario::{CarriedCase, ResolvedScenario};
use crate::source::{FileKind, file_kind};
use qufen_diagnostics::{Diagnostic, codes};
use std::collections::BTreeMap;

impl Project {
    /// The scenarios of one file, resolved against the instrument that each names, or against
    /// `target` when given. A scenario that cannot be read to the end, or does not resolve, is left
    /// out and diagnosed; so is the first of those whose instrument has errors.
    pub fn scenarios(
        &self,
        file: &str,
        target: Option<&InstrumentName>,
    ) -> (Vec<(InstrumentName, ResolvedScenario)>, Vec<Diagnostic>) {
        let Some(source) = self.file(file) else {
            return Default::default();
        };
        let target = target.and_then(|name| self.file(&name.file));
        let resolved = cases::scenarios(&self.db, self.files, source, target);
        let mut names: BTreeMap<String, InstrumentName> = BTreeMap::new();
        names.extend(
            self.instruments()
                .into_iter()
                .map(|name| (name.file.clone(), name)),
        );
        let scenarios = resolved
            .scenarios
            .into_iter()
            .filter_map(|(file, scenario)| {
                Some((names.get(file.path(&self.db))?.clone(), scenario))
            });
        let scenarios = scenarios.collect();
        let mut found = resolved.lost;
        found.extend(resolved.diagnostics);
        let mut found = settled(&self.db, self.files, source, found);
        found.extend(without_model(&self.db, &names, &resolved.without_model));
        (scenarios, self.finish(found))
    }

    /// The scenarios of one file carried to `target`, which knows some facts under another name:
    /// `renamed` gives it. Empty while errors keep `target` from having a model.
    pub fn carried(
        &self,
        file: &str,
        target: &InstrumentName,
        renamed: &BTreeMap<String, String>,
    ) -> Vec<CarriedCase> {
        let (Some(source), Some(model)) = (self.file(file), self.model(target)) else {
            return Vec::new();
        };
        cases::carried(&self.db, self.files, source, &model, renamed)
    }

    /// The files that hold scenarios, in order of path.
    pub fn scenario_files(&self) -> Vec<String> {
        let own = self.files.own(&self.db).iter();
        own.filter(|&&file| *file_kind(&self.db, file) == FileKind::Scenarios)
            .map(|file| file.path(&self.db).to_owned())
            .collect()
    }
}

/// One finding for each instrument whose errors keep scenarios from being run.
fn without_model(
    db: &Database,
    names: &BTreeMap<String, InstrumentName>,
    left_out: &[(SourceFile, Place)],
) -> Vec<Diagnostic<Place>> {
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    for (file, place) in left_out {
        first.entry(file.path(db)).or_insert(*place);
    }
    let finding = |(path, place): (&str, Place)| {
        let name = names.get(path)?;
        let version = format!("《{}》 版本 {}", name.title, name.version);
        let finding = Diagnostic::new(codes::SCENARIO_NO_MODEL, place);
        Some(finding.with("version", version))
    };
    first.into_iter().filter_map(finding).collect()
}
