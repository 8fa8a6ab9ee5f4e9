//! Regions: sets of cases, as decision diagrams.

use oxidd::bcdd::BCDDFunction;
use oxidd::{BooleanFunction, BooleanFunctionQuant, Function};

/// The diagram grew past its budget. Nothing was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overrun;

/// A set of cases. Two regions of one space are equal exactly when they hold the same cases.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Region(pub(super) BCDDFunction);

impl Region {
    /// The cases in both.
    pub fn and(&self, other: &Region) -> Result<Region, Overrun> {
        self.0.and(&other.0).map(Region).map_err(overrun)
    }

    /// The cases in either.
    pub fn or(&self, other: &Region) -> Result<Region, Overrun> {
        self.0.or(&other.0).map(Region).map_err(overrun)
    }

    /// The cases in one but not in both.
    pub fn xor(&self, other: &Region) -> Result<Region, Overrun> {
        self.0.xor(&other.0).map(Region).map_err(overrun)
    }

    /// The cases in this one and not in the other.
    pub fn minus(&self, other: &Region) -> Result<Region, Overrun> {
        other.0.imp_strict(&self.0).map(Region).map_err(overrun)
    }

    /// The cases outside.
    pub fn not(&self) -> Result<Region, Overrun> {
        self.0.not().map(Region).map_err(overrun)
    }

    /// The cases that fall in here once the subjects of `cube` are as it says.
    pub fn given(&self, cube: &Region) -> Result<Region, Overrun> {
        self.0.restrict(&cube.0).map(Region).map_err(overrun)
    }

    /// The cases that some change to the subjects of `variables` brings in here.
    pub(super) fn exists(&self, variables: &Region) -> Result<Region, Overrun> {
        self.0.exists(&variables.0).map(Region).map_err(overrun)
    }

    /// Whether the assignment of all variables is in here.
    pub(super) fn holds(&self, assignment: impl Iterator<Item = (u32, bool)>) -> bool {
        self.0.eval(assignment)
    }

    /// Whether no assignment at all is in here, lawful or not.
    pub fn is_empty(&self) -> bool {
        !self.0.satisfiable()
    }

    /// Whether every assignment is in here, lawful or not.
    pub fn is_everything(&self) -> bool {
        self.0.valid()
    }

    /// How many nodes the diagram has.
    pub fn node_count(&self) -> usize {
        self.0.node_count()
    }
}

fn overrun(_: oxidd::util::OutOfMemory) -> Overrun {
    Overrun
}
