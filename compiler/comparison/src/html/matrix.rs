//! The table of outcomes, each cell linked to its transition.

use super::outcomes::{Teller, class};
use crate::count::percent;
use crate::outcomes::Pair;

/// The table of outcomes.
pub(super) struct Matrix {
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

/// The cases of one old outcome.
pub(super) struct Row {
    pub name: String,
    pub cells: Vec<Cell>,
}

/// The cases of one old outcome that have one new outcome.
pub(super) struct Cell {
    pub class: &'static str,
    /// Empty where there are none.
    pub share: String,
    /// Exact.
    pub cases: String,
    /// The transition told below.
    pub link: Option<String>,
}

impl Teller<'_> {
    pub fn matrix(&self) -> Option<Matrix> {
        let pairs = &self.comparison.outcomes.matrix;
        let (from, to) = crate::human::matrix::outcomes(pairs);
        let head = to.iter().map(|name| (*name).to_owned()).collect();
        let row = |old: &&str| Row {
            name: (*old).to_owned(),
            cells: to.iter().map(|new| self.cell(old, new)).collect(),
        };
        (!pairs.is_empty()).then(|| Matrix {
            head,
            rows: from.iter().map(row).collect(),
        })
    }

    fn cell(&self, old: &str, new: &str) -> Cell {
        let is = |pair: &Pair| pair.from == old && pair.to == new;
        let outcomes = &self.comparison.outcomes;
        let Some(pair) = outcomes.matrix.iter().find(|pair| is(pair)) else {
            return Cell {
                class: "",
                share: String::new(),
                cases: String::new(),
                link: None,
            };
        };
        let mut transitions = outcomes.transitions.iter().enumerate();
        let found = transitions.find(|(_, it)| is(&it.pair));
        Cell {
            class: found.map_or("same", |(_, it)| class(it.direction)),
            share: percent(pair.share, self.words.language),
            cases: pair.cases.grouped(),
            link: found.map(|(index, _)| format!("transition-{index}")),
        }
    }
}
