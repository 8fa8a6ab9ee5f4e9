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
    /// By the library's number, without its sign: a node here, or [`UNKNOWN`].
    known: Vec<u32>,
    collections: u64,
    /// How often it began afresh.
    begun: u32,
}

/// Of a node of the library that was not copied.
const UNKNOWN: u32 = u32::MAX;

/// What walks of one kind have made of the ends that they met, each from its branches. It is kept
/// between walks, until the sheet begins afresh.
pub(super) struct Made<T> {
    /// By end.
    of: Vec<Option<T>>,
    ends: [T; 2],
    begun: u32,
}

impl<T: Copy> Made<T> {
    /// Nothing but what the two ends are.
    pub fn new(ends: [T; 2]) -> Made<T> {
        Made {
            of: Vec::new(),
            ends,
            begun: 0,
        }
    }

    /// What was made of an end.
    pub fn get(&self, end: End) -> Option<T> {
        *self.of.get(end as usize)?
    }

    fn continue_on(&mut self, sheet: &Sheet) {
        if self.begun != sheet.begun {
            self.begun = sheet.begun;
            self.of.clear();
        }
        self.of.resize(2 * sheet.nodes.len(), None);
        self.of[NOWHERE as usize] = Some(self.ends[0]);
        self.of[EVERYWHERE as usize] = Some(self.ends[1]);
    }
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
                if self.copied(plain.node_id()).is_some() {
                    open.pop();
                    continue;
                }
                let Some((high, low)) = BCDDFunction::cofactors_edge(manager, plain) else {
                    self.keep(plain.node_id(), 0);
                    continue;
                };
                let parts = (self.copied(high.node_id()), self.copied(low.node_id()));
                let (Some(high_node), Some(low_node)) = parts else {
                    open.extend([high, low]);
                    continue;
                };
                let variable = manager.get_node(plain).level();
                let level = groups.of_variable[variable as usize];
                self.keep(plain.node_id(), self.nodes.len() as u32);
                self.nodes.push(Node {
                    level,
                    place: variable - groups.list[level as usize].first,
                    high: high_node << 1 | sign(high.tag()),
                    low: low_node << 1 | sign(low.tag()),
                });
                open.pop();
            }
            let node = self.copied(root.node_id()).unwrap_or_default();
            node << 1 | sign(root.tag())
        })
    }

    /// The node here that is the library's.
    fn copied(&self, number: NodeID) -> Option<u32> {
        let node = *self.known.get(number)?;
        (node != UNKNOWN).then_some(node)
    }

    fn keep(&mut self, number: NodeID, node: u32) {
        if self.known.len() <= number {
            self.known.resize(number + 1, UNKNOWN);
        }
        self.known[number] = node;
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
        self.begun += 1;
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
            end = turned(next, end);
        }
        end
    }

    /// Something for the root and all below it, made from what the branches have.
    pub fn fold<T: Copy>(
        &self,
        groups: &Groups,
        root: End,
        made: &mut Made<T>,
        mut of: impl FnMut(u32, &[T]) -> T,
    ) -> T {
        made.continue_on(self);
        let mut open = vec![root];
        let mut parts: Vec<T> = Vec::new();
        while let Some(&end) = open.last() {
            if made.of[end as usize].is_some() {
                open.pop();
                continue;
            }
            let node = self.nodes[(end >> 1) as usize];
            let before = open.len();
            parts.clear();
            let mut part = |to: End| match made.of[to as usize] {
                Some(part) => parts.push(part),
                None => open.push(to),
            };
            let (mut first, mut apart) = (None, false);
            match groups.list[node.level as usize].alternatives {
                // 是 or 否, as nearly all facts are: the two differ, or there would be no node.
                2 => {
                    part(turned(node.low, end));
                    part(turned(node.high, end));
                    apart = true;
                }
                all => {
                    for alternative in 0..all {
                        let to = self.follow(end, node.level, alternative);
                        apart |= *first.get_or_insert(to) != to;
                        part(to);
                    }
                }
            }
            if open.len() == before {
                let whole = if apart {
                    of(node.level, &parts)
                } else {
                    parts[0]
                };
                made.of[end as usize] = Some(whole);
                open.pop();
            }
        }
        made.of[root as usize].unwrap_or(made.ends[0])
    }
}

/// Where a branch of the node behind `end` leads: its sign is turned where `end` is the opposite. A set
/// last bit is the plain sense.
fn turned(branch: End, end: End) -> End {
    branch ^ (end & 1) ^ 1
}

/// One where the edge has the plain sense of its node.
fn sign<T: Default + PartialEq>(tag: T) -> u32 {
    u32::from(tag == T::default())
}
