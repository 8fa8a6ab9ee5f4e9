//! The space of all cases of a model: facts and readings, as one shared decision diagram.
//!
//! Every definition, clause and outcome is a [`Region`] of it. A question about the law is a
//! question about regions; the answers are exact, for all values of all facts (`cells.rs` tells
//! why finitely many suffice) and all readings. `graph.rs` lays a region out for walks, `count.rs`
//! counts its cases, `witness.rs` finds the plainest case in it.
//!
//! A region may also hold cases that a 约束 rules out; ask through [`Space::some`],
//! [`Space::implies`] and [`Space::same`], which look at lawful cases only.

mod budget;
mod build;
mod cells;
mod cheapest;
mod conclusion;
mod count;
mod cover;
mod days;
mod deciding;
mod findings;
mod force;
mod forced;
mod formula;
mod given;
mod graph;
mod ground;
mod hanging;
mod levels;
mod modules;
mod order;
mod partitioned;
mod prices;
mod region;
mod store;
mod subjects;
mod superfluous;
mod under_readings;
mod witness;

pub(crate) use budget::growing;
pub use budget::{Budget, within};
pub use cells::{Cells, FactCells};
pub use count::Weights;
pub(crate) use cover::Cube;
pub(crate) use deciding::Deciding;
pub use findings::Findings;
pub use given::Given;
pub use graph::{Graph, INSIDE, NodeIndex, OUTSIDE};
pub use ground::suited;
pub(crate) use partitioned::Demand;
pub use qufen_diagram::Overrun;
pub use qufen_semantics::model::Subject;
pub use region::Region;
pub(crate) use store::Regions;
pub use witness::Witness;

use ground::Ground;
use prices::Prices;
use qufen_diagram::Edge;
use qufen_semantics::model::{Case, ClauseId, FactId, Model, OutcomeId, ReadingId};
use std::cell::OnceCell;
use std::rc::Rc;

/// One model's cases, and where each of its parts holds.
pub struct Space<'m> {
    model: &'m Model,
    ground: Rc<Ground>,
    /// What is folded away.
    given: Given,
    lawful: Region,
    definitions: Vec<Region>,
    clauses: Vec<Region>,
    supported: Vec<Region>,
    required: Vec<Region>,
    inside: Region,
    /// By outcome, made when first asked for: under all readings these are the largest regions.
    is: OnceCell<Vec<Region>>,
    usual: OnceCell<Box<Space<'m>>>,
    prices: OnceCell<Prices>,
}

impl<'m> Space<'m> {
    /// The model.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The cells of the facts: values that no formula of the model tells apart.
    pub fn cells(&self) -> &Cells {
        &self.ground.cells
    }

    /// What has been asked so far has cost so many steps, on whatever machine.
    pub fn steps(&self) -> u64 {
        self.ground.store.diagram().steps()
    }

    /// The cases that can be: every 约束 holds.
    pub fn lawful(&self) -> &Region {
        &self.lawful
    }

    /// Whether the case falls under a clause; nothing for words that are no condition.
    pub fn clause(&self, clause: ClauseId) -> &Region {
        &self.clauses[clause.index()]
    }

    /// The cases in which some rule for the outcome fires.
    pub fn supported(&self, outcome: OutcomeId) -> &Region {
        &self.supported[outcome.index()]
    }

    /// The cases in which every 须 of the outcome holds.
    pub fn required(&self, outcome: OutcomeId) -> &Region {
        &self.required[outcome.index()]
    }

    /// The cases that the law reaches.
    pub fn inside(&self) -> &Region {
        &self.inside
    }

    /// No case.
    pub fn nothing(&self) -> &Region {
        &self.ground.nothing
    }

    /// Every case.
    pub fn everything(&self) -> &Region {
        &self.ground.everything
    }

    /// Asks something whose answer needs no region: what is laid out for it is given up afterwards. What
    /// of it is kept in some region all the same stays.
    pub(crate) fn passing<T>(&self, ask: impl FnOnce() -> T) -> T {
        self.ground.store.passing(ask)
    }

    /// Asks for some regions, and gives up what was laid out besides.
    pub(crate) fn distilled<T: Regions>(
        &self,
        ask: impl FnOnce() -> Result<T, Overrun>,
    ) -> Result<T, Overrun> {
        self.ground.store.distilled(ask)
    }

    /// Whether a lawful case is in the region.
    pub fn some(&self, region: &Region) -> Result<bool, Overrun> {
        self.passing(|| Ok(!self.lawful.and(region)?.is_empty()))
    }

    /// Whether every lawful case in `one` is in `other`.
    pub fn implies(&self, one: &Region, other: &Region) -> Result<bool, Overrun> {
        self.passing(|| Ok(!self.some(&one.minus(other)?)?))
    }

