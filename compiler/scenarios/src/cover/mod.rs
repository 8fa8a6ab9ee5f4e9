//! Coverage of one version by the scenarios of a project.
//!
//! `human` speaks the user's language; `json`, `lcov` and `cobertura` are the same in every
//! language. All are pure functions of a [`SuiteCoverage`].

mod cobertura;
mod human;
mod json;
mod lcov;
mod lines;
mod rows;
mod words;

pub use cobertura::{CoberturaError, cobertura};
pub use human::human;
pub use json::{CoverReport, cover_report, json, json_schema};
pub use lcov::lcov;
pub use words::aim;

use crate::filter::Filter;
use qufen_analysis::cover::{Coverage, Level, Tally, measure};
use qufen_analysis::space::{Budget, within};
use qufen_diagnostics::Sources;
use qufen_semantics::model::{Case, Model};
use qufen_semantics::places::Places;
use qufen_semantics::scenario::ResolvedScenario;
use qufen_semantics::{InstrumentName, Project};
use std::sync::Arc;

/// What the scenarios of a project exercise of one version.
#[derive(Clone, Debug)]
pub struct SuiteCoverage {
    /// The version.
    pub instrument: InstrumentName,
    /// Its model.
    pub model: Arc<Model>,
    /// File and title of each scenario that counts, in order.
    pub scenarios: Vec<(String, String)>,
    /// What they exercise.
    pub coverage: Coverage,
    /// Where clauses and conditions stand.
    pub places: Option<Places>,
    /// The texts that places point into.
    pub sources: Sources,
}

/// Why nothing was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmeasured {
    /// The instrument has errors.
    NoModel,
    /// The version's text is not held.
    TextNotHeld,
    /// The diagram grew past its budget.
    Overrun,
}

impl SuiteCoverage {
    /// How reports name the clause or definition that an aim belongs to.
    pub fn subject_name(&self, aim: qufen_analysis::cover::Aim) -> String {
        self.name(self.subject(aim))
    }

    /// The count of MC/DC obligations, on which `--fail-under` looks.
    pub fn mcdc(&self) -> Tally {
        self.coverage.tally(Level::Mcdc)
    }
}

/// The scenarios of the selected files that are decided under `instrument`, and those of any file that
/// it inherits from the version that it amended.
pub fn scenarios_under(
    project: &Project,
    filter: &Filter,
    instrument: &InstrumentName,
) -> Vec<ResolvedScenario> {
    let mut files = project.scenario_files();
    files.sort();
    files.retain(|file| filter.has_file(file));
    let all = files
        .iter()
        .flat_map(|file| project.scenarios(file, None).0);
    let under = all.filter(|(name, it)| name == instrument && filter.has(&it.file, &it.title));
    let inherited = project.inherited(instrument).into_iter();
    let inherited = inherited.map(|it| it.scenario);
    let inherited = inherited.filter(|it| filter.has_title(&it.title));
    let under = under.map(|(_, scenario)| scenario);
    under.chain(inherited).collect()
}

/// Measures what the selected scenarios exercise of `instrument`.
///
/// # Errors
/// [`Unmeasured`] when there is no model to measure, or its diagram outgrows `budget`.
pub fn cover(
    project: &Project,
    filter: &Filter,
    instrument: &InstrumentName,
    budget: Budget,
) -> Result<SuiteCoverage, Unmeasured> {
    let model = project.model(instrument).ok_or(Unmeasured::NoModel)?;
    if !model.instrument.text_held {
        return Err(Unmeasured::TextNotHeld);
    }
    let scenarios = scenarios_under(project, filter, instrument);
    let cases: Vec<Case> = scenarios.iter().map(|it| it.case.clone()).collect();
    let coverage = within(&model, budget, |space| measure(space, &cases));
    let named = scenarios.into_iter().map(|it| (it.file, it.title));
    Ok(SuiteCoverage {
        instrument: instrument.clone(),
        coverage: coverage.map_err(|_| Unmeasured::Overrun)?,
        scenarios: named.collect(),
        places: project.places(instrument),
        sources: project.sources(),
        model,
    })
}
