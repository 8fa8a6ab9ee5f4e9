//! A case as it is heard under one version or another.

use super::decided;
use crate::amended::Parted;
use crate::answer::Stop;
use crate::case_file::{CaseSource, choose_readings, knows_fact, knows_reading, spoken_of};
use crate::load::Loaded;
use crate::policy;
use qufen_evaluator::Decision;
use qufen_semantics::model::{Case, Date, Model};
use qufen_semantics::{InstrumentName, Project, days};
use std::mem::ManuallyDrop;
use std::sync::Arc;

/// The case as given, and the project that knows the versions.
pub struct Hearing<'a> {
    /// Left to the end of the process, as everywhere.
    pub project: ManuallyDrop<Project>,
    pub loaded: &'a Loaded,
    /// What is said of the decisions that make versions.
    pub parted: Parted,
    pub source: Option<CaseSource>,
    pub scenario: Option<&'a str>,
    pub readings: Vec<(String, String)>,
    pub set: Vec<(String, String)>,
}

/// The case in the words of one version.
pub struct Heard {
    pub name: InstrumentName,
    pub model: Arc<Model>,
    pub case: Case,
}

impl Hearing<'_> {
    /// The version's model. A stub has one too, with nothing in it.
    pub fn model(&self, name: &InstrumentName) -> Result<Arc<Model>, Stop> {
        policy::model(&self.project, name)
    }

    /// The case under that version. What the version does not speak of is an error, unless one of
    /// `others` does: then it has no bearing here.
    pub fn under(&mut self, name: &InstrumentName, others: &[Arc<Model>]) -> Result<Heard, Stop> {
        let model = self.model(name)?;
        let mut case = match &self.source {
            Some(source) if model.instrument.text_held => source.case(
                &mut self.project,
                self.loaded,
                name,
                &model,
                others,
                self.scenario,
            )?,
            _ => Case::unknown(&model),
        };
        if model.instrument.text_held {
            let readings = spoken_of(&self.readings, knows_reading, &model, others);
            choose_readings(&model, &mut case, &readings)?;
            let set = spoken_of(&self.set, knows_fact, &model, others);
            let problems = self.project.assign(&model, &mut case, &set);
            if !problems.is_empty() {
                return Err(Stop::unusable(problems, self.project.sources()));
            }
        }
        if let Some(problem) = days::out_of_order(&model, &case) {
            return Err(problem.into());
        }
        Ok(Heard {
            name: name.clone(),
            model,
            case,
        })
    }
}

impl Heard {
    /// The decision under this version alone.
    pub fn decision(&self) -> Result<Decision, Stop> {
        decided(&self.model, &self.case, &self.name)
    }

    /// The day on which the act was done, or was over where it went on for a time, and the fact that
    /// says so.
    pub fn day_of_act(&self) -> Option<(&'static str, Date)> {
        let given = |fact| Some((fact, days::day(&self.model, &self.case, fact)?));
        given(days::END_OF_ACT).or_else(|| given(days::ACT))
    }

    /// The day on which it is decided, where the case says so.
    pub fn day_of_decision(&self) -> Option<Date> {
        days::day(&self.model, &self.case, days::DECISION)
    }

    /// The facts found in the case that another version does not speak of.
    pub fn found_beyond(&self, other: &Model) -> Vec<String> {
        let found = self.model.facts.iter().zip(&self.case.facts);
        let names = found
            .filter(|(_, value)| value.is_some())
            .map(|(fact, _)| &fact.name);
        names
            .filter(|name| other.fact(name).is_none())
            .cloned()
            .collect()
    }
}
