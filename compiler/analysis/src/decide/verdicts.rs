//! All outcomes in one graph: each path ends in the outcome of its cases, or in none, where 约束
//! exclude them.
//!
//! Parts come before the whole; a node whose branches are all the same is left out.

use crate::space::{Graph, INSIDE, OUTSIDE, Overrun, Space, Subject};
use qufen_semantics::model::OutcomeId;
use rustc_hash::FxHashMap;

/// Index of a node. The first stand for the ends: [`UNLAWFUL`], then each outcome.
pub(super) type Node = u32;

/// The end of the cases that cannot be.
pub(super) const UNLAWFUL: Node = 0;

/// The graph.
#[derive(Clone, Debug)]
pub(super) struct Verdicts {
    /// By level: what it branches on.
    pub subjects: Vec<Subject>,
    levels: Vec<u32>,
    /// Where the branches of each node begin, and the end of the last.
    firsts: Vec<u32>,
    branches: Vec<Node>,
    pub root: Node,
    outcomes: u32,
}

/// The end of an outcome.
pub(super) fn end(outcome: OutcomeId) -> Node {
    outcome.0 + 1
}

impl Verdicts {
    /// The outcomes of a space.
    pub fn of(space: &Space<'_>) -> Result<Verdicts, Overrun> {
        let outcomes = (0..space.model().outcomes.len() as u32).map(OutcomeId);
        let graphs: Result<Vec<Graph>, Overrun> = outcomes
            .map(|outcome| space.graph(space.is(outcome)?))
            .collect();
        Ok(Product::of(&graphs?, space.subjects().len()).verdicts(space.subjects().collect()))
    }

    /// What is left once the alternatives of the levels in `fixed` are settled.
    pub fn restricted(&self, fixed: &[Option<u32>]) -> Verdicts {
        let reached = self.reached(fixed);
        let mut builder = Builder::new(self.subjects.clone(), self.outcomes);
        let mut made: Vec<Node> = (0..self.len() as Node).collect();
        for node in self.branching().filter(|&node| reached[node as usize]) {
            let level = self.level(node);
            made[node as usize] = match fixed[level] {
                Some(alternative) => made[self.branches(node)[alternative as usize] as usize],
                None => {
                    let branches = self.branches(node).iter();
                    builder.node(level, branches.map(|&to| made[to as usize]).collect())
                }
            };
        }
        builder.finished(made[self.root as usize])
    }

    /// The outcomes of the cases that agree with `fixed`, in the decision's order.
    pub fn possible(&self, fixed: &[Option<u32>]) -> Vec<OutcomeId> {
        let reached = self.reached(fixed);
        let outcomes = (0..self.outcomes).map(OutcomeId);
        outcomes
            .filter(|&outcome| reached[end(outcome) as usize])
            .collect()
    }

    /// By node: whether some case that agrees with `fixed` passes it.
    fn reached(&self, fixed: &[Option<u32>]) -> Vec<bool> {
        let mut reached = vec![false; self.len()];
        reached[self.root as usize] = true;
        for node in self.branching().rev() {
            if !reached[node as usize] {
                continue;
            }
            match fixed[self.level(node)] {
                Some(alternative) => {
                    reached[self.branches(node)[alternative as usize] as usize] = true;
                }
                None => {
                    for &to in self.branches(node) {
                        reached[to as usize] = true;
                    }
                }
            }
        }
        reached
    }

    /// The levels on which something hangs, ascending.
    pub fn support(&self) -> Vec<usize> {
        let mut levels: Vec<usize> = self.branching().map(|node| self.level(node)).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// Number of nodes, the ends included.
    pub fn len(&self) -> usize {
        self.levels.len()
    }

    /// The nodes that branch, parts before the whole.
    pub fn branching(&self) -> std::ops::Range<Node> {
        self.outcomes + 1..self.len() as Node
    }

    /// The ends.
    pub fn ends(&self) -> std::ops::Range<Node> {
        UNLAWFUL..self.outcomes + 1
    }

    /// A node's level; for an end, the number of levels.
    pub fn level(&self, node: Node) -> usize {
        self.levels[node as usize] as usize
    }

    /// A node's branches, by alternative.
    pub fn branches(&self, node: Node) -> &[Node] {
        let (first, last) = (self.firsts[node as usize], self.firsts[node as usize + 1]);
        &self.branches[first as usize..last as usize]
    }
}

/// Makes nodes, each once.
struct Builder {
    verdicts: Verdicts,
    shared: FxHashMap<(u32, Box<[Node]>), Node>,
}

impl Builder {
    fn new(subjects: Vec<Subject>, outcomes: u32) -> Builder {
        let ends = outcomes as usize + 1;
        Builder {
            verdicts: Verdicts {
                levels: vec![subjects.len() as u32; ends],
                subjects,
                firsts: vec![0; ends + 1],
                branches: Vec::new(),
                root: UNLAWFUL,
                outcomes,
            },
            shared: FxHashMap::default(),
        }
    }

