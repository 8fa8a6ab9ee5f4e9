//! A region as a plain graph over subjects, for walks that are about alternatives and not about variables.
//!
//! Each node branches on one subject, with one branch for each of its alternatives. Parts come before the
//! whole.

use super::Region;
use super::levels::{Levels, Made};

/// Index of a node.
pub type NodeIndex = u32;

/// The node that no case reaches, and the one that holds whatever follows.
pub const OUTSIDE: NodeIndex = 0;
/// See [`OUTSIDE`].
pub const INSIDE: NodeIndex = 1;

/// The graph of one region.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The first two stand for [`OUTSIDE`] and [`INSIDE`] and branch nowhere.
    nodes: Vec<Node>,
    /// The branches of all nodes, one node after the other.
    branches: Vec<NodeIndex>,
    root: NodeIndex,
    levels: u32,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// The subject's place in the order of the diagram.
    level: u32,
    /// Where its branches begin.
    first: u32,
    /// How many there are: one for each alternative of the subject.
    count: u32,
}

impl Graph {
    /// Where a walk begins.
    pub fn root(&self) -> NodeIndex {
        self.root
    }

    /// How many levels the diagram has; the level of the two ends.
    pub fn levels(&self) -> u32 {
        self.levels
    }

    /// Number of nodes, the two ends included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the region holds no case.
    pub fn is_empty(&self) -> bool {
        self.root == OUTSIDE
    }

    /// The nodes that branch, parts before the whole.
    pub fn branching(&self) -> impl Iterator<Item = NodeIndex> + use<> {
        INSIDE + 1..self.nodes.len() as NodeIndex
    }

    /// A node's level.
    pub fn level(&self, node: NodeIndex) -> u32 {
        self.nodes[node as usize].level
    }

    /// A node's branches, by alternative.
    pub fn branches(&self, node: NodeIndex) -> &[NodeIndex] {
        let Node { first, count, .. } = self.nodes[node as usize];
        &self.branches[first as usize..(first + count) as usize]
    }

    /// The levels that the region depends on, ascending.
    pub fn support(&self) -> Vec<u32> {
        let mut levels: Vec<u32> = self.branching().map(|node| self.level(node)).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// Whether some case in the region agrees with `fixed`, which gives the alternative of the
    /// levels that are settled.
    pub fn reaches(&self, fixed: &[Option<u32>]) -> bool {
        let mut seen = vec![false; self.nodes.len()];
        let mut open = vec![self.root];
        while let Some(node) = open.pop() {
            if node == INSIDE {
                return true;
            }
            if node == OUTSIDE || std::mem::replace(&mut seen[node as usize], true) {
                continue;
            }
            match fixed[self.level(node) as usize] {
                Some(alternative) => open.push(self.branches(node)[alternative as usize]),
                None => open.extend(self.branches(node)),
            }
        }
        false
    }

    pub(super) fn of(region: &Region, levels: &Levels<'_>) -> Graph {
        let count = levels.groups.list.len() as u32;
        let end = Node {
            level: count,
            first: 0,
            count: 0,
        };
        let mut graph = Graph {
            nodes: vec![end, end],
            branches: Vec::new(),
            root: OUTSIDE,
            levels: count,
        };
        let mut made = Made::new([OUTSIDE, INSIDE]);
        let node = |level, branches: &[NodeIndex]| graph.add(level, branches);
        graph.root = levels.fold(region.edge, &mut made, node);
        graph
    }

    fn add(&mut self, level: u32, branches: &[NodeIndex]) -> NodeIndex {
        let index = self.nodes.len() as NodeIndex;
        self.nodes.push(Node {
            level,
            first: self.branches.len() as u32,
            count: branches.len() as u32,
        });
        self.branches.extend(branches);
        index
    }
}