    /// Whether the two hold the same lawful cases.
    pub fn same(&self, one: &Region, other: &Region) -> Result<bool, Overrun> {
        self.passing(|| Ok(!self.some(&one.xor(other)?)?))
    }

    /// The region's lawful cases, laid out.
    pub fn graph(&self, region: &Region) -> Result<Graph, Overrun> {
        Ok(Graph::of(&self.lawful.and(region)?, &self.ground.levels()))
    }

    /// The subjects by level of the diagram.
    pub fn subjects(&self) -> impl ExactSizeIterator<Item = Subject> + '_ {
        self.ground.groups.list.iter().map(|group| group.subject)
    }

    /// The level of a subject; `None` when no formula tells its alternatives apart.
    pub fn level(&self, subject: Subject) -> Option<usize> {
        self.ground.groups.level(subject)
    }

    /// How many alternatives a subject has: cells of a fact, options of a reading.
    pub fn alternative_count(&self, subject: Subject) -> usize {
        match subject {
            Subject::Fact(id) => self.ground.cells.fact(id).count(),
            Subject::Reading(id) => self.model.readings[id.index()].options.len(),
        }
    }

    /// By level: the alternative of what is known in a case, without presumptions.
    pub fn known(&self, case: &Case) -> Vec<Option<u32>> {
        let subjects = self.subjects();
        subjects
            .map(|subject| match subject {
                Subject::Fact(id) => self.cell(id, case),
                Subject::Reading(id) => Some(case.readings[id.index()]),
            })
            .collect()
    }

    fn cell(&self, fact: FactId, case: &Case) -> Option<u32> {
        let value = case.get(fact)?;
        self.ground
            .cells
            .fact(fact)
            .cell_of(value)
            .map(|cell| cell as u32)
    }

    /// The cases that agree with `known`, which gives the alternative of the settled levels.
    pub fn cube(&self, known: &[Option<u32>]) -> Result<Region, Overrun> {
        let mut cube = self.everything().clone();
        // From the last level upwards each step adds its nodes on top.
        for (group, alternative) in self.ground.groups.list.iter().zip(known).rev() {
            if let Some(alternative) = alternative {
                cube = self
                    .alternative_code(group.subject, *alternative)?
                    .and(&cube)?;
            }
        }
        Ok(cube)
    }

    /// One alternative as a cube: every variable of the subject that it hangs on is fixed.
    fn alternative_code(&self, subject: Subject, alternative: u32) -> Result<Region, Overrun> {
        let Some(level) = self.ground.groups.level(subject) else {
            return Ok(self.everything().clone());
        };
        let group = &self.ground.groups.list[level];
        let own = group.first + alternative;
        let reached = self.ground.run(group.first..own)?;
        if alternative + 1 == group.alternatives {
            return Ok(reached);
        }
        reached.minus(&self.ground.variable(own)?)
    }

    /// The cases under one choice of readings.
    pub fn under(&self, readings: &[u32]) -> Result<Region, Overrun> {
        let known: Vec<Option<u32>> = self
            .subjects()
            .map(|subject| match subject {
                Subject::Fact(_) => None,
                Subject::Reading(ReadingId(index)) => Some(readings[index as usize]),
            })
            .collect();
        self.cube(&known)
    }

    /// The cases that some change of `subjects` alone brings into the lawful part of `region`.
    pub fn reachable_by(&self, region: &Region, subjects: &[Subject]) -> Result<Region, Overrun> {
        self.freed(&self.lawful.and(region)?, subjects)
    }

    /// The cases that some change of `subjects` alone brings into `region`, lawful or not.
    pub fn freed(&self, region: &Region, subjects: &[Subject]) -> Result<Region, Overrun> {
        let mut variables = self.everything().clone();
        for subject in subjects {
            if let Some(level) = self.ground.groups.level(*subject) {
                let group = &self.ground.groups.list[level];
                let own = group.first..group.first + group.alternatives - 1;
                variables = variables.and(&self.ground.run(own)?)?;
            }
        }
        region.exists(&variables)
    }

    /// Whether the region holds the assignment, which gives the alternative of every level.
    pub fn holds(&self, region: &Region, path: &[u32]) -> bool {
        let levels = self.ground.levels();
        let mut edge = region.edge;
        while !edge.is_end() {
            let level = levels.level(edge);
            edge = levels.follow(edge, level, path[level as usize]);
        }
        edge == Edge::EVERYTHING
    }

    /// The default reading of every 解读.
    pub fn default_readings(&self) -> Vec<u32> {
        let readings = self.model.readings.iter();
        readings.map(|reading| reading.default).collect()
    }
}
