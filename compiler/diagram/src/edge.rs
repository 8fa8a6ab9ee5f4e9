//! An edge: a node, or the opposite of it.

use std::ops::Not;

/// Where a branch leads. The last bit says "the opposite", so that a complement costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge(u32);

impl Edge {
    /// No assignment.
    pub const NOTHING: Edge = Edge(0);
    /// Every assignment.
    pub const EVERYTHING: Edge = Edge(1);

    /// The plain edge to a node.
    #[inline]
    pub(crate) fn to(node: u32) -> Edge {
        Edge(node << 1)
    }

    /// The node that it leads to.
    #[inline]
    pub fn node(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Its place among all edges, less than twice the number of nodes.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether it is the opposite of its node.
    #[inline]
    pub fn is_opposite(self) -> bool {
        self.0 & 1 == 1
    }

    /// Its opposite where `turn` says so.
    #[inline]
    #[must_use]
    pub fn turned(self, turn: bool) -> Edge {
        Edge(self.0 ^ u32::from(turn))
    }

    /// Whether it is nothing or everything.
    #[inline]
    pub fn is_end(self) -> bool {
        self.0 <= 1
    }

    #[inline]
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    #[inline]
    pub(crate) fn of_bits(bits: u32) -> Edge {
        Edge(bits)
    }
}

/// Everything that it is not.
impl Not for Edge {
    type Output = Edge;

    #[inline]
    fn not(self) -> Edge {
        self.turned(true)
    }
}
