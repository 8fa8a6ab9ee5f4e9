//! The nodes, each kept once.

use crate::{Edge, Overrun};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node {
    pub variable: u32,
    high: Edge,
    /// Never an opposite: of a node and its opposite only the one that does not hold the assignment in
    /// which nothing is set is kept.
    low: Edge,
}

impl Node {
    /// The branches of an edge to it.
    #[inline]
    pub fn branches(self, edge: Edge) -> (Edge, Edge) {
        let turn = edge.is_opposite();
        (self.high.turned(turn), self.low.turned(turn))
    }
}

/// Nodes in the order in which they were made, so that parts come before the whole. The first stands for
/// the two ends.
pub(crate) struct Nodes {
    list: Vec<Node>,
    /// Where to look for a node: numbers at the places that their hashes say, or behind; zero is free.
    places: Vec<u32>,
    most: usize,
}

/// Places of an empty table; a power of two, as always.
const FIRST_PLACES: usize = 1 << 13;
const GROWTH: usize = 4;

/// Room for so many nodes is set aside at once: it costs nothing until it is used, while what grows is
/// moved.
const ROOM: usize = 1 << 18;

impl Nodes {
    pub fn new(most: usize) -> Nodes {
        let end = Node {
            variable: u32::MAX,
            high: Edge::NOTHING,
            low: Edge::NOTHING,
        };
        let mut list = Vec::with_capacity(most.min(ROOM) + 1);
        list.push(end);
        Nodes {
            list,
            places: vec![0; FIRST_PLACES],
            // Numbers of nodes have 31 bits.
            most: most.min(1 << 30),
        }
    }

    #[inline]
    pub fn count(&self) -> usize {
        self.list.len()
    }

    #[inline]
    pub fn top(&self, edge: Edge) -> u32 {
        self.list[edge.node()].variable
    }

    /// Those of an end are the end itself.
    #[inline]
    pub fn branches(&self, edge: Edge) -> (Edge, Edge) {
        self.at(edge).branches(edge)
    }

    /// The node that an edge leads to.
    #[inline]
    pub fn at(&self, edge: Edge) -> Node {
        self.list[edge.node()]
    }

    /// The branches where `edge` turns on `variable`, none before which it turns on; else itself twice.
    #[inline]
    pub fn branches_on(&self, variable: u32, edge: Edge) -> (Edge, Edge) {
        if self.top(edge) == variable {
            self.branches(edge)
        } else {
            (edge, edge)
        }
    }

    /// The edge that is `high` where the variable is set and `low` where it is not.
    #[inline]
    pub fn node(&mut self, variable: u32, high: Edge, low: Edge) -> Result<Edge, Overrun> {
        if high == low {
            return Ok(low);
        }
        let turn = low.is_opposite();
        let node = Node {
            variable,
            high: high.turned(turn),
            low: low.turned(turn),
        };
        Ok(Edge::to(self.number(node)?).turned(turn))
    }

    fn number(&mut self, node: Node) -> Result<u32, Overrun> {
        let last = self.places.len() - 1;
        let mut place = hash(node) & last;
        loop {
            match self.places[place] {
                0 => return self.add(node, place),
                number if self.list[number as usize] == node => return Ok(number),
                _ => place = (place + 1) & last,
            }
        }
    }

    /// A node that is not there yet, at its place.
    fn add(&mut self, node: Node, place: usize) -> Result<u32, Overrun> {
        if self.list.len() > self.most {
            return Err(Overrun);
        }
        let number = self.list.len() as u32;
        self.list.push(node);
        self.places[place] = number;
        if self.list.len() * 2 > self.places.len() {
            self.spread();
        }
        Ok(number)
    }

    /// The nodes from a number on that some edges need, the whole before its parts.
    pub fn beneath(&self, edges: &[Edge], first: usize) -> Vec<(usize, Node)> {
        let mut needed = Needed {
            first,
            list: vec![false; self.list.len() - first],
        };
        edges.iter().for_each(|edge| needed.add(*edge));
        let mut found = Vec::new();
        for (number, &node) in self.list.iter().enumerate().skip(first).rev() {
            if needed.list[number - first] {
                needed.add(node.high);
                needed.add(node.low);
                found.push((number, node));
            }
        }
        found
    }

    /// Forgets the nodes from a number on. Each goes before those that were there when it came, so that
    /// nobody misses its place.
    pub fn forget(&mut self, first: usize) {
        let last = self.places.len() - 1;
        for number in (first..self.list.len()).rev() {
            let mut place = hash(self.list[number]) & last;
            while self.places[place] != number as u32 {
                place = (place + 1) & last;
            }
            self.places[place] = 0;
        }
        self.list.truncate(first);
    }

    /// More places.
    fn spread(&mut self) {
        let size = self.places.len() * GROWTH;
        let mut places = vec![0; size];
        for (number, &node) in (0..).zip(&self.list).skip(1) {
            let mut place = hash(node) & (size - 1);
            while places[place] != 0 {
                place = (place + 1) & (size - 1);
            }
            places[place] = number;
        }
        self.places = places;
    }
}

/// Which nodes from a number on are needed.
struct Needed {
    first: usize,
    list: Vec<bool>,
}

impl Needed {
    fn add(&mut self, edge: Edge) {
        if let Some(at) = edge.node().checked_sub(self.first) {
            self.list[at] = true;
        }
    }
}

#[inline]
fn hash(node: Node) -> usize {
    let branches = u64::from(node.high.bits()) << 32 | u64::from(node.low.bits());
    crate::memo::mixed(branches ^ u64::from(node.variable).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}
