//! Subjects: what a diagram branches on, and the variables that stand for them.
//!
//! A fact (or reading) with `n` cells takes `n - 1` variables: where all before it are set, the `i`-th says
//! whether its cell is the `i`-th or a later one, and elsewhere it says nothing. Regions are made of tests
//! of bounds (造成严重以上损失), each a run of variables that are all set. So every assignment is a case, and
//! what does not hang on a fact has no node for it.

use super::{Cells, Subject};
use qufen_semantics::model::Model;

/// A subject's place in the diagram.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub subject: Subject,
    /// Its first variable.
    pub first: u32,
    /// How many alternatives it has; one less variables.
    pub alternatives: u32,
}

/// All groups in the order of the diagram.
#[derive(Debug)]
pub(super) struct Groups {
    pub list: Vec<Group>,
    facts: Vec<Option<u32>>,
    readings: Vec<Option<u32>>,
    /// By variable: its group.
    pub of_variable: Vec<u32>,
}

impl Groups {
    /// Only subjects with at least two alternatives branch.
    pub fn of(model: &Model, cells: &Cells, order: &[Subject]) -> Groups {
        let mut groups = Groups {
            list: Vec::new(),
            facts: vec![None; model.facts.len()],
            readings: vec![None; model.readings.len()],
            of_variable: Vec::new(),
        };
        for &subject in order {
            let alternatives = match subject {
                Subject::Fact(id) => cells.fact(id).count(),
                Subject::Reading(id) => model.readings[id.index()].options.len(),
            };
            if alternatives >= 2 {
                groups.push(subject, alternatives as u32);
            }
        }
        groups
    }

    fn push(&mut self, subject: Subject, alternatives: u32) {
        let place = self.list.len() as u32;
        match subject {
            Subject::Fact(id) => self.facts[id.index()] = Some(place),
            Subject::Reading(id) => self.readings[id.index()] = Some(place),
        }
        self.list.push(Group {
            subject,
            first: self.of_variable.len() as u32,
            alternatives,
        });
        let variables = alternatives as usize - 1;
        self.of_variable
            .extend(std::iter::repeat_n(place, variables));
    }

    /// The level of a subject, if the diagram branches on it.
    pub fn level(&self, subject: Subject) -> Option<usize> {
        let place = match subject {
            Subject::Fact(id) => self.facts[id.index()],
            Subject::Reading(id) => self.readings[id.index()],
        };
        place.map(|place| place as usize)
    }
}
