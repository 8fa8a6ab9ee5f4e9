//! The diagram seen by levels: an edge branches on a subject, with one branch for each of its
//! alternatives, however many variables stand for it.

use super::subjects::Groups;
use qufen_diagram::{Diagram, Edge};
use std::cell::Ref;

/// All regions of one ground, for walks.
pub(super) struct Levels<'g> {
    pub diagram: Ref<'g, Diagram>,
    pub groups: &'g Groups,
}

/// What walks of one kind have made of the edges that they met, each from its branches. It is kept
/// between walks.
pub(super) struct Made<T> {
    /// By edge: one more than its place in `list`, or zero.
    places: Vec<u32>,
    list: Vec<T>,
}

impl<T: Copy> Made<T> {
    /// Nothing but what the two ends are.
    pub fn new(ends: [T; 2]) -> Made<T> {
        Made {
            places: vec![1, 2],
            list: ends.to_vec(),
        }
    }

    /// What was made of an edge.
    pub fn get(&self, edge: Edge) -> Option<T> {
        let place = *self.places.get(edge.index())? as usize;
        self.list.get(place.wrapping_sub(1)).copied()
    }

    fn keep(&mut self, edge: Edge, made: T) {
        self.list.push(made);
        self.places[edge.index()] = self.list.len() as u32;
    }
}

impl Levels<'_> {
    /// The level at which an edge branches; the number of levels where it does not.
    pub fn level(&self, edge: Edge) -> u32 {
        let variable = self.diagram.top(edge) as usize;
        let level = self.groups.of_variable.get(variable);
        level.map_or(self.groups.list.len() as u32, |level| *level)
    }

    /// How many alternatives a level has.
    pub fn alternatives(&self, level: u32) -> u32 {
        self.groups.list[level as usize].alternatives
    }

    /// Where `alternative` of `level` leads; an edge that branches further down stays as it is.
    pub fn follow(&self, mut edge: Edge, level: u32, alternative: u32) -> Edge {
        let group = &self.groups.list[level as usize];
        loop {
            let place = self.diagram.top(edge).wrapping_sub(group.first);
            if place >= group.alternatives - 1 {
                return edge;
            }
            let (high, low) = self.diagram.branches(edge);
            edge = if alternative > place { high } else { low };
        }
    }

    /// Something for the root and all below it, made from what the branches have.
    pub fn fold<T: Copy>(
        &self,
        root: Edge,
        made: &mut Made<T>,
        mut of: impl FnMut(u32, &[T]) -> T,
    ) -> T {
        made.places.resize(2 * self.diagram.node_count(), 0);
        let mut open = vec![root];
        let (mut ends, mut parts): (Vec<Edge>, Vec<T>) = Default::default();
        while let Some(&edge) = open.last() {
            if made.get(edge).is_some() {
                open.pop();
                continue;
            }
            let level = self.level(edge);
            if self.alternatives(level) == 2 {
                // 是 or 否, as nearly all facts are: the two differ, or there would be no node.
                let (high, low) = self.diagram.branches(edge);
                match (made.get(low), made.get(high)) {
                    (Some(low), Some(high)) => made.keep(edge, of(level, &[low, high])),
                    (Some(_), None) => open.push(high),
                    (None, Some(_)) => open.push(low),
                    (None, None) => open.extend([low, high]),
                }
                continue;
            }
            ends.clear();
            ends.extend((0..self.alternatives(level)).map(|each| self.follow(edge, level, each)));
            let before = open.len();
            parts.clear();
            for &end in &ends {
                match made.get(end) {
                    Some(part) => parts.push(part),
                    None => open.push(end),
                }
            }
            if open.len() == before {
                let apart = ends[1..].iter().any(|end| *end != ends[0]);
                let whole = if apart { of(level, &parts) } else { parts[0] };
                made.keep(edge, whole);
            }
        }
        made.get(root).unwrap_or(made.list[0])
    }
}
