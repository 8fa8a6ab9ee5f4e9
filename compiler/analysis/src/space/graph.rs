//! A region as a plain graph over subjects, for walks that a diagram library has no word for.
//!
//! Each node branches on one subject, with one branch for each of its alternatives; nodes are
//! shared, and a node whose branches are all the same is left out. Parts come before the whole.

use super::Region;
use super::subjects::Groups;
use hashbrown::HashTable;
use oxidd::bcdd::BCDDFunction;
use oxidd::{BooleanFunction, Function, Manager};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

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

    pub(super) fn of(region: &Region, groups: &Groups) -> Graph {
        let binary = Binary::of(&region.0);
        let mut builder = Builder::new(groups, binary.nodes.len());
        let mut of_binary: Vec<NodeIndex> = vec![OUTSIDE, INSIDE];
        for node in &binary.nodes[2..] {
            let level = groups.of_variable[node.variable as usize];
            let ends = (0..groups.list[level as usize].alternatives)
                .map(|alternative| binary.follow(node, groups, level, alternative));
            let made = builder.node(level, ends.map(|end| of_binary[end as usize]));
            of_binary.push(made);
        }
        builder.graph.root = of_binary[binary.root as usize];
        builder.graph
    }
}

struct Builder {
    graph: Graph,
    shared: HashTable<NodeIndex>,
}

impl Builder {
    fn new(groups: &Groups, size: usize) -> Builder {
        let end = Node {
            level: groups.list.len() as u32,
            first: 0,
            count: 0,
        };
        let mut nodes = Vec::with_capacity(size);
        nodes.extend([end, end]);
        Builder {
            graph: Graph {
                nodes,
                branches: Vec::with_capacity(2 * size),
                root: OUTSIDE,
                levels: groups.list.len() as u32,
            },
            shared: HashTable::with_capacity(size),
        }
    }

    /// The one node of this level with these branches.
    fn node(&mut self, level: u32, branches: impl Iterator<Item = NodeIndex>) -> NodeIndex {
        let graph = &mut self.graph;
        let first = graph.branches.len();
        graph.branches.extend(branches);
        let made = &graph.branches[first..];
        if made.iter().all(|branch| *branch == made[0]) {
            let only = made[0];
            graph.branches.truncate(first);
            return only;
        }
        let hash = FxBuildHasher.hash_one((level, made));
        let same =
            |&other: &NodeIndex| graph.level(other) == level && graph.branches(other) == made;
        if let Some(&known) = self.shared.find(hash, same) {
            graph.branches.truncate(first);
            return known;
        }
        let index = graph.nodes.len() as NodeIndex;
        let count = made.len() as u32;
        graph.nodes.push(Node {
            level,
            first: first as u32,
            count,
        });
        let rehash = |&other: &NodeIndex| {
            FxBuildHasher.hash_one((graph.level(other), graph.branches(other)))
        };
        self.shared.insert_unique(hash, index, rehash);
        index
    }
}

/// The library's diagram, copied out node by node, parts first.
struct Binary {
    nodes: Vec<BinaryNode>,
    root: u32,
}

#[derive(Clone, Copy)]
struct BinaryNode {
    variable: u32,
    high: u32,
    low: u32,
}

impl Binary {
    fn of(function: &BCDDFunction) -> Binary {
        let end = BinaryNode {
            variable: u32::MAX,
            high: 0,
            low: 0,
        };
        function.with_manager_shared(|manager, root| {
            let mut nodes = vec![end, end];
            let (nothing, everything) = (BCDDFunction::f(manager), BCDDFunction::t(manager));
            let mut index = FxHashMap::default();
            index.insert(nothing.as_edge(manager).raw(), 0);
            index.insert(everything.as_edge(manager).raw(), 1);
            let mut open = vec![(root, false)];
            while let Some((edge, ready)) = open.pop() {
                if index.contains_key(&edge.raw()) {
                    continue;
                }
                let Some((high, low)) = BCDDFunction::cofactors_edge(manager, edge) else {
                    continue;
                };
                if ready {
                    let node = BinaryNode {
                        variable: manager.get_node(edge).level(),
                        high: index[&high.raw()],
                        low: index[&low.raw()],
                    };
                    index.insert(edge.raw(), nodes.len() as u32);
                    nodes.push(node);
                } else {
                    open.extend([(edge, true), (high, false), (low, false)]);
                }
            }
            Binary {
                root: index[&root.raw()],
                nodes,
            }
        })
    }

    /// Where `alternative` of the group of `node` leads.
    fn follow(&self, node: &BinaryNode, groups: &Groups, level: u32, alternative: u32) -> u32 {
        let first = groups.list[level as usize].first;
        let mut node = *node;
        loop {
            let passes = alternative > node.variable - first;
            let next = if passes { node.high } else { node.low };
            match self.nodes[next as usize] {
                inner if next >= 2 && groups.of_variable[inner.variable as usize] == level => {
                    node = inner;
                }
                _ => return next,
            }
        }
    }
}
