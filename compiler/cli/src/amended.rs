//! 修改决定 that a command applies in memory, and what is said of them.

use crate::answer::Stop;
use crate::context::Context;
use crate::load::Loaded;
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_revision::{Amended, Refusal, consolidate, consolidate_awaited};
use qufen_semantics::{InstrumentName, Project};

/// What came of 修改决定.
#[derive(Default)]
pub struct Made {
    /// The versions made by decisions that were named.
    pub names: Vec<InstrumentName>,
    pub parted: Parted,
}

/// Numbers that parted from their encodings, with the texts that they point into: what is said of
/// outcomes is said of the old numbers.
#[derive(Default)]
pub struct Parted(Vec<(Vec<Diagnostic>, Sources)>);

impl Parted {
    /// Of a decision, and of those that were applied before it.
    fn note(&mut self, amended: Amended) {
        if let Some(before) = amended.before {
            self.note(*before);
        }
        let mut found = amended.findings;
        found.retain(|one| one.code == codes::NUMBER_PARTED);
        if !found.is_empty() {
            self.0.push((found, amended.sources));
        }
    }

    pub fn extend(&mut self, other: Parted) {
        self.0.extend(other.0);
    }

    /// Worded for a person; once, though two versions may come of the same decision.
    pub fn told(&self, context: &Context) -> String {
        let (language, colour) = (context.language, context.colour_err);
        let all = self.0.iter();
        let all = all.map(|(found, sources)| render::terminal(found, sources, language, colour));
        let mut told: Vec<String> = Vec::new();
        for one in all {
            if !told.contains(&one) {
                told.push(one);
            }
        }
        told.concat()
    }
}

/// Adds the versions that 修改决定 make: of those that were named themselves, and of the one whose new
/// version is asked for where no file holds it.
pub fn amended(
    project: &mut Project,
    loaded: &Loaded,
    version: Option<&str>,
) -> Result<Made, Stop> {
    let held = |project: &Project, version: &str| {
        let held = project.instruments();
        held.iter().any(|name| name.version == version)
    };
    let mut made = Made::default();
    for decision in project.decisions() {
        let named = loaded.is_named(&decision.file);
        let asked =
            version.is_some_and(|version| decision.new == version && !held(project, version));
        if named || asked {
            let amended = consolidate(project, &decision).map_err(refused)?;
            made.names.extend(named.then(|| amended.name.clone()));
            made.parted.note(amended);
        }
    }
    Ok(made)
}

/// Adds the versions of an instrument that decisions in force make and no file holds: from their day on
/// the version that they amend no longer applies.
pub fn enacted(project: &mut Project, title: &str) -> Result<Parted, Stop> {
    let mut parted = Parted::default();
    for decision in project.decisions() {
        let held = project.instruments();
        let held = held
            .iter()
            .any(|name| name.title == decision.amends && name.version == decision.new);
        if decision.enacted && decision.amends == title && !held {
            parted.note(consolidate(project, &decision).map_err(refused)?);
        }
    }
    Ok(parted)
}

/// Adds the versions that decisions make and on which scenarios rest that were named.
pub fn rested_on(project: &mut Project, loaded: &Loaded) -> Result<Parted, Stop> {
    let made = consolidate_awaited(project, |file| loaded.is_selected(file)).map_err(refused)?;
    let mut parted = Parted::default();
    for amended in made {
        parted.note(amended);
    }
    Ok(parted)
}

/// A decision that cannot be applied, or whose result does not stand.
pub fn refused(refusal: Refusal) -> Stop {
    Stop::no(refusal.diagnostics, refusal.sources)
}
