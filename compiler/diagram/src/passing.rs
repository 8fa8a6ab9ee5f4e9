//! Giving up what was made for a passing question: its nodes, and with them what operations remember of
//! them.
//!
//! Nodes stand in the order in which they were made, so the last ones can go again; the numbers that they
//! had are given to other nodes then. So whatever is kept by edge is kept with the time, and good as long
//! as no such edge was given up since. Nothing looks for edges that still lead to given up nodes: that is
//! up to who asks.

use crate::{Diagram, Edge, Overrun};

/// A question within which all nodes that are made may be given up.
pub(crate) struct Passage {
    /// The first node made since.
    first: usize,
}

/// What was given up, for those who keep things by edge.
#[derive(Default)]
pub(crate) struct GivenUp {
    /// By how often nodes had been given up: the first edge given up since. Ascending.
    first: Vec<Edge>,
}

impl Diagram {
    /// Begins a passing question; several can lie within each other.
    pub fn begin(&mut self) {
        let first = self.nodes.count();
        self.passages.push(Passage { first });
    }

    /// Ends the last question begun, and forgets all that was made for it. No edge that leads there may be
    /// used again.
    pub fn give_up(&mut self) {
        let Some(Passage { first }) = self.passages.pop() else {
            return;
        };
        if first < self.nodes.count() {
            self.nodes.forget(first);
            self.given_up.add(Edge::to(first as u32));
        }
    }

    /// The same, but for what some edges need: they come to lead where it stands then.
    ///
    /// # Errors
    /// [`Overrun`], though there is room: there were more nodes before.
    pub fn give_up_but(&mut self, edges: &mut [Edge]) -> Result<(), Overrun> {
        let first = self.passages.last().map_or(0, |passage| passage.first);
        let needed = self.nodes.beneath(edges, first);
        let mut moved = Moved {
            first,
            to: vec![Edge::NOTHING; needed.first().map_or(0, |(last, _)| last + 1 - first)],
        };
        self.give_up();
        for (number, node) in needed.into_iter().rev() {
            let (high, low) = node.branches(Edge::to(number as u32));
            let (high, low) = (moved.edge(high), moved.edge(low));
            moved.to[number - first] = self.nodes.node(node.variable, high, low)?;
        }
        for edge in edges {
            *edge = moved.edge(*edge);
        }
        Ok(())
    }

    /// Ends the last question begun; what was made stays.
    pub fn keep(&mut self) {
        self.passages.pop();
    }

    /// How often anything was given up so far.
    pub fn given_up(&self) -> u32 {
        self.given_up.times()
    }

    /// The first edge, by [`Edge::index`], that may have come to lead elsewhere since nodes had been given
    /// up `times` times; `None` when there is none.
    pub fn changed_since(&self, times: u32) -> Option<usize> {
        self.given_up.since(times).map(Edge::index)
    }
}

/// Where nodes from a number on have moved.
struct Moved {
    first: usize,
    to: Vec<Edge>,
}

impl Moved {
    fn edge(&self, edge: Edge) -> Edge {
        match edge.node().checked_sub(self.first) {
            Some(at) => self.to[at].turned(edge.is_opposite()),
            None => edge,
        }
    }
}

impl GivenUp {
    /// How often nodes were given up.
    #[inline]
    pub fn times(&self) -> u32 {
        self.first.len() as u32
    }

    /// The first edge given up after the first `times` times.
    #[inline]
    pub fn since(&self, times: u32) -> Option<Edge> {
        self.first.get(times as usize).copied()
    }

    fn add(&mut self, first: Edge) {
        let earlier = self.first.iter_mut().rev();
        earlier
            .take_while(|edge| **edge > first)
            .for_each(|edge| *edge = first);
        self.first.push(first);
    }
}
