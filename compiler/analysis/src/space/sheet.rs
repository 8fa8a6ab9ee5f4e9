//! The library's diagram, copied out for walks that it has no word for, and kept between them.
//!
//! All regions of one space share their nodes, so a walk copies only what no earlier walk has met.
//! A copied node is numbered after its parts; the last bit of an [`End`] says "the opposite", so
//! that the complement of a region costs nothing. When the library has collected its garbage, its
//! numbers may mean other nodes, and the sheet begins afresh.

use super::Region;
use super::subjects::Groups;
use oxidd::bcdd::BCDDFunction;
use oxidd::{BooleanFunction, Function, Manager, NodeID};
use rustc_hash::FxHashMap;

/// Where an edge leads: a node, or the opposite of it.
pub(super) type End = u32;

/// No case.
pub(super) const NOWHERE: End = 0;
/// Every case.
pub(super) const EVERYWHERE: End = 1;

/// The nodes that some walk has met.
#[derive(Default)]
pub(super) struct Sheet {
    /// The first stands for the two ends.
    nodes: Vec<Node>,
    /// By the library's number, without its sign.
    known: FxHashMap<NodeID, u32>,
    collections: u64,
    /// By end: the fold that met it last, and at which place.
    met: Vec<(u32, u32)>,
    folds: u32,
}

#[derive(Clone, Copy)]
struct Node {
    /// Its place among the subjects.
    level: u32,
    /// Which of its subject's variables it tests.
    place: u32,
    high: End,
    low: End,
}

impl Sheet {
    /// The region's root, all its nodes copied.
    pub fn root(&mut self, region: &Region, groups: &Groups) -> End {
        region.0.with_manager_shared(|manager, root| {
            if self.nodes.is_empty() || self.collections != manager.gc_count() {
                self.begin(groups, manager.gc_count());
            }
            let mut open = vec![root];
            while let Some(&edge) = open.last() {
                let plain = edge.with_tag(Default::default());
                if self.known.contains_key(&plain.node_id()) {
                    open.pop();
                    continue;
                }
                let Some((high, low)) = BCDDFunction::cofactors_edge(manager, plain) else {
                    self.known.insert(plain.node_id(), 0);
                    continue;
                };
                let before = open.len();
                open.extend(
                    [high, low]
                        .iter()
                        .filter(|it| !self.known.contains_key(&it.node_id())),
                );
                if open.len() > before {
                    continue;
                }
                let variable = manager.get_node(plain).level();
                let level = groups.of_variable[variable as usize];
                let node = Node {
                    level,
                    place: variable - groups.list[level as usize].first,
                    high: self.known[&high.node_id()] << 1 | sign(high.tag()),
                    low: self.known[&low.node_id()] << 1 | sign(low.tag()),
                };
                self.known.insert(plain.node_id(), self.nodes.len() as u32);
                self.nodes.push(node);
                open.pop();
            }
            self.known[&root.node_id()] << 1 | sign(root.tag())
        })
    }

    fn begin(&mut self, groups: &Groups, collections: u64) {
        self.known.clear();
        self.nodes.clear();
        self.nodes.push(Node {
            level: groups.list.len() as u32,
            place: 0,
            high: NOWHERE,
            low: NOWHERE,
        });
        self.collections = collections;
    }

    /// The level at which an end branches; the number of levels where it does not.
    pub fn level(&self, end: End) -> u32 {
        self.nodes[(end >> 1) as usize].level
    }

    /// Where `alternative` of `level` leads; an end that branches further down stays as it is.
    pub fn follow(&self, mut end: End, level: u32, alternative: u32) -> End {
        while end > EVERYWHERE {
            let node = self.nodes[(end >> 1) as usize];
            if node.level != level {
                break;
            }
            let next = if alternative > node.place {
                node.high
            } else {
                node.low
            };
            // The sign of what is opposite is turned: a set last bit is the plain sense.
            end = next ^ (end & 1) ^ 1;
        }
        end
    }

    /// For the root and all below it: something made from what the branches have. [`Sheet::met_as`]
    /// tells where, until the next fold.
    pub fn fold<T: Copy>(
        &mut self,
        groups: &Groups,
        root: End,
        ends: [T; 2],
        mut of: impl FnMut(u32, &[T]) -> T,
    ) -> Vec<T> {
        self.folds += 1;
        self.met.resize(2 * self.nodes.len(), (0, 0));
        let mut done = ends.to_vec();
        for end in [NOWHERE, EVERYWHERE] {
            self.met[end as usize] = (self.folds, end);
        }
        let mut open = vec![root];
        let mut parts: Vec<T> = Vec::new();
        while let Some(&end) = open.last() {
            if self.met_as(end).is_some() {
                open.pop();
                continue;
            }
            let level = self.level(end);
            let first = self.follow(end, level, 0);
            let (before, mut apart) = (open.len(), false);
            parts.clear();
            for alternative in 0..groups.list[level as usize].alternatives {
                let to = self.follow(end, level, alternative);
                apart |= to != first;
                match self.met_as(to) {
                    Some(place) => parts.push(done[place]),
                    None => open.push(to),
                }
            }
            if open.len() == before {
                self.met[end as usize] = (self.folds, done.len() as u32);
                done.push(if apart { of(level, &parts) } else { parts[0] });
                open.pop();
            }
        }
        done
    }

    /// The place of an end among what the last fold made.
    pub fn met_as(&self, end: End) -> Option<usize> {
        let (fold, place) = *self.met.get(end as usize)?;
        (fold == self.folds).then_some(place as usize)
    }
}

/// One where the edge has the plain sense of its node.
fn sign<T: Default + PartialEq>(tag: T) -> u32 {
    u32::from(tag == T::default())
}
