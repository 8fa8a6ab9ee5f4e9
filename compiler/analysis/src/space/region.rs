//! Regions: sets of cases, as decision diagrams.

use super::store::Store;
use qufen_diagram::{Diagram, Edge, Overrun};
use rustc_hash::FxHashSet;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// A set of cases. Two regions of one space are equal exactly when they hold the same cases.
pub struct Region {
    pub(super) edge: Edge,
    store: Rc<Store>,
}

impl Region {
    pub(super) fn new(edge: Edge, store: &Rc<Store>) -> Region {
        let store = Rc::clone(store);
        store.hold(edge);
        Region { edge, store }
    }

    fn made(
        &self,
        of: impl FnOnce(&mut Diagram, Edge) -> Result<Edge, Overrun>,
    ) -> Result<Region, Overrun> {
        let edge = of(&mut self.store.diagram_mut(), self.edge)?;
        Ok(Region::new(edge, &self.store))
    }

    /// The cases in both.
    pub fn and(&self, other: &Region) -> Result<Region, Overrun> {
        self.made(|diagram, edge| diagram.and(edge, other.edge))
    }

    /// The cases in either.
    pub fn or(&self, other: &Region) -> Result<Region, Overrun> {
        self.made(|diagram, edge| diagram.or(edge, other.edge))
    }

    /// The cases in one but not in both.
    pub fn xor(&self, other: &Region) -> Result<Region, Overrun> {
        self.made(|diagram, edge| diagram.xor(edge, other.edge))
    }

    /// The cases in this one and not in the other.
    pub fn minus(&self, other: &Region) -> Result<Region, Overrun> {
        self.made(|diagram, edge| diagram.and(edge, !other.edge))
    }

    /// The cases outside.
    #[must_use]
    pub fn not(&self) -> Region {
        Region::new(!self.edge, &self.store)
    }

    /// The cases that fall in here once the subjects of `cube` are as it says.
    pub fn given(&self, cube: &Region) -> Result<Region, Overrun> {
        self.made(|diagram, edge| diagram.given(edge, cube.edge))
    }

    /// The cases that some change to the subjects of `variables` brings in here.
    pub(super) fn exists(&self, variables: &Region) -> Result<Region, Overrun> {
        self.made(|diagram, edge| diagram.exists(edge, variables.edge))
    }

    /// Whether no assignment at all is in here, lawful or not.
    pub fn is_empty(&self) -> bool {
        self.edge == Edge::NOTHING
    }

    /// Whether every assignment is in here, lawful or not.
    pub fn is_everything(&self) -> bool {
        self.edge == Edge::EVERYTHING
    }

    /// How many nodes it needs, the end included.
    pub fn node_count(&self) -> usize {
        let diagram = self.store.diagram();
        let mut seen = FxHashSet::default();
        let mut open = vec![self.edge];
        while let Some(edge) = open.pop() {
            if seen.insert(edge.node()) && !edge.is_end() {
                let (high, low) = diagram.branches(edge);
                open.extend([high, low]);
            }
        }
        seen.len()
    }

    /// The first variable that it turns on.
    pub(super) fn top(&self) -> Option<u32> {
        (!self.edge.is_end()).then(|| self.store.diagram().top(self.edge))
    }

    /// The parts where a variable, none before which it turns on, is set, and where it is not.
    pub(super) fn branches(&self, variable: u32) -> (Region, Region) {
        let (set, unset) = match self.top() {
            Some(top) if top == variable => self.store.diagram().branches(self.edge),
            _ => (self.edge, self.edge),
        };
        let region = |edge| Region::new(edge, &self.store);
        (region(set), region(unset))
    }
}

impl Clone for Region {
    fn clone(&self) -> Region {
        Region::new(self.edge, &self.store)
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        self.store.let_go(self.edge);
    }
}

impl PartialEq for Region {
    fn eq(&self, other: &Region) -> bool {
        self.edge == other.edge
    }
}

impl Eq for Region {}

impl Hash for Region {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.edge.hash(state);
    }
}
