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

/// What walks of one kind have made of the edges that they met, each from its branches. It can be kept
/// between them.
pub(super) struct Made<T> {
    ends: [T; 2],
    /// By edge; pages of which no edge was met are missing.
    pages: Vec<Option<Box<Page<T>>>>,
    /// How often nodes had been given up when it was last refreshed.
    given_up: u32,
}

type Page<T> = [Option<T>; PAGE];

const PAGE: usize = 1 << 8;

impl<T> Made<T> {
    /// Nothing but what nothing and everything are.
    pub fn new(ends: [T; 2]) -> Made<T> {
        Made {
            ends,
            pages: Vec::new(),
            given_up: 0,
        }
    }
}

impl<T: Copy> Made<T> {
    /// What was made of an edge.
    #[inline]
    pub fn get(&self, edge: Edge) -> Option<T> {
        if edge.is_end() {
            return Some(self.ends[edge.index()]);
        }
        let page = self.pages.get(edge.index() / PAGE)?.as_ref()?;
        page[edge.index() % PAGE]
    }

    #[inline]
    fn keep(&mut self, edge: Edge, made: T) {
        let page = edge.index() / PAGE;
        if page >= self.pages.len() {
            self.pages.resize_with(page + 1, || None);
        }
        let page = self.pages[page].get_or_insert_with(|| Box::new([None; PAGE]));
        page[edge.index() % PAGE] = Some(made);
    }

    /// Forgets what was made of edges that no longer lead where they led.
    fn refresh(&mut self, diagram: &Diagram) {
        if let Some(first) = diagram.changed_since(self.given_up) {
            self.pages.truncate(first.div_ceil(PAGE));
            if let Some(Some(page)) = self.pages.get_mut(first / PAGE) {
                page[first % PAGE..].fill(None);
            }
        }
        self.given_up = diagram.given_up();
    }
}

impl Levels<'_> {
    /// The level at which an edge branches; the number of levels where it does not.
    #[inline]
    pub fn level(&self, edge: Edge) -> u32 {
        let variable = self.diagram.top(edge) as usize;
        let level = self.groups.of_variable.get(variable);
        level.map_or(self.groups.list.len() as u32, |level| *level)
    }

    /// How many alternatives a level has.
    #[inline]
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
        made.refresh(&self.diagram);
        // Edges whose branches are not all done, and what the done branches of all of them have.
        let (mut open, mut parts): (Vec<Open>, Vec<T>) = Default::default();
        let mut edge = root;
        loop {
            let Some(mut whole) = made.get(edge) else {
                let level = self.level(edge);
                open.push(Open {
                    edge,
                    level,
                    left: self.alternatives(level) - 1,
                });
                edge = self.follow(edge, level, 0);
                continue;
            };
            loop {
                let Some(above) = open.last_mut() else {
                    return whole;
                };
                parts.push(whole);
                let (level, all) = (above.level, self.alternatives(above.level));
                if above.left > 0 {
                    edge = self.follow(above.edge, level, all - above.left);
                    above.left -= 1;
                    break;
                }
                let first = parts.len() - all as usize;
                whole = of(level, &parts[first..]);
                parts.truncate(first);
                made.keep(above.edge, whole);
                open.pop();
            }
        }
    }
}

/// An edge some of whose branches are not done.
struct Open {
    edge: Edge,
    level: u32,
    /// How many branches are left after the one at hand.
    left: u32,
}