    fn node(&mut self, level: usize, branches: Box<[Node]>) -> Node {
        if branches.iter().all(|branch| *branch == branches[0]) {
            return branches[0];
        }
        let verdicts = &mut self.verdicts;
        let made = self.shared.entry((level as u32, branches));
        if let std::collections::hash_map::Entry::Occupied(known) = &made {
            return *known.get();
        }
        let index = verdicts.levels.len() as Node;
        verdicts.levels.push(level as u32);
        verdicts.branches.extend(&made.key().1[..]);
        verdicts.firsts.push(verdicts.branches.len() as u32);
        *made.or_insert(index)
    }

    fn finished(mut self, root: Node) -> Verdicts {
        self.verdicts.root = root;
        self.verdicts
    }
}

/// The graphs of all outcomes, walked side by side.
struct Product<'g> {
    graphs: &'g [Graph],
    /// A node of each graph.
    places: Vec<Box<[u32]>>,
    known: FxHashMap<Box<[u32]>, usize>,
    /// By level: the places that branch there.
    by_level: Vec<Vec<usize>>,
    /// By place: where its alternatives lead.
    next: Vec<Vec<usize>>,
}

impl Product<'_> {
    fn of(graphs: &[Graph], levels: usize) -> Product<'_> {
        let mut product = Product {
            graphs,
            places: Vec::new(),
            known: FxHashMap::default(),
            by_level: vec![Vec::new(); levels + 1],
            next: Vec::new(),
        };
        product.place(graphs.iter().map(Graph::root).collect());
        for level in 0..levels {
            for place in std::mem::take(&mut product.by_level[level]) {
                product.branch(level, place);
                product.by_level[level].push(place);
            }
        }
        product
    }

    fn place(&mut self, nodes: Box<[u32]>) -> usize {
        if let Some(&known) = self.known.get(&nodes) {
            return known;
        }
        let levels = self
            .graphs
            .iter()
            .zip(&nodes)
            .map(|(graph, &node)| graph.level(node));
        let level = levels.min().unwrap_or(0) as usize;
        let index = self.places.len();
        self.by_level[level].push(index);
        self.next.push(Vec::new());
        self.known.insert(nodes.clone(), index);
        self.places.push(nodes);
        index
    }

    fn branch(&mut self, level: usize, place: usize) {
        let nodes = self.places[place].clone();
        let at_level = |(graph, node): (&Graph, &u32)| {
            (graph.level(*node) as usize == level).then(|| graph.branches(*node).len())
        };
        let count = self
            .graphs
            .iter()
            .zip(&nodes)
            .find_map(at_level)
            .unwrap_or(0);
        for alternative in 0..count {
            let onward = self.graphs.iter().zip(&nodes).map(|(graph, &node)| {
                let here = graph.level(node) as usize == level;
                if here {
                    graph.branches(node)[alternative]
                } else {
                    node
                }
            });
            let onward = onward.collect();
            let to = self.place(onward);
            self.next[place].push(to);
        }
    }

    fn verdicts(self, subjects: Vec<Subject>) -> Verdicts {
        let mut builder = Builder::new(subjects, self.graphs.len() as u32);
        let mut made = vec![UNLAWFUL; self.places.len()];
        let ends = self.by_level.last().into_iter().flatten();
        for &place in ends {
            let inside = self.places[place].iter().position(|&node| node == INSIDE);
            made[place] = inside.map_or(UNLAWFUL, |index| end(OutcomeId(index as u32)));
            debug_assert!(
                self.places[place]
                    .iter()
                    .all(|&node| node == INSIDE || node == OUTSIDE)
            );
        }
        for (level, places) in self.by_level.iter().enumerate().rev().skip(1) {
            for &place in places {
                let branches = self.next[place].iter().map(|&to| made[to]).collect();
                made[place] = builder.node(level, branches);
            }
        }
        let root = made.first().copied().unwrap_or(UNLAWFUL);
        builder.finished(root)
    }
}
