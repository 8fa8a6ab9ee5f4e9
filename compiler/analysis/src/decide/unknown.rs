//! On which open subjects the outcome still depends: those for which two lawful completions that
//! differ only there come out differently.

use super::effort::Effort;
use super::verdicts::{Node, UNLAWFUL, Verdicts};
use crate::space::Overrun;
use rustc_hash::FxHashSet;

/// The levels that matter, ascending.
pub(super) fn unknown(verdicts: &Verdicts, effort: &mut Effort) -> Result<Vec<usize>, Overrun> {
    let mut pairs = Pairs::of(verdicts);
    let mut by_level: Vec<Vec<Node>> = vec![Vec::new(); verdicts.subjects.len()];
    for node in verdicts.branching() {
        by_level[verdicts.level(node)].push(node);
    }
    let mut levels = Vec::new();
    for (level, nodes) in by_level.iter().enumerate() {
        if pairs.some_differ(nodes, effort)? {
            levels.push(level);
        }
    }
    Ok(levels)
}

/// What lies below a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    One(Node),
    Several,
}

struct Pairs<'v> {
    verdicts: &'v Verdicts,
    below: Vec<Below>,
    /// Pairs from which no difference is in reach.
    same: FxHashSet<(Node, Node)>,
}

impl<'v> Pairs<'v> {
    fn of(verdicts: &'v Verdicts) -> Pairs<'v> {
        let ends = verdicts.ends().map(|node| match node {
            UNLAWFUL => Below::Nothing,
            node => Below::One(node),
        });
        let mut below: Vec<Below> = ends.collect();
        for node in verdicts.branching() {
            let parts = verdicts.branches(node).iter().map(|&to| below[to as usize]);
            below.push(parts.fold(Below::Nothing, joined));
        }
        Pairs {
            verdicts,
            below,
            same: FxHashSet::default(),
        }
    }

    /// Whether two branches of one of these nodes come out differently somewhere.
    fn some_differ(&mut self, nodes: &[Node], effort: &mut Effort) -> Result<bool, Overrun> {
        for &node in nodes {
            let branches = self.verdicts.branches(node);
            for (place, &one) in branches.iter().enumerate() {
                for &other in &branches[place + 1..] {
                    if self.differ(one, other, effort)? {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Whether the same values below lead from the two nodes to different outcomes.
    fn differ(&mut self, one: Node, other: Node, effort: &mut Effort) -> Result<bool, Overrun> {
        let mut seen = FxHashSet::default();
        let mut open = vec![(one, other)];
        while let Some((one, other)) = open.pop() {
            let pair = (one.min(other), one.max(other));
            if self.alike(pair) || self.same.contains(&pair) || !seen.insert(pair) {
                continue;
            }
            effort.spend(1)?;
            let (a, b) = (self.verdicts.level(one), self.verdicts.level(other));
            if a == b && self.verdicts.ends().contains(&one) {
                return Ok(true);
            }
            let level = a.min(b);
            let count = self
                .verdicts
                .branches(if a == level { one } else { other })
                .len();
            let onward = |node: Node, at: usize, alternative: usize| match at == level {
                true => self.verdicts.branches(node)[alternative],
                false => node,
            };
            open.extend((0..count).map(|each| (onward(one, a, each), onward(other, b, each))));
        }
        self.same.extend(seen);
        Ok(false)
    }

    fn alike(&self, (one, other): (Node, Node)) -> bool {
        match (self.below[one as usize], self.below[other as usize]) {
            _ if one == other => true,
            (Below::Nothing, _) | (_, Below::Nothing) => true,
            (Below::One(a), Below::One(b)) => a == b,
            _ => false,
        }
    }
}

fn joined(one: Below, other: Below) -> Below {
    match (one, other) {
        (Below::Nothing, it) | (it, Below::Nothing) => it,
        (one, other) if one == other => one,
        _ => Below::Several,
    }
}
