//! A region as a plain graph over subjects, for walks that a diagram library has no word for.
//!
//! Each node branches on one subject, with one branch for each of its alternatives; nodes are
//! shared, and a node whose branches are all the same is left out. Parts come before the whole.

use super::subjects::Groups;
use super::Region;
use oxidd::bcdd::BCDDFunction;
use oxidd::{BooleanFunction, Function, Manager};
use std::collections::HashMap;

/// Index of a node.
pub type NodeIndex = u32;

/// The node that no case reaches, and the one that holds whatever follows.
pub const OUTSIDE: NodeIndex = 0;
/// See [`OUTSIDE`].
pub const INSIDE: NodeIndex = 1;

/// One branching.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Branching {
    /// The subject's place in the order of the diagram.
    pub level: u32,
    /// By alternative: where it leads.
    pub branches: Box<[NodeIndex]>,
}

/// The graph of one region.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The first two stand for [`OUTSIDE`] and [`INSIDE`] and branch nowhere.
    nodes: Vec<Branching>,
    root: NodeIndex,
    levels: u32,
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

    /// All nodes, parts before the whole.
    pub fn nodes(&self) -> &[Branching] {
        &self.nodes
    }

    /// A node's level.
    pub fn level(&self, node: NodeIndex) -> u32 {
        self.nodes[node as usize].level
    }

    /// A node's branches, by alternative.
    pub fn branches(&self, node: NodeIndex) -> &[NodeIndex] {
        &self.nodes[node as usize].branches
    }

    /// The levels that the region depends on, ascending.
    pub fn support(&self) -> Vec<u32> {
        let mut levels: Vec<u32> = self.nodes[2..].iter().map(|node| node.level).collect();
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
            let branching = &self.nodes[node as usize];
            match fixed[branching.level as usize] {
                Some(alternative) => open.push(branching.branches[alternative as usize]),
                None => open.extend(branching.branches.iter()),
            }
        }
        false
    }

    pub(super) fn of(region: &Region, groups: &Groups) -> Graph {
        let binary = Binary::of(&region.0);
        let levels = groups.list.len() as u32;
        let end = Branching {
            level: levels,
            branches: Box::default(),
        };
        let mut builder = Builder {
            graph: Graph {
                nodes: vec![end.clone(), end],
                root: OUTSIDE,
                levels,
            },
            shared: HashMap::new(),
        };
        let mut of_binary: Vec<NodeIndex> = vec![OUTSIDE, INSIDE];
        for node in &binary.nodes[2..] {
            let level = groups.of_variable[node.variable as usize];
            let group = &groups.list[level as usize];
            let branches = (0..group.alternatives)
                .map(|alternative| {
                    let end = binary.follow(node, groups, level, alternative);
                    of_binary[end as usize]
                })
                .collect();
            of_binary.push(builder.node(level, branches));
        }
        builder.graph.root = of_binary[binary.root as usize];
        builder.graph
    }
}

struct Builder {
    graph: Graph,
    shared: HashMap<Branching, NodeIndex>,
}

impl Builder {
    fn node(&mut self, level: u32, branches: Box<[NodeIndex]>) -> NodeIndex {
        if branches.iter().all(|branch| *branch == branches[0]) {
            return branches[0];
        }
        let branching = Branching { level, branches };
        if let Some(&known) = self.shared.get(&branching) {
            return known;
        }
        let index = self.graph.nodes.len() as NodeIndex;
        self.graph.nodes.push(branching.clone());
        self.shared.insert(branching, index);
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
            let mut index = HashMap::new();
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
